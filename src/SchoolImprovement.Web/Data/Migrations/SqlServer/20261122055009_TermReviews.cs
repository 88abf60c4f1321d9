using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TermReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TermReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SignedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermReviews", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TermReviews_Plans_TrustId_PlanId",
                        columns: x => new { x.TrustId, x.PlanId },
                        principalTable: "Plans",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TermReviews_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PriorityReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    PriorityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Progress = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    WhatChanged = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ForWhom = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    HowWeKnow = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorityReviews", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_PriorityReviews_TermReviews_TrustId_ReviewId",
                        columns: x => new { x.TrustId, x.ReviewId },
                        principalTable: "TermReviews",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PriorityReviews_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ReviewedParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PriorityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MilestoneTerm = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Progress = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Figure = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Target = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewedParts", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReviewedParts_TermReviews_TrustId_ReviewId",
                        columns: x => new { x.TrustId, x.ReviewId },
                        principalTable: "TermReviews",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReviewedParts_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_PriorityReviews_TrustId_ReviewId_PriorityId",
                table: "PriorityReviews",
                columns: new[] { "TrustId", "ReviewId", "PriorityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewedParts_TrustId_ReviewId",
                table: "ReviewedParts",
                columns: new[] { "TrustId", "ReviewId" });

            migrationBuilder.CreateIndex(
                name: "IX_TermReviews_TrustId_PlanId_Term",
                table: "TermReviews",
                columns: new[] { "TrustId", "PlanId", "Term" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PriorityReviews");

            migrationBuilder.DropTable(
                name: "ReviewedParts");

            migrationBuilder.DropTable(
                name: "TermReviews");
        }
    }
}
