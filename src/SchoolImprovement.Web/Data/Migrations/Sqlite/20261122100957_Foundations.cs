using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolImprovement.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Foundations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsPlatformAdministrator = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Trusts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GroupUid = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    PlanName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PlanShortName = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    RequiresSecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trusts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "Frameworks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    FrameworkVersion = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InForceTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Frameworks", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Frameworks_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "FundingSources",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundingSources", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_FundingSources_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "History",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    RowType = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RowId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RowName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Old = table.Column<string>(type: "TEXT", nullable: true),
                    New = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_History", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_History_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InvitationHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    InvitationEnds = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CalendarHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CalendarSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Members_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Members_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PlanCalendars",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmitBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndorseBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ApproveBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AutumnReview = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SpringReview = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SummerReview = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CloseBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanCalendars", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlanCalendars_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PlanTemplates",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Required = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanTemplates", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlanTemplates_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RegisterImports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LookFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LinksFileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    StartedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Extracts = table.Column<string>(type: "TEXT", nullable: true),
                    TrustsFound = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterImports", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_RegisterImports_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Schools",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AgeFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    AgeTo = table.Column<int>(type: "INTEGER", nullable: true),
                    LocalAuthority = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Pupils = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Ended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schools", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Schools_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

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
                name: "EvaluationArea",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FrameworkId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Phases = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationArea", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluationArea_Frameworks_TrustId_FrameworkId",
                        columns: x => new { x.TrustId, x.FrameworkId },
                        principalTable: "Frameworks",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationArea_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BringIns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Outline = table.Column<string>(type: "TEXT", nullable: false),
                    Choices = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BringIns", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_BringIns_Members_TrustId_MemberId",
                        columns: x => new { x.TrustId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_BringIns_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_BringIns_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "HalfTerms",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    HalfTerm = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HalfTerms", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_HalfTerms_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_HalfTerms_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RoleHolding",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleHolding", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_RoleHolding_Members_TrustId_MemberId",
                        columns: x => new { x.TrustId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoleHolding_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_RoleHolding_Trusts_TrustId",
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
                name: "TrustPriorities",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TemplateId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    MustSee = table.Column<string>(type: "TEXT", nullable: true),
                    NonNegotiable = table.Column<bool>(type: "INTEGER", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustPriorities", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_TrustPriorities_EvaluationArea_TrustId_AreaId",
                        columns: x => new { x.TrustId, x.AreaId },
                        principalTable: "EvaluationArea",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_TrustPriorities_PlanTemplates_TrustId_TemplateId",
                        columns: x => new { x.TrustId, x.TemplateId },
                        principalTable: "PlanTemplates",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TrustPriorities_Trusts_TrustId",
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

            migrationBuilder.CreateTable(
                name: "Actions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Others = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CostPence = table.Column<long>(type: "INTEGER", nullable: true),
                    FundingSourceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TrainingNeed = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TrainingFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Actions", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Actions_FundingSources_TrustId_FundingSourceId",
                        columns: x => new { x.TrustId, x.FundingSourceId },
                        principalTable: "FundingSources",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Actions_Members_TrustId_LeadId",
                        columns: x => new { x.TrustId, x.LeadId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Actions_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AmendmentReasons",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmendmentReasons", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmendmentReasons_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Comments_Trusts_TrustId",
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
                        name: "FK_Consequences_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

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
                        name: "FK_ExceptionRequests_Trusts_TrustId",
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
                        name: "FK_Findings_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Milestones",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Milestones", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Milestones_Trusts_TrustId",
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
                        name: "FK_MonitoringActivities_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_MonitoringActivities_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "OpenEdits",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenEdits", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_OpenEdits_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Plans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    Vision = table.Column<string>(type: "TEXT", nullable: true),
                    Context = table.Column<string>(type: "TEXT", nullable: true),
                    LastInspection = table.Column<string>(type: "TEXT", nullable: true),
                    NextSteps = table.Column<string>(type: "TEXT", nullable: true),
                    Sources = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LatestVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    UnderId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Plans", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Plans_Schools_TrustId_SchoolId",
                        columns: x => new { x.TrustId, x.SchoolId },
                        principalTable: "Schools",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Plans_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PlanSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSteps", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlanSteps_Plans_TrustId_PlanId",
                        columns: x => new { x.TrustId, x.PlanId },
                        principalTable: "Plans",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanSteps_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PlanVersions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanVersions", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_PlanVersions_Plans_TrustId_PlanId",
                        columns: x => new { x.TrustId, x.PlanId },
                        principalTable: "Plans",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanVersions_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Priorities",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Strand = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Rationale = table.Column<string>(type: "TEXT", nullable: true),
                    Baseline = table.Column<string>(type: "TEXT", nullable: true),
                    Outcomes = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LinkGovernorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TrustPriorityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsExcepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    YearEnd = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    YearEndNote = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Priorities", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_Priorities_EvaluationArea_TrustId_AreaId",
                        columns: x => new { x.TrustId, x.AreaId },
                        principalTable: "EvaluationArea",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Priorities_Members_TrustId_LeadId",
                        columns: x => new { x.TrustId, x.LeadId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Priorities_Members_TrustId_LinkGovernorId",
                        columns: x => new { x.TrustId, x.LinkGovernorId },
                        principalTable: "Members",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Priorities_Plans_TrustId_PlanId",
                        columns: x => new { x.TrustId, x.PlanId },
                        principalTable: "Plans",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Priorities_TrustPriorities_TrustId_TrustPriorityId",
                        columns: x => new { x.TrustId, x.TrustPriorityId },
                        principalTable: "TrustPriorities",
                        principalColumns: new[] { "TrustId", "Id" });
                    table.ForeignKey(
                        name: "FK_Priorities_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "TermReviews",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "SuccessCriteria",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Baseline = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    BaselineOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Target = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    ByWhen = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    National = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    NationalYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuccessCriteria", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_SuccessCriteria_Priorities_TrustId_PriorityId",
                        columns: x => new { x.TrustId, x.PriorityId },
                        principalTable: "Priorities",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SuccessCriteria_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PriorityReviews",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReviewId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    WhatChanged = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ForWhom = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    HowWeKnow = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReviewId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PriorityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MilestoneTerm = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Progress = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Figure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Target = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "ProgressPoints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrustId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CriterionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Actual = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    Expected = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgressPoints", x => new { x.TrustId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProgressPoints_SuccessCriteria_TrustId_CriterionId",
                        columns: x => new { x.TrustId, x.CriterionId },
                        principalTable: "SuccessCriteria",
                        principalColumns: new[] { "TrustId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProgressPoints_Trusts_TrustId",
                        column: x => x.TrustId,
                        principalTable: "Trusts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TrustId_FundingSourceId",
                table: "Actions",
                columns: new[] { "TrustId", "FundingSourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TrustId_LeadId",
                table: "Actions",
                columns: new[] { "TrustId", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TrustId_PlanId",
                table: "Actions",
                columns: new[] { "TrustId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TrustId_PriorityId",
                table: "Actions",
                columns: new[] { "TrustId", "PriorityId" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityTypes_TrustId_Name",
                table: "ActivityTypes",
                columns: new[] { "TrustId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmendmentReasons_TrustId_PlanId_PartId",
                table: "AmendmentReasons",
                columns: new[] { "TrustId", "PlanId", "PartId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BringIns_TrustId_MemberId_At",
                table: "BringIns",
                columns: new[] { "TrustId", "MemberId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BringIns_TrustId_SchoolId",
                table: "BringIns",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_TrustId_PlanId_At",
                table: "Comments",
                columns: new[] { "TrustId", "PlanId", "At" });

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
                name: "IX_EvaluationArea_TrustId_FrameworkId",
                table: "EvaluationArea",
                columns: new[] { "TrustId", "FrameworkId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionRequests_TrustId_PlanId",
                table: "ExceptionRequests",
                columns: new[] { "TrustId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionRequests_TrustId_PriorityId",
                table: "ExceptionRequests",
                columns: new[] { "TrustId", "PriorityId" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_TrustId_ActivityId",
                table: "Findings",
                columns: new[] { "TrustId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Frameworks_TrustId_Code_FrameworkVersion",
                table: "Frameworks",
                columns: new[] { "TrustId", "Code", "FrameworkVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FundingSources_TrustId_Name",
                table: "FundingSources",
                columns: new[] { "TrustId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HalfTerms_TrustId_SchoolId",
                table: "HalfTerms",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_HalfTerms_TrustId_Year_SchoolId_HalfTerm",
                table: "HalfTerms",
                columns: new[] { "TrustId", "Year", "SchoolId", "HalfTerm" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_History_TrustId_PlanId_At",
                table: "History",
                columns: new[] { "TrustId", "PlanId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_History_TrustId_RowId_At",
                table: "History",
                columns: new[] { "TrustId", "RowId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_History_TrustId_SchoolId_At",
                table: "History",
                columns: new[] { "TrustId", "SchoolId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Members_CalendarHash",
                table: "Members",
                column: "CalendarHash");

            migrationBuilder.CreateIndex(
                name: "IX_Members_InvitationHash",
                table: "Members",
                column: "InvitationHash");

            migrationBuilder.CreateIndex(
                name: "IX_Members_TrustId_Email",
                table: "Members",
                columns: new[] { "TrustId", "Email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Members_UserId_TrustId",
                table: "Members",
                columns: new[] { "UserId", "TrustId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_TrustId_PriorityId",
                table: "Milestones",
                columns: new[] { "TrustId", "PriorityId" });

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

            migrationBuilder.CreateIndex(
                name: "IX_OpenEdits_TrustId_PlanId_MemberId_Target",
                table: "OpenEdits",
                columns: new[] { "TrustId", "PlanId", "MemberId", "Target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanCalendars_TrustId_Year",
                table: "PlanCalendars",
                columns: new[] { "TrustId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_SchoolId_Year",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TrustId_UnderId",
                table: "Plans",
                columns: new[] { "TrustId", "UnderId" });

            migrationBuilder.CreateIndex(
                name: "OnePlanAYear",
                table: "Plans",
                columns: new[] { "TrustId", "SchoolId", "Year" },
                unique: true,
                filter: "UnderId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_TrustId_PlanId_At",
                table: "PlanSteps",
                columns: new[] { "TrustId", "PlanId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanTemplates_TrustId",
                table: "PlanTemplates",
                column: "TrustId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanVersions_TrustId_PlanId_Number",
                table: "PlanVersions",
                columns: new[] { "TrustId", "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_AreaId",
                table: "Priorities",
                columns: new[] { "TrustId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_LeadId",
                table: "Priorities",
                columns: new[] { "TrustId", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_LinkGovernorId",
                table: "Priorities",
                columns: new[] { "TrustId", "LinkGovernorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_PlanId",
                table: "Priorities",
                columns: new[] { "TrustId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_TrustId_TrustPriorityId",
                table: "Priorities",
                columns: new[] { "TrustId", "TrustPriorityId" });

            migrationBuilder.CreateIndex(
                name: "IX_PriorityReviews_TrustId_ReviewId_PriorityId",
                table: "PriorityReviews",
                columns: new[] { "TrustId", "ReviewId", "PriorityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgressPoints_TrustId_CriterionId_On",
                table: "ProgressPoints",
                columns: new[] { "TrustId", "CriterionId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterImports_TrustId_StartedAt",
                table: "RegisterImports",
                columns: new[] { "TrustId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewedParts_TrustId_ReviewId",
                table: "ReviewedParts",
                columns: new[] { "TrustId", "ReviewId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleHolding_TrustId_MemberId",
                table: "RoleHolding",
                columns: new[] { "TrustId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleHolding_TrustId_SchoolId",
                table: "RoleHolding",
                columns: new[] { "TrustId", "SchoolId" });

            migrationBuilder.CreateIndex(
                name: "IX_Schools_TrustId_Urn",
                table: "Schools",
                columns: new[] { "TrustId", "Urn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuccessCriteria_TrustId_PlanId",
                table: "SuccessCriteria",
                columns: new[] { "TrustId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_SuccessCriteria_TrustId_PriorityId",
                table: "SuccessCriteria",
                columns: new[] { "TrustId", "PriorityId" });

            migrationBuilder.CreateIndex(
                name: "IX_TermReviews_TrustId_PlanId_Term",
                table: "TermReviews",
                columns: new[] { "TrustId", "PlanId", "Term" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_TrustPriorities_TrustId_AreaId",
                table: "TrustPriorities",
                columns: new[] { "TrustId", "AreaId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrustPriorities_TrustId_TemplateId",
                table: "TrustPriorities",
                columns: new[] { "TrustId", "TemplateId" });

            migrationBuilder.CreateIndex(
                name: "IX_Trusts_GroupUid",
                table: "Trusts",
                column: "GroupUid",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Actions_Priorities_TrustId_PriorityId",
                table: "Actions",
                columns: new[] { "TrustId", "PriorityId" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_AmendmentReasons_Plans_TrustId_PlanId",
                table: "AmendmentReasons",
                columns: new[] { "TrustId", "PlanId" },
                principalTable: "Plans",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Plans_TrustId_PlanId",
                table: "Comments",
                columns: new[] { "TrustId", "PlanId" },
                principalTable: "Plans",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Consequences_MonitoringActivities_TrustId_ActivityId",
                table: "Consequences",
                columns: new[] { "TrustId", "ActivityId" },
                principalTable: "MonitoringActivities",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ExceptionRequests_Plans_TrustId_PlanId",
                table: "ExceptionRequests",
                columns: new[] { "TrustId", "PlanId" },
                principalTable: "Plans",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Findings_MonitoringActivities_TrustId_ActivityId",
                table: "Findings",
                columns: new[] { "TrustId", "ActivityId" },
                principalTable: "MonitoringActivities",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Milestones_Priorities_TrustId_PriorityId",
                table: "Milestones",
                columns: new[] { "TrustId", "PriorityId" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_MonitoringActivities_Priorities_TrustId_PriorityId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "PriorityId" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_MonitoringActivities_SuccessCriteria_TrustId_CriterionId",
                table: "MonitoringActivities",
                columns: new[] { "TrustId", "CriterionId" },
                principalTable: "SuccessCriteria",
                principalColumns: new[] { "TrustId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_OpenEdits_Plans_TrustId_PlanId",
                table: "OpenEdits",
                columns: new[] { "TrustId", "PlanId" },
                principalTable: "Plans",
                principalColumns: new[] { "TrustId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Plans_Priorities_TrustId_UnderId",
                table: "Plans",
                columns: new[] { "TrustId", "UnderId" },
                principalTable: "Priorities",
                principalColumns: new[] { "TrustId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Priorities_Members_TrustId_LeadId",
                table: "Priorities");

            migrationBuilder.DropForeignKey(
                name: "FK_Priorities_Members_TrustId_LinkGovernorId",
                table: "Priorities");

            migrationBuilder.DropForeignKey(
                name: "FK_Plans_Priorities_TrustId_UnderId",
                table: "Plans");

            migrationBuilder.DropTable(
                name: "Actions");

            migrationBuilder.DropTable(
                name: "AmendmentReasons");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "BringIns");

            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "Consequences");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "ExceptionRequests");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "HalfTerms");

            migrationBuilder.DropTable(
                name: "History");

            migrationBuilder.DropTable(
                name: "OpenEdits");

            migrationBuilder.DropTable(
                name: "PlanCalendars");

            migrationBuilder.DropTable(
                name: "PlanSteps");

            migrationBuilder.DropTable(
                name: "PlanVersions");

            migrationBuilder.DropTable(
                name: "PriorityReviews");

            migrationBuilder.DropTable(
                name: "ProgressPoints");

            migrationBuilder.DropTable(
                name: "RegisterImports");

            migrationBuilder.DropTable(
                name: "ReviewedParts");

            migrationBuilder.DropTable(
                name: "RoleHolding");

            migrationBuilder.DropTable(
                name: "TrainingSessionAttendees");

            migrationBuilder.DropTable(
                name: "TrainingSessionNeeds");

            migrationBuilder.DropTable(
                name: "TrainingSessionSchools");

            migrationBuilder.DropTable(
                name: "FundingSources");

            migrationBuilder.DropTable(
                name: "MonitoringActivities");

            migrationBuilder.DropTable(
                name: "TermReviews");

            migrationBuilder.DropTable(
                name: "TrainingNeeds");

            migrationBuilder.DropTable(
                name: "TrainingSessions");

            migrationBuilder.DropTable(
                name: "ActivityTypes");

            migrationBuilder.DropTable(
                name: "Milestones");

            migrationBuilder.DropTable(
                name: "SuccessCriteria");

            migrationBuilder.DropTable(
                name: "TrainingTopics");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Priorities");

            migrationBuilder.DropTable(
                name: "Plans");

            migrationBuilder.DropTable(
                name: "TrustPriorities");

            migrationBuilder.DropTable(
                name: "Schools");

            migrationBuilder.DropTable(
                name: "EvaluationArea");

            migrationBuilder.DropTable(
                name: "PlanTemplates");

            migrationBuilder.DropTable(
                name: "Frameworks");

            migrationBuilder.DropTable(
                name: "Trusts");
        }
    }
}
