using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinkedEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LinkedEvidence",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SefId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PointId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LinkedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkedEvidence", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_LinkedEvidence_EvaluationArea_TrustId_AreaId",
                        columns: x => new { x.TrustId, x.AreaId },
                        principalTable: "EvaluationArea",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_LinkedEvidence_EvaluationPoints_TrustId_PointId",
                        columns: x => new { x.TrustId, x.PointId },
                        principalTable: "EvaluationPoints",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_LinkedEvidence_Sefs_TrustId_SefId",
                        columns: x => new { x.TrustId, x.SefId },
                        principalTable: "Sefs",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LinkedEvidence_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedEvidence_TrustId_AreaId",
                table: "LinkedEvidence",
                columns: new[] { "TrustId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedEvidence_TrustId_PointId",
                table: "LinkedEvidence",
                columns: new[] { "TrustId", "PointId" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedEvidence_TrustId_SchoolId_TargetId",
                table: "LinkedEvidence",
                columns: new[] { "TrustId", "SchoolId", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedEvidence_TrustId_SefId",
                table: "LinkedEvidence",
                columns: new[] { "TrustId", "SefId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LinkedEvidence");
        }
    }
}
