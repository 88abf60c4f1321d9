using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SelfEvaluations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SefDrafts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SefDrafts", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_SefDrafts_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_SefDrafts_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Sefs",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FrameworkId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Context = table.Column<string>(type: "TEXT", nullable: true),
                    InspectedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sefs", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Sefs_Frameworks_TrustId_FrameworkId",
                        columns: x => new { x.TrustId, x.FrameworkId },
                        principalTable: "Frameworks",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Sefs_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Sefs_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AreaEvaluations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SefId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    GradeCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GradeToken = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GradeIcon = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    GradeOrder = table.Column<int>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Groups = table.Column<string>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaEvaluations", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_AreaEvaluations_EvaluationArea_TrustId_AreaId",
                        columns: x => new { x.TrustId, x.AreaId },
                        principalTable: "EvaluationArea",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_AreaEvaluations_Sefs_TrustId_SefId",
                        columns: x => new { x.TrustId, x.SefId },
                        principalTable: "Sefs",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AreaEvaluations_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "EvaluationPoints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SefId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationPoints", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluationPoints_Sefs_TrustId_SefId",
                        columns: x => new { x.TrustId, x.SefId },
                        principalTable: "Sefs",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationPoints_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Moderations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SefId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SchoolGradeCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    GradeCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    IsTrusts = table.Column<bool>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moderations", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Moderations_Sefs_TrustId_SefId",
                        columns: x => new { x.TrustId, x.SefId },
                        principalTable: "Sefs",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Moderations_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SefSnapshots",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SefId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Grades = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SefSnapshots", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_SefSnapshots_Sefs_TrustId_SefId",
                        columns: x => new { x.TrustId, x.SefId },
                        principalTable: "Sefs",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SefSnapshots_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_AreaEvaluations_TrustId_AreaId",
                table: "AreaEvaluations",
                columns: new[] { "TrustId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaEvaluations_TrustId_SchoolId_AreaId",
                table: "AreaEvaluations",
                columns: new[] { "TrustId", "SchoolId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaEvaluations_TrustId_SefId_AreaId",
                table: "AreaEvaluations",
                columns: new[] { "TrustId", "SefId", "AreaId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationPoints_TrustId_SefId",
                table: "EvaluationPoints",
                columns: new[] { "TrustId", "SefId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moderations_TrustId_SefId",
                table: "Moderations",
                columns: new[] { "TrustId", "SefId" });

            migrationBuilder.CreateIndex(
                name: "IX_SefDrafts_TrustId_SchoolId_MemberId_Target",
                table: "SefDrafts",
                columns: new[] { "TrustId", "SchoolId", "MemberId", "Target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sefs_TrustId_FrameworkId",
                table: "Sefs",
                columns: new[] { "TrustId", "FrameworkId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sefs_TrustId_SchoolId_FrameworkId",
                table: "Sefs",
                columns: new[] { "TrustId", "SchoolId", "FrameworkId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SefSnapshots_TrustId_SefId_Year_Term",
                table: "SefSnapshots",
                columns: new[] { "TrustId", "SefId", "Year", "Term" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AreaEvaluations");

            migrationBuilder.DropTable(
                name: "EvaluationPoints");

            migrationBuilder.DropTable(
                name: "Moderations");

            migrationBuilder.DropTable(
                name: "SefDrafts");

            migrationBuilder.DropTable(
                name: "SefSnapshots");

            migrationBuilder.DropTable(
                name: "Sefs");
        }
    }
}
