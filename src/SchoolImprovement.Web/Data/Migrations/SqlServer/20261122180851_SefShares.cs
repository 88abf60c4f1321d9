using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SefShares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SefShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reader = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ReaderSchools = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    SharedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SharedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SefShares", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_SefShares_Members_TrustId_MemberId",
                        columns: x => new { x.TrustId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_SefShares_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_SefShares_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SefShares_TrustId_MemberId",
                table: "SefShares",
                columns: new[] { "TrustId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_SefShares_TrustId_SchoolId_MemberId",
                table: "SefShares",
                columns: new[] { "TrustId", "SchoolId", "MemberId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SefShares");
        }
    }
}
