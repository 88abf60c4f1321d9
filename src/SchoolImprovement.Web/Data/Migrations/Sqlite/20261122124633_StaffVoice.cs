using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StaffVoice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Questionnaires",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Preset = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PresetVersion = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Opens = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Closes = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Asked = table.Column<int>(type: "INTEGER", nullable: true),
                    IsReady = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsClosedEarly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questionnaires", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Questionnaires_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Questionnaires_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    QuestionnaireId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OptionLines = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Questions_Questionnaires_TrustId_QuestionnaireId",
                        columns: x => new { x.TrustId, x.QuestionnaireId },
                        principalTable: "Questionnaires",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Questions_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            // Without row ids: SQLite numbers the rows of other tables in the order in which they come, which would be the order of the replies.
            migrationBuilder.Sql("""
                CREATE TABLE "Receipts" (
                    "Id" BLOB NOT NULL,
                    "TrustId" BLOB NOT NULL,
                    "QuestionnaireId" BLOB NOT NULL,
                    CONSTRAINT "PK_Receipts" PRIMARY KEY ("TrustId", "Id"),
                    CONSTRAINT "FK_Receipts_Questionnaires_TrustId_QuestionnaireId" FOREIGN KEY ("TrustId", "QuestionnaireId") REFERENCES "Questionnaires" ("TrustId", "Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_Receipts_Trusts_TrustId" FOREIGN KEY ("TrustId") REFERENCES "Trusts" ("Id")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.Sql("""
                CREATE TABLE "StaffComments" (
                    "Id" BLOB NOT NULL,
                    "TrustId" BLOB NOT NULL,
                    "QuestionnaireId" BLOB NOT NULL,
                    "QuestionId" BLOB NOT NULL,
                    "Text" TEXT NOT NULL,
                    "State" TEXT NOT NULL,
                    "CheckedBy" TEXT NULL,
                    CONSTRAINT "PK_StaffComments" PRIMARY KEY ("TrustId", "Id"),
                    CONSTRAINT "FK_StaffComments_Questionnaires_TrustId_QuestionnaireId" FOREIGN KEY ("TrustId", "QuestionnaireId") REFERENCES "Questionnaires" ("TrustId", "Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_StaffComments_Questions_TrustId_QuestionId" FOREIGN KEY ("TrustId", "QuestionId") REFERENCES "Questions" ("TrustId", "Id"),
                    CONSTRAINT "FK_StaffComments_Trusts_TrustId" FOREIGN KEY ("TrustId") REFERENCES "Trusts" ("Id")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    QuestionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Choice = table.Column<int>(type: "INTEGER", nullable: false),
                    NotSaid = table.Column<int>(type: "INTEGER", nullable: false),
                    Teachers = table.Column<int>(type: "INTEGER", nullable: false),
                    Support = table.Column<int>(type: "INTEGER", nullable: false),
                    Leaders = table.Column<int>(type: "INTEGER", nullable: false),
                    Others = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Tallies_Questions_TrustId_QuestionId",
                        columns: x => new { x.TrustId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Tallies_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Questionnaires_Secret",
                table: "Questionnaires",
                column: "Secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Questionnaires_TrustId_SchoolId",
                table: "Questionnaires",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_Questions_TrustId_QuestionnaireId",
                table: "Questions",
                columns: new[] { "TrustId", "QuestionnaireId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_TrustId_QuestionnaireId",
                table: "Receipts",
                columns: new[] { "TrustId", "QuestionnaireId" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffComments_TrustId_QuestionId",
                table: "StaffComments",
                columns: new[] { "TrustId", "QuestionId" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffComments_TrustId_QuestionnaireId",
                table: "StaffComments",
                columns: new[] { "TrustId", "QuestionnaireId" });

            migrationBuilder.CreateIndex(
                name: "IX_Tallies_TrustId_QuestionId_Choice",
                table: "Tallies",
                columns: new[] { "TrustId", "QuestionId", "Choice" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Receipts");

            migrationBuilder.DropTable(
                name: "StaffComments");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropTable(
                name: "Questions");

            migrationBuilder.DropTable(
                name: "Questionnaires");
        }
    }
}
