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
                name: "UnderId",
                table: "Plans",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_UnderId",
                table: "Plans",
                columns: new[] { "TrustId", "UnderId" });

            migrationBuilder.CreateIndex(
                name: "OnePlanAYear",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" },
                unique: true,
                filter: "UnderId IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Plans_Priorities_TrustId_UnderId",
                table: "Plans",
                columns: new[] { "TrustId", "UnderId" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Plans_Priorities_TrustId_UnderId",
                table: "Plans");

            migrationBuilder.DropIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans");

            migrationBuilder.DropIndex(
                name: "IX_Plans_TrustId_UnderId",
                table: "Plans");

            migrationBuilder.DropIndex(
                name: "OnePlanAYear",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "UnderId",
                table: "Plans");

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" },
                unique: true);
        }
    }
}
