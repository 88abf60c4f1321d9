using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.SqlServer
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Preset = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PresetVersion = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Opens = table.Column<DateOnly>(type: "date", nullable: true),
                    Closes = table.Column<DateOnly>(type: "date", nullable: true),
                    Asked = table.Column<int>(type: "int", nullable: true),
                    IsReady = table.Column<bool>(type: "bit", nullable: false),
                    IsClosedEarly = table.Column<bool>(type: "bit", nullable: false),
                    Secret = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Theme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    OptionLines = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "Receipts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receipts", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Receipts_Questionnaires_TrustId_QuestionnaireId",
                        columns: x => new { x.TrustId, x.QuestionnaireId },
                        principalTable: "Questionnaires",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Receipts_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "StaffComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CheckedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffComments", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_StaffComments_Questionnaires_TrustId_QuestionnaireId",
                        columns: x => new { x.TrustId, x.QuestionnaireId },
                        principalTable: "Questionnaires",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StaffComments_Questions_TrustId_QuestionId",
                        columns: x => new { x.TrustId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_StaffComments_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrustId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Choice = table.Column<int>(type: "int", nullable: false),
                    NotSaid = table.Column<int>(type: "int", nullable: false),
                    Teachers = table.Column<int>(type: "int", nullable: false),
                    Support = table.Column<int>(type: "int", nullable: false),
                    Leaders = table.Column<int>(type: "int", nullable: false),
                    Others = table.Column<int>(type: "int", nullable: false)
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
