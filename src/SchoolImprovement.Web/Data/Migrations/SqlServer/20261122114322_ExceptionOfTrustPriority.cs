using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExceptionOfTrustPriority : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "TrustPriorityId",
                table: "ExceptionRequests",
                type: "uniqueidentifier",
                nullable: true);

            // Requests made before say which of the trust's priorities they mean by the school's copy, where it is still there.
            migrationBuilder.Sql("UPDATE ExceptionRequests SET TrustPriorityId = (SELECT p.TrustPriorityId FROM Priorities p WHERE p.TrustId = ExceptionRequests.TrustId AND p.Id = ExceptionRequests.PriorityId)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TrustPriorityId",
                table: "ExceptionRequests");
        }
    }
}
