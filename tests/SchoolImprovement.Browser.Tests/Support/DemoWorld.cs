using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Data.Demo;
using SchoolImprovement.Web.Gias;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Tests.Contracts;
using Trust = SchoolImprovement.Domain.Trusts.Trust;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Where pages are looked at: a trust, a school of it, and people in the order in which they are asked to open a page: the first who may, does.</summary>
/// <param name="Urn">The school's, or null in a trust that has none yet.</param>
/// <param name="HasEverything">A page without a real address here is a fault of the world; elsewhere it is only not there yet.</param>
/// <param name="Holds">The pages that are looked at here.</param>
public sealed record Place(string Trust, string? Urn, IReadOnlyList<(string Email, Role? Role)> People, bool HasEverything, Func<Page, bool> Holds);

/// <summary>
/// The demo trusts in a running app, and beside them what a demo has no use for but a page needs to be looked at.
/// A new page whose address has a gap for something that the demo does not have: add one in <see cref="InitializeAsync"/>, and teach <see cref="Addresses"/> to find it.
/// </summary>
public sealed class DemoWorld : IAsyncLifetime
{
    private const string New = "New Trust";
    private const string Bare = "Bare Trust";
    /// <summary>Where there is a plan, this leads to it.</summary>
    private const string Start = "/schools/{urn}/plan/start";
    private const string Careful = "careful@ardenvale.example";

    private readonly string _invitation = Guid.NewGuid().ToString("N");
    private readonly Lazy<RunningApp> _withoutAnybody = new(() => new RunningApp(demo: false));
    private readonly ConcurrentDictionary<(string? Email, string Link), bool> _asked = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lazy<Task<(string Email, Role? Role)[]>> _bare;
    private Queue<string> _recoveryCodes = new();

    public DemoWorld() => _bare = new(MakeBareAsync);

    /// <summary>Firs Primary School, in which everything is.</summary>
    public static Place Full { get; } = new(
        "Arden Vale Learning Trust",
        "162009",
        [("head@firs.example", Role.Headteacher), ("admin@ardenvale.example", Role.TrustAdministrator), ("executive@ardenvale.example", Role.TrustExecutive), ("platform@example.org", null)],
        HasEverything: true,
        p => p.Template != Start);

    /// <summary>Pages that only lead on to others.</summary>
    public static IReadOnlyList<string> LeadOn { get; } = ["/", "/account/sign-out", "/schools/{urn}/plan/edits", "/schools/{urn}/plan/{year:academicYear}/moves", "/schools/{urn}/self-evaluation/drafts", "/schools/{urn}/self-evaluation/linked/{id:guid}"];

    public Browsing Browsing { get; } = new();

    public async Task InitializeAsync()
    {
        await Browsing.InitializeAsync();
        await Browsing.App.InTrustAsync(Full.Trust, async db =>
        {
            var administrator = await db.Members.Include(m => m.Roles).SingleAsync(m => m.Email == "admin@ardenvale.example");
            db.Add(await ImportAsync(db, ActorOf(administrator)));
            var head = await db.Members.Include(m => m.Roles).SingleAsync(m => m.Email == "head@firs.example");
            var school = await db.Schools.SingleAsync(s => s.Urn == Full.Urn);
            var table = new SourceTable("Table 1", null, [new("row 1", [new("Priority"), new("Action"), new("Notes on paper")]), new("row 2", [new("Pupils with SEND get the right help in class, first time"), new("Meet every family before the review"), new("Blue folder")])]);
            db.Add(new BringIn(ActorOf(head), school.Id, AcademicYear.Of(Today), "Old plan.docx", JsonSerializer.Serialize(Outline.Of(new SourceDocument([table], []))), DateTime.UtcNow));
            db.Add(Questionnaire.Start(ActorOf(head), school.Id, QuestionnairePreset.Staff, Today));
            var invited = Member.Invite(administrator.TrustId, "Ifeoma Invited", "invited@ardenvale.example");
            invited.GiveAtSetUp(Role.Trustee, null, null, Today);
            invited.OpenInvitationAtSetUp(Invitations.Hash(_invitation), DateTime.UtcNow.AddDays(7));
            db.Add(invited);
            return await db.SaveChangesAsync();
        });
        _recoveryCodes = new(await WithSecondFactorAsync());
    }

