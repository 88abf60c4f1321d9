using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CalendarHash",
                table: "Members",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CalendarSince",
                table: "Members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TrainingTopics",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingTopics", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingTopics_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TrainingNeeds",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ActivityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TopicId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    What = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ByWhen = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DroppedWhy = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingNeeds", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingNeeds_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingNeeds_TrainingTopics_TrustId_TopicId",
                        columns: x => new { x.TrustId, x.TopicId },
                        principalTable: "TrainingTopics",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingNeeds_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TrainingSessions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    TopicId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CalledOffWhy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingSessions", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingSessions_Members_TrustId_LeadId",
                        columns: x => new { x.TrustId, x.LeadId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessions_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessions_TrainingTopics_TrustId_TopicId",
                        columns: x => new { x.TrustId, x.TopicId },
                        principalTable: "TrainingTopics",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessions_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TrainingSessionAttendees",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingSessionAttendees", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingSessionAttendees_Members_TrustId_MemberId",
                        columns: x => new { x.TrustId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessionAttendees_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessionAttendees_TrainingSessions_TrustId_SessionId",
                        columns: x => new { x.TrustId, x.SessionId },
                        principalTable: "TrainingSessions",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TrainingSessionAttendees_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TrainingSessionNeeds",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NeedId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingSessionNeeds", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingSessionNeeds_TrainingNeeds_TrustId_NeedId",
                        columns: x => new { x.TrustId, x.NeedId },
                        principalTable: "TrainingNeeds",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessionNeeds_TrainingSessions_TrustId_SessionId",
                        columns: x => new { x.TrustId, x.SessionId },
                        principalTable: "TrainingSessions",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TrainingSessionNeeds_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TrainingSessionSchools",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Attended = table.Column<int>(type: "INTEGER", nullable: true),
                    Changed = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    HowWeKnow = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ImpactOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingSessionSchools", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrainingSessionSchools_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrainingSessionSchools_TrainingSessions_TrustId_SessionId",
                        columns: x => new { x.TrustId, x.SessionId },
                        principalTable: "TrainingSessions",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TrainingSessionSchools_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Members_CalendarHash",
                table: "Members",
                column: "CalendarHash");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingNeeds_TrustId_SchoolId_Year",
                table: "TrainingNeeds",
                columns: new[] { "TrustId", "SchoolId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingNeeds_TrustId_TopicId",
                table: "TrainingNeeds",
                columns: new[] { "TrustId", "TopicId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionAttendees_TrustId_MemberId",
                table: "TrainingSessionAttendees",
                columns: new[] { "TrustId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionAttendees_TrustId_SchoolId",
                table: "TrainingSessionAttendees",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionAttendees_TrustId_SessionId_MemberId",
                table: "TrainingSessionAttendees",
                columns: new[] { "TrustId", "SessionId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionNeeds_TrustId_NeedId",
                table: "TrainingSessionNeeds",
                columns: new[] { "TrustId", "NeedId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionNeeds_TrustId_SessionId_NeedId",
                table: "TrainingSessionNeeds",
                columns: new[] { "TrustId", "SessionId", "NeedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessions_TrustId_LeadId",
                table: "TrainingSessions",
                columns: new[] { "TrustId", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessions_TrustId_SchoolId",
                table: "TrainingSessions",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessions_TrustId_TopicId",
                table: "TrainingSessions",
                columns: new[] { "TrustId", "TopicId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessions_TrustId_Year_On",
                table: "TrainingSessions",
                columns: new[] { "TrustId", "Year", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionSchools_TrustId_SchoolId",
                table: "TrainingSessionSchools",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingSessionSchools_TrustId_SessionId_SchoolId",
                table: "TrainingSessionSchools",
                columns: new[] { "TrustId", "SessionId", "SchoolId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainingTopics_TrustId_Name",
                table: "TrainingTopics",
                columns: new[] { "TrustId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TrainingSessionAttendees");

            migrationBuilder.DropTable(
                name: "TrainingSessionNeeds");

            migrationBuilder.DropTable(
                name: "TrainingSessionSchools");

            migrationBuilder.DropTable(
                name: "TrainingNeeds");

            migrationBuilder.DropTable(
                name: "TrainingSessions");

            migrationBuilder.DropTable(
                name: "TrainingTopics");

            migrationBuilder.DropIndex(
                name: "IX_Members_CalendarHash",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "CalendarHash",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "CalendarSince",
                table: "Members");
        }
    }
}
