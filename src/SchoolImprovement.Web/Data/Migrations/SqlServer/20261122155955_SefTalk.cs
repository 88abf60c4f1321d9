using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SefTalk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Comments",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<Guid>(
                name: "AreaId",
                table: "Comments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SefId",
                table: "Comments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "AreaEvaluations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_TrustId_AreaId",
                table: "Comments",
                columns: new[] { "TrustId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_TrustId_SefId",
                table: "Comments",
                columns: new[] { "TrustId", "SefId" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaEvaluations_TrustId_LeadId",
                table: "AreaEvaluations",
                columns: new[] { "TrustId", "LeadId" });

            migrationBuilder.AddForeignKey(
                name: "FK_AreaEvaluations_Members_TrustId_LeadId",
                table: "AreaEvaluations",
                columns: new[] { "TrustId", "LeadId" },
                principalTable: "Members",
                principalColumns: new[] { "TrustId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_EvaluationArea_TrustId_AreaId",
                table: "Comments",
                columns: new[] { "TrustId", "AreaId" },
                principalTable: "EvaluationArea",
                principalColumns: new[] { "TrustId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Sefs_TrustId_SefId",
                table: "Comments",
                columns: new[] { "TrustId", "SefId" },
                principalTable: "Sefs",
                principalColumns: new[] { "TrustId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AreaEvaluations_Members_TrustId_LeadId",
                table: "AreaEvaluations");

            migrationBuilder.DropForeignKey(
                name: "FK_Comments_EvaluationArea_TrustId_AreaId",
                table: "Comments");

            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Sefs_TrustId_SefId",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_TrustId_AreaId",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_TrustId_SefId",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_AreaEvaluations_TrustId_LeadId",
                table: "AreaEvaluations");

            migrationBuilder.DropColumn(
                name: "AreaId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "SefId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "AreaEvaluations");

            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Comments",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);
        }
    }
}
