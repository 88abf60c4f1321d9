using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SefId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AreaId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PointId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    TargetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    LinkedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
