using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SubjectPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans");

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectOf",
                table: "Priorities",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSubject",
                table: "Plans",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_SubjectOf",
                table: "Priorities",
                columns: new[] { "TrustId", "SubjectOf" });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" },
                unique: true,
                filter: "IsSubject = 0");

            migrationBuilder.AddForeignKey(
                name: "FK_Priorities_Priorities_TrustId_SubjectOf",
                table: "Priorities",
                columns: new[] { "TrustId", "SubjectOf" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Priorities_Priorities_TrustId_SubjectOf",
                table: "Priorities");

            migrationBuilder.DropIndex(
                name: "IX_Priorities_TrustId_SubjectOf",
                table: "Priorities");

            migrationBuilder.DropIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "SubjectOf",
                table: "Priorities");

            migrationBuilder.DropColumn(
                name: "IsSubject",
                table: "Plans");

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" },
                unique: true);
        }
    }
}