    public async Task DisposeAsync()
    {
        await Browsing.DisposeAsync();
        if (_withoutAnybody.IsValueCreated)
        {
            await _withoutAnybody.Value.DisposeAsync();
        }

        _one.Dispose();
    }

    /// <summary>A window from which the page can be opened, and what its address needs besides. Most pages need only somebody who is signed in.</summary>
    public async Task<(IPage Window, string Query)> OpenAsync(string template, string? email) => template switch
    {
        "/setup" => (await Browsing.OpenAsync(app: _withoutAnybody.Value), ""),
        "/account/invitation" => (await Browsing.OpenAsync(), $"?code={_invitation}"),
        "/account/second-factor" or "/account/recovery-code" => (await HalfSignedInAsync(), ""),
        "/account/authenticator" => (await SettingUpAppAsync(email), ""),
        "/account/authenticator/stop" or "/account/recovery-codes" => (await SignedInWithRecoveryCodeAsync(), ""),
        "/schools/{urn}/plan/{year:academicYear}/compare" => (await Browsing.BorrowAsync(email), "?from=1&to=now&progress=true"),
        // A window of its own: two forms that are fetched at the same moment without a cookie would each get another.
        "/answer/{secret}" => (await Browsing.OpenAsync(), ""),
        _ => (await Browsing.BorrowAsync(email), ""),
    };

    /// <summary>A trust in which nothing is but its administrator and its executive, who has pages of their own. What is open to all, and one's own account, look the same whatever a trust has written.</summary>
    public async Task<Place> NewAsync()
    {
        await _bare.Value;
        return new(New, null, [("administrator@new.example", Role.TrustAdministrator), ("executive@new.example", Role.TrustExecutive)], HasEverything: false, p => !p.Anonymous && !p.IsOfSchool && !p.Template.StartsWith("/account/", StringComparison.Ordinal));
    }

    /// <summary>A school in which nothing has been written yet.</summary>
    public async Task<Place> EmptyAsync() => new(Bare, "999001", await _bare.Value, HasEverything: false, p => p.IsOfSchool);

    /// <summary>A school of it whose plan has been started and has nothing in it.</summary>
    public async Task<Place> BegunAsync() => new(Bare, "999002", await _bare.Value, HasEverything: false, p => p.IsOfSchool && p.Template.Contains("/plan", StringComparison.Ordinal) && p.Template != Start);

    /// <summary>A school that writes words of 150 letters wherever words may stand.</summary>
    public async Task<Place> LongWordsAsync() => new(Bare, "999003", await _bare.Value, HasEverything: false, p => p.Template is "/schools/{urn}" or "/schools/{urn}/history" or "/schools/{urn}/plan/{year:academicYear?}" or "/schools/{urn}/plan/{year:academicYear}/summary");

    /// <summary>The links of the page that lead nowhere for this person. Each address is asked once, by the first page that has it, or not at all when it was opened itself.</summary>
    public async Task<IReadOnlyList<(string Link, int Status)>> BrokenLinksAsync(IPage page, string? email)
    {
        var broken = new List<(string, int)>();
        _asked.TryAdd((email, new Uri(page.Url).PathAndQuery), true);
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && a.pathname !== location.pathname).map(a => a.pathname + a.search)");
        foreach (var link in links.Distinct().Where(l => _asked.TryAdd((email, l), true)))
        {
            var answer = await page.Context.APIRequest.GetAsync(link);
            if (answer.Status >= 400)
            {
                broken.Add((link, answer.Status));
            }

            await answer.DisposeAsync();
        }

