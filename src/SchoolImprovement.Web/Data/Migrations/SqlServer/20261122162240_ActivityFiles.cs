using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ActivityFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ActivityId",
                table: "EvidenceFiles",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceFiles_TrustId_ActivityId",
                table: "EvidenceFiles",
                columns: new[] { "TrustId", "ActivityId" });

            migrationBuilder.AddForeignKey(
                name: "FK_EvidenceFiles_MonitoringActivities_TrustId_ActivityId",
                table: "EvidenceFiles",
                columns: new[] { "TrustId", "ActivityId" },
                principalTable: "MonitoringActivities",
                principalColumns: new[] { "TrustId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EvidenceFiles_MonitoringActivities_TrustId_ActivityId",
                table: "EvidenceFiles");

            migrationBuilder.DropIndex(
                name: "IX_EvidenceFiles_TrustId_ActivityId",
                table: "EvidenceFiles");

            migrationBuilder.DropColumn(
                name: "ActivityId",
                table: "EvidenceFiles");
        }
    }
}
