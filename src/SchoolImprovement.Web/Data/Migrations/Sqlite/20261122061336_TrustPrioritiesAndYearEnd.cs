using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrustPrioritiesAndYearEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MustSee",
                table: "TrustPriorities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NonNegotiable",
                table: "TrustPriorities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExcepted",
                table: "Priorities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "YearEnd",
                table: "Priorities",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "YearEndNote",
                table: "Priorities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ExceptionRequests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExceptionRequests", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_ExceptionRequests_Plans_TrustId_PlanId",
                        columns: x => new { x.TrustId, x.PlanId },
                        principalTable: "Plans",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExceptionRequests_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionRequests_TrustId_PlanId",
                table: "ExceptionRequests",
                columns: new[] { "TrustId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionRequests_TrustId_PriorityId",
                table: "ExceptionRequests",
                columns: new[] { "TrustId", "PriorityId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExceptionRequests");

            migrationBuilder.DropColumn(
                name: "MustSee",
                table: "TrustPriorities");

            migrationBuilder.DropColumn(
                name: "NonNegotiable",
                table: "TrustPriorities");

            migrationBuilder.DropColumn(
                name: "IsExcepted",
                table: "Priorities");

            migrationBuilder.DropColumn(
                name: "YearEnd",
                table: "Priorities");

            migrationBuilder.DropColumn(
                name: "YearEndNote",
                table: "Priorities");
        }
    }
}