        return broken;
    }

    private static DateOnly Today => TimeProvider.System.Today();

    private static AcademicYear Year => AcademicYear.Of(Today);

    private static Plan Wordy(Actor head, Guid school)
    {
        var word = new string('w', 150);
        var plan = Plan.Start(head, school, Year, "School improvement plan", null);
        plan.WriteHeader(head, new PlanHeader("School improvement plan", Year.First, Year.Last, word, word, word, word, word, word));
        var priority = plan.AddPriority(head, word, word[..40]);
        priority.WriteRationale(head, word, word);
        priority.WriteOutcomes(head, word);
        priority.AddCriterion(head, new CriterionFacts(word, MeasureUnit.Percent, 71, Year.First, 85, Year.Last, 80, Year.StartYear, Progress.OnTrack, word));
        priority.AddMilestone(head, new MilestoneFacts(Term.Autumn, word, Progress.AtRisk, word), Today);
        priority.AddAction(head, new ActionFacts(word, null, word, Year.First, Year.Last, Progress.OffTrack, null, null, word, word, word));
        return plan;
    }

    private static Actor ActorOf(Member member) => new(member.TrustId, member.Id, member.Name, [.. member.Roles.Select(r => new Holding(r.Role, r.SchoolId, null))], Today);

    /// <summary>An import of half a file that waits to be confirmed: it adds, changes, closes and moves away, and has a school in no trust.</summary>
    private static async Task<RegisterImport> ImportAsync(AppDbContext db, Actor administrator)
    {
        var trust = await db.Trusts.SingleAsync(t => t.Id == administrator.TrustId);
        var uid = int.Parse(trust.GroupUid!, CultureInfo.InvariantCulture);
        RegisterSchool Of(School s, string name, int? pupils, string status = "Open", bool here = true, DateOnly? closed = null) => new(
            new EstablishmentRow(2, int.Parse(s.Urn, CultureInfo.InvariantCulture), name, s.Type ?? "", status, s.Phase, s.AgeFrom, s.AgeTo, s.LocalAuthority ?? "", 936, 2001, pupils, null, closed, here ? uid : 4711, here ? trust.Name : "Lumen Learning Trust"),
            here, here ? null : new DateOnly(2026, 9, 1), here ? trust.Name : "Lumen Learning Trust");

        var ours = await db.Schools.OrderBy(s => s.Name).ToListAsync();
        var register = ours.Select((s, i) => i switch
        {
            0 => Of(s, s.Name + " Academy", s.Pupils + 7),
            1 => Of(s, s.Name, s.Pupils, "Closed", closed: new DateOnly(2026, 8, 31)),
            2 => Of(s, s.Name, s.Pupils, here: false),
            3 => new RegisterSchool(Of(s, s.Name, s.Pupils).Row with { TrustUid = null, TrustName = "" }, false, null, ""),
            _ => Of(s, s.Name, s.Pupils),
        }).SkipLast(1).ToList();
        register.Add(new RegisterSchool(
            new EstablishmentRow(3, 149999, "Saint Cuthbert’s Church of England Primary School", "Academy converter", "Open", "Primary", 4, 11, "Arden", 936, 2002, 1204, new DateOnly(2026, 9, 1), null, uid, trust.Name),
            true, new DateOnly(2026, 9, 1), trust.Name));
        var import = new RegisterImport(administrator, trust.GroupUid, "edubasealldata20260815.csv", "grouplinks20260815.csv", DateTime.UtcNow.AddMinutes(-3));
        import.Find(1, JsonSerializer.Serialize(new[] { new TrustExtract(uid, trust.Name, register, true) }), new RegisterExtent(26_114, 11_800, new DateOnly(2026, 8, 15)), DateTime.UtcNow.AddMinutes(-2));
        return import;
    }

    /// <summary>Somebody who signs in in two steps; their recovery codes.</summary>
    private async Task<IEnumerable<string>> WithSecondFactorAsync()
    {
        await using var scope = Browsing.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = new AppUser { UserName = Careful, Email = Careful, EmailConfirmed = true, DisplayName = "Cara Careful", IsPlatformAdministrator = true };
        (await users.CreateAsync(user, DemoData.Password)).Succeeded.ShouldBeTrue();
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, true);
        return (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10))!;
    }

    private async Task<IPage> SettingUpAppAsync(string? email)
    {
        var page = await Browsing.BorrowAsync(email);
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await page.ComeToAsync("/account/authenticator");
        return page;
    }

    private async Task<IPage> HalfSignedInAsync()
    {
        var page = await Browsing.OpenAsync();
        await page.GotoAsync("/account/sign-in");
        await Browsing.SignInAsync(page, Careful);
        return page;
    }

    private async Task<IPage> SignedInWithRecoveryCodeAsync()
    {
        var page = await HalfSignedInAsync();
        await page.GotoAsync("/account/recovery-code");
        await _one.WaitAsync();
        var code = _recoveryCodes.Dequeue();
        _one.Release();
        await page.Locator("main input[type=text]").FillAsync(code);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.LeaveAsync("/account/recovery-code");
        return page;
    }

    private async Task<(string Email, Role? Role)[]> MakeBareAsync()
    {
        await using var outside = Browsing.App.Services.CreateAsyncScope();
        outside.ServiceProvider.GetRequiredService<AppDbContext>().AddRange(new Trust(New, null), new Trust(Bare, null));
        await outside.ServiceProvider.GetRequiredService<AppDbContext>().SaveChangesAsync();
        await Browsing.App.InTrustAsync(New, db => JoinAsync(db, Role.TrustAdministrator, "administrator@new.example", []));
        await Browsing.App.InTrustAsync(New, db => JoinAsync(db, Role.TrustExecutive, "executive@new.example", []));
        return await Browsing.App.InTrustAsync(Bare, FillBareAsync);
    }

    private async Task<(string Email, Role? Role)[]> FillBareAsync(AppDbContext db)
    {
        var schools = new[] { ("999001", "Bare School"), ("999002", "Begun School"), ("999003", "Wordy School") }.Select(s => new School(db.TrustId!.Value, new SchoolFacts(s.Item1, s.Item2, "Primary", null, null, null, null, null))).ToList();
        db.AddRange(schools);
        // Every trust has them from its first day.
        db.AddRange(Framework.FromPresets(db.TrustId!.Value));
        var people = new List<(string, Role?)>();
        foreach (var role in new[] { Role.Headteacher, Role.TrustAdministrator, Role.TrustExecutive })
        {
            var email = $"{role}@bare.example".ToLowerInvariant();
            var member = await JoinAsync(db, role, email, schools);
            people.Add((email, role));
            if (role == Role.Headteacher)
            {
                db.AddRange(Plan.Start(ActorOf(member), schools[1].Id, Year, "School improvement plan", null), Wordy(ActorOf(member), schools[2].Id));
            }
        }

        await db.SaveChangesAsync();
        return [.. people];
    }

    /// <summary>Somebody new with an account, who has the role in the trust or in each of the schools.</summary>
    private async Task<Member> JoinAsync(AppDbContext db, Role role, string email, IReadOnlyCollection<School> schools)
    {
        await using var scope = Browsing.App.Services.CreateAsyncScope();
        var user = new AppUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = $"Bare {role}" };
        (await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, DemoData.Password)).Succeeded.ShouldBeTrue();
        var member = Member.Invite(db.TrustId!.Value, user.DisplayName, email);
        member.Join(user.Id);
        foreach (var school in Roles.Of(role).TrustWide ? new School?[] { null } : [.. schools])
        {
            member.GiveAtSetUp(role, school?.Id, null, Today);
        }

        db.Add(member);
        await db.SaveChangesAsync();
        return member;
    }
}
