using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Load;

/// <summary>A fresh database with full plans: 8 priorities, each with 12 actions, 3 criteria of 5 points and 6 milestones; the first school has a schedule of 120 activities.</summary>
internal sealed class Seed(Settings settings) : IAsyncDisposable
{
    public const string Password = "Load-Trust-2026!";

    /// <summary>Leads six actions of the plan of each of ten schools.</summary>
    public const string Across = "across@load0.example";

    /// <summary>Has no role yet, so that the first address is a page and leads on to none.</summary>
    public const string Newcomer = "newcomer@load0.example";

    public const int Activities = 120;

    /// <summary>Schools in which one person leads.</summary>
    public const int AcrossSchools = 10;

    private const string Long = "We agreed with staff what to change first, because last year’s results show that pupils who fall behind in autumn do not catch up; books, groups and cover are planned for, and governors see the figures each term.";
    private readonly string _name = $"si_load_{Guid.NewGuid():N}";
    private readonly string _hash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), Password);

    public Dictionary<string, string> Environment => settings.SqlServer is { } server
        ? new() { ["Database__Provider"] = "SqlServer", ["ConnectionStrings__SchoolImprovement"] = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ConnectionString }
        : new() { ["Database__Provider"] = "Sqlite", ["ConnectionStrings__SchoolImprovement"] = $"Data Source={File}" };

    private string File => Path.Combine(Path.GetTempPath(), _name + ".db");

    /// <summary>URN of the school whose plan is measured and saved.</summary>
    public static string Urn => "170001";

    public static AcademicYear Year => AcademicYear.Of(TimeProvider.System.Today());

    /// <summary>An action for each person who saves.</summary>
    public IReadOnlyList<(string Email, Guid Action)> Savers { get; private set; } = [];

    public IReadOnlyList<string> Priorities { get; private set; } = [];

    public int Rows { get; private set; }

    public async Task MakeAsync()
    {
        if (settings.SqlServer is not null)
        {
            await OnServerAsync($"CREATE DATABASE [{_name}]");
        }

        await using (var db = Open(new TrustScope()))
        {
            await db.Database.MigrateAsync();
        }

        for (var t = 0; t < settings.Trusts; t++)
        {
            await MakeTrustAsync(t);
        }
    }

    /// <summary>How many notes of the first trust say what their person wrote last, and how many changes of notes the history keeps.</summary>
    public async Task<(IReadOnlyDictionary<Guid, string?> Notes, int Changes)> WhatWasSavedAsync()
    {
        var scope = new TrustScope();
        await using var db = Open(scope);
        scope.Enter(await db.Trusts.OrderBy(t => t.Name).Select(t => t.Id).FirstAsync());
        var ids = Savers.Select(s => s.Action).ToList();
        return (await db.Set<PlanAction>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Note), await db.History.CountAsync(h => h.Field == "Note" && ids.Contains(h.RowId)));
    }

    public async ValueTask DisposeAsync()
    {
        if (settings.SqlServer is not null)
        {
            SqlConnection.ClearAllPools();
            await OnServerAsync($"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]");
            return;
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), _name + "*"))
        {
            System.IO.File.Delete(file);
        }
    }

    private AppDbContext Open(TrustScope scope)
    {
        if (settings.SqlServer is not null)
        {
            var server = new DbContextOptionsBuilder<AppDbContext>().WithoutHost();
            Database.UseSqlServer(server, Environment["ConnectionStrings__SchoolImprovement"], null);
            return new AppDbContext(server.Options, scope, TimeProvider.System);
        }

        var sqlite = new DbContextOptionsBuilder<SqliteAppDbContext>().WithoutHost();
        Database.UseSqlite(sqlite, $"Data Source={File}");
        return new SqliteAppDbContext(sqlite.Options, scope, TimeProvider.System);
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new SqlConnection(settings.SqlServer);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task MakeTrustAsync(int number)
    {
        var today = TimeProvider.System.Today();
        var trust = new Trust($"Load Trust {number + 1}", null);
        var scope = new TrustScope();
        scope.Enter(trust.Id);
        await using var db = Open(scope);
        await using var all = await db.Database.BeginTransactionAsync();
        var framework = Framework.FromPreset(trust.Id, "ofsted-2025");
        var sources = FundingSource.Presets.Select((n, i) => new FundingSource(trust.Id, n, i + 1)).ToList();
        var schools = Enumerable.Range(1, settings.Schools)
            .Select(i => new School(trust.Id, new SchoolFacts($"17{number}{i:000}", $"School {i:000} of the Vale", i % 5 == 0 ? "Secondary" : "Primary", "Academy converter", 4, 11, "Worcestershire", 200 + i))).ToList();
        var types = ActivityType.FromPreset(trust.Id);
        db.AddRange(trust, framework, new PlanTemplate(trust.Id));
        db.AddRange(types);
        db.AddRange(sources);
        db.AddRange(schools);
        AppUser Account(string name, string email, bool platform = false)
        {
            var user = new AppUser { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, LockoutEnabled = true, PasswordHash = _hash, SecurityStamp = Guid.NewGuid().ToString("N"), DisplayName = name, IsPlatformAdministrator = platform };
            db.Add(user);
            return user;
        }

        Member Newcomer(string name, string email)
        {
            var member = Member.Invite(trust.Id, name, email);
            member.Join(Account(name, email).Id);
            db.Add(member);
            return member;
        }

        Member Person(string name, string email, Role role, params School?[] at)
        {
            var member = Newcomer(name, email);
            foreach (var school in at)
            {
                member.GiveAtSetUp(role, school?.Id, null, today);
            }

            return member;
        }

        if (number == 0)
        {
            // Without one, every address leads to the first-run page.
            Account("Platform", "platform@load.example", platform: true);
        }

        var head = Person($"Head {number + 1}", $"head@load{number}.example", Role.Headteacher, schools[0]);
        Person($"Administrator {number + 1}", $"admin@load{number}.example", Role.TrustAdministrator, [null]);
        Person($"Executive {number + 1}", $"executive@load{number}.example", Role.TrustExecutive, [null]);
        var across = Person($"Lead across {number + 1}", $"across@load{number}.example", Role.PriorityLead, [.. schools.Take(AcrossSchools)]);
        Newcomer($"Newcomer {number + 1}", $"newcomer@load{number}.example");
        var savers = Enumerable.Range(1, number == 0 ? settings.People : 4).Select(i => Person($"Leader {i}", $"leader{i}@load{number}.example", Role.SeniorLeader, schools[0])).ToList();
        await db.SaveChangesAsync();
        var administrator = new Actor(trust.Id, head.Id, head.Name, [new Holding(Role.TrustAdministrator, null, null)], today);
        var halfTerms = HalfTermDates.Set(administrator, null, Year, HalfTermDates.Usual(Year), []).ToList();
        db.AddRange(halfTerms);
        Plan? first = null;
        foreach (var (school, index) in schools.Take(settings.Plans).Select((s, i) => (s, i)))
        {
            var by = new Actor(trust.Id, head.Id, head.Name, [new Holding(Role.Headteacher, school.Id, null)], today);
            var plan = WritePlan(by, school, framework, sources, savers, index < AcrossSchools ? across : null, today);
            db.Plans.Add(plan);
            if (first is null)
            {
                first = plan;
                db.AddRange(Schedule(by, school, plan, types, SchoolCalendar.Of(Year, halfTerms), savers));
            }

            Rows += await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await all.CommitAsync();
        if (number == 0)
        {
            var actions = first!.InOrder.SelectMany(p => p.Actions).ToList();
            Savers = savers.Select((s, i) => (s.Email, actions[i * 5 % actions.Count].Id)).ToList();
            Priorities = first.InOrder.Select(p => p.Title).ToList();
        }
    }

    private static Plan WritePlan(Actor by, School school, Framework framework, List<FundingSource> sources, List<Member> leads, Member? across, DateOnly today)
    {
        var plan = Plan.Start(by, school.Id, Year, "Academy Improvement Plan", null);
        plan.WriteHeader(by, new PlanHeader(plan.Title, plan.From, plan.To, Long, Long, Long, Long, Long, Long));
        for (var p = 0; p < 8; p++)
        {
            var priority = plan.AddPriority(by, $"Pupils in every class learn what priority {p + 1} says that they shall learn", $"Priority {p + 1}");
            priority.WriteHeader(by, new PriorityHeader(priority.Title, priority.ShortName, framework.Areas[p % framework.Areas.Count].Id, Strand.Teaching, leads[p % leads.Count].Id, leads[(p + 1) % leads.Count].Id, null));
            priority.WriteRationale(by, Long, Long);
            priority.WriteOutcomes(by, string.Join("\n", Enumerable.Repeat(Long[..90], 3)));
            for (var c = 0; c < 3; c++)
            {
                var criterion = priority.AddCriterion(by, new CriterionFacts($"Pupils who reach measure {c + 1} of priority {p + 1}", MeasureUnit.Percent, 50 + c, Year.First, 80 + c, Year.Last, 70, 2025, (Progress)(1 + (c % 3)), null));
                for (var d = 0; d < 5; d++)
                {
                    priority.RecordProgress(by, criterion.Id, Year.First.AddDays(14 * (d + 1)), 50 + c + (3 * d), 51 + c + (3 * d));
                }
            }

            for (var m = 0; m < 6; m++)
            {
                priority.AddMilestone(by, new MilestoneFacts((Term)(m / 2), $"Milestone {m + 1}: staff are trained and the first groups run every day", (Progress)(m % 5), m == 0 ? Long : null), today);
            }

            for (var a = 0; a < 12; a++)
            {
                priority.AddAction(by, new ActionFacts(
                    $"Action {a + 1}: train every teacher and teaching assistant and see each of them teach once", (a == 11 && p < 6 ? across?.Id : null) ?? leads[a % leads.Count].Id, null, Year.First.AddDays(a * 7), Year.First.AddDays(60 + (a * 14)), (Progress)(a % 5),
                    a % 3 == 0 ? 0 : a * 12_500, a % 3 == 0 ? null : sources[a % sources.Count].Id, a % 4 == 0 ? "Coaching for leaders" : null, a % 4 == 0 ? "12 staff" : null, a % 5 == 0 ? Long[..120] : null));
            }
        }

        return plan;
    }

    private static IEnumerable<MonitoringActivity> Schedule(Actor by, School school, Plan plan, IReadOnlyList<ActivityType> types, SchoolCalendar calendar, List<Member> leads) =>
        Enumerable.Range(0, Activities).Select(i =>
        {
            var (type, week) = (types[i % types.Count], calendar.AllWeeks[i % calendar.AllWeeks.Count]);
            var about = i % 5 == 0 ? null : plan.InOrder.ElementAt(i % 8);
            return MonitoringActivity.Plan(by, school.Id, Year, new ActivityFacts(
                $"{type.Name} {i + 1}", type.Id, type.Kind, new ActivityTime(week.HalfTerm, week.Monday, i % 3 == 0 ? week.First : null), Long[..110], about, null, null, $"Year {1 + (i % 6)}", leads[i % leads.Count].Id, null, "Subject leaders", type.Evidence, type.ReportsTo));
        });
}
