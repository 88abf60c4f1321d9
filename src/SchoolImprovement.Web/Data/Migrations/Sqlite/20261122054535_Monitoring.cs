using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Monitoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActivityTypes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ProposedFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    HalfTerms = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    LeadRole = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ReportsTo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityTypes", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_ActivityTypes_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "MonitoringActivities",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TypeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    HalfTerm = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Focus = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CriterionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MilestoneId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Group = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeadName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    With = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReportsTo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MovedFrom = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProposalKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringActivities", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_ActivityTypes_TrustId_TypeId",
                        columns: x => new { x.TrustId, x.TypeId },
                        principalTable: "ActivityTypes",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Members_TrustId_LeadId",
                        columns: x => new { x.TrustId, x.LeadId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Milestones_TrustId_MilestoneId",
                        columns: x => new { x.TrustId, x.MilestoneId },
                        principalTable: "Milestones",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Priorities_TrustId_PriorityId",
                        columns: x => new { x.TrustId, x.PriorityId },
                        principalTable: "Priorities",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_SuccessCriteria_TrustId_CriterionId",
                        columns: x => new { x.TrustId, x.CriterionId },
                        principalTable: "SuccessCriteria",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Consequences",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActivityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CriterionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Shows = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ActionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NeedId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consequences", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Consequences_MonitoringActivities_TrustId_ActivityId",
                        columns: x => new { x.TrustId, x.ActivityId },
                        principalTable: "MonitoringActivities",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Consequences_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActivityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Where = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Seen = table.Column<int>(type: "INTEGER", nullable: true),
                    Strengths = table.Column<string>(type: "TEXT", nullable: true),
                    ToDevelop = table.Column<string>(type: "TEXT", nullable: true),
                    Impact = table.Column<string>(type: "TEXT", nullable: true),
                    Links = table.Column<string>(type: "TEXT", nullable: true),
                    Shows = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ForGovernors = table.Column<bool>(type: "INTEGER", nullable: false),
                    Met = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PupilVoice = table.Column<string>(type: "TEXT", nullable: true),
                    Questions = table.Column<string>(type: "TEXT", nullable: true),
                    FollowUp = table.Column<string>(type: "TEXT", nullable: true),
                    WrittenBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Findings_MonitoringActivities_TrustId_ActivityId",
                        columns: x => new { x.TrustId, x.ActivityId },
                        principalTable: "MonitoringActivities",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Findings_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityTypes_TrustId_Name",
                table: "ActivityTypes",
                columns: new[] { "TrustId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consequences_TrustId_ActionId",
                table: "Consequences",
                columns: new[] { "TrustId", "ActionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consequences_TrustId_ActivityId",
                table: "Consequences",
                columns: new[] { "TrustId", "ActivityId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consequences_TrustId_CriterionId",
                table: "Consequences",
                columns: new[] { "TrustId", "CriterionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_TrustId_ActivityId",
                table: "Findings",
                columns: new[] { "TrustId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_CriterionId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "CriterionId" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_LeadId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_MilestoneId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "MilestoneId" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_PriorityId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "PriorityId" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_SchoolId_Year",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "SchoolId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_SchoolId_Year_ProposalKey",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "SchoolId", "Year", "ProposalKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringActivities_TrustId_TypeId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "TypeId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consequences");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "MonitoringActivities");

            migrationBuilder.DropTable(
                name: "ActivityTypes");
        }
    }
}
