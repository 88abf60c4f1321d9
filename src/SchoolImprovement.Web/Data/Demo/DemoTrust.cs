using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Makes one demo trust through the rules that hold for everybody, in one transaction: settings, schools, people, then the plans.</summary>
internal sealed class DemoTrust
{
    private readonly IServiceProvider _services;
    private readonly DemoAccounts _accounts;
    private readonly TrustText _text;
    private readonly DemoClock _clock = new();
    private readonly TrustScope _scope;
    private readonly Dictionary<string, School> _schools = [];
    private readonly Dictionary<string, Member> _members = [];

    /// <param name="services">A scope of its own, because a scope works in one trust.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="text">What the trust's file says.</param>
    /// <param name="today">Today, for roles that end.</param>
    /// <param name="asOf">The day on which things stand as told; history lies before it.</param>
    public DemoTrust(IServiceProvider services, DemoAccounts accounts, TrustText text, DateOnly today, DateOnly asOf)
    {
        (_services, _accounts, _text, Today, AsOf) = (services, accounts, text, today, asOf);
        _scope = services.GetRequiredService<TrustScope>();
        // The app's own context with another clock.
        Db = (AppDbContext)ActivatorUtilities.CreateInstance(services, services.GetRequiredService<AppDbContext>().GetType(), _scope, _clock);
        Trust = new Trust(text.Name, text.GroupUid);
    }

    public AppDbContext Db { get; }

    public Trust Trust { get; }

    public DateOnly Today { get; }

    public DateOnly AsOf { get; }

    public AcademicYear Year => AcademicYear.Of(AsOf);

    public DateTime Now => _clock.Now.UtcDateTime;

    public TimeProvider Clock => _clock;

    public PlanTemplate Template { get; private set; } = null!;

    public IReadOnlyList<Framework> Frameworks { get; private set; } = [];

    public IReadOnlyDictionary<string, Guid> Areas { get; private set; } = new Dictionary<string, Guid>();

    public IReadOnlyDictionary<string, Guid> Funding { get; private set; } = new Dictionary<string, Guid>();

    public IReadOnlyList<ActivityType> ActivityTypes { get; private set; } = [];

    public string Executive => Leading(Role.TrustExecutive);

    public Member Member(string name) => _members[name];

    /// <summary>The member of this name, or null when nobody of the trust is called so.</summary>
    public Guid? Known(string name) => _members.GetValueOrDefault(name)?.Id;

    public School School(string slug) => _schools[slug];

    public string HeadOf(string slug) => _text.Schools.First(s => s.Slug == slug).Head;

    /// <summary>From now on this person acts, so many days before the day on which things stand.</summary>
    public Actor As(string name, int daysBefore, int hour = 15, int minute = 0)
    {
        var member = _members[name];
        At(daysBefore, hour, minute);
        _scope.Enter(Trust.Id, member.Id, member.Name);
        return new Actor(Trust.Id, member.Id, member.Name, member.Roles.Select(r => new Holding(r.Role, r.SchoolId, r.Until)), AsOf);
    }

    /// <summary>A school's head, who may do everything there; the clock stays.</summary>
    public Actor HeadOf(Guid schoolId)
    {
        var member = _members.Values.First(m => m.Roles.Any(r => r.SchoolId == schoolId && r.Role == Role.Headteacher));
        return new Actor(Trust.Id, member.Id, member.Name, member.Roles.Select(r => new Holding(r.Role, r.SchoolId, r.Until)), AsOf);
    }

    public async Task MakeAsync()
    {
        await using var all = await Db.Database.BeginTransactionAsync();
        At(110, 9, 30);
        _scope.Enter(Trust.Id);
        await SetUpAsync();
        Db.ChangeTracker.Clear();
        var plans = new DemoPlans(this);
        foreach (var (school, index) in _text.Schools.Select((s, i) => (s, i)))
        {
            await plans.WriteAsync(school, index);
            Db.ChangeTracker.Clear();
        }

        if (_text.Schools.Any(s => s.Stage == "firs"))
        {
            await new DemoVoice(this).WriteAsync();
            Db.ChangeTracker.Clear();
            await new DemoTraining(this).WriteAsync();
            Db.ChangeTracker.Clear();
            await new DemoEvidence(this).WriteAsync();
            Db.ChangeTracker.Clear();
        }

        await new DemoSef(this).WriteAsync(_text.Schools);
        Db.ChangeTracker.Clear();
        if (_text.Schools.Any(s => s.Stage == "firs"))
        {
            await new DemoAudits(this).WriteAsync(_text.Schools);
            Db.ChangeTracker.Clear();
        }

        await all.CommitAsync();
    }

    private void At(int daysBefore, int hour, int minute) => _clock.Now = new DateTimeOffset(AsOf.AddDays(-daysBefore), new TimeOnly(hour, minute), TimeSpan.Zero);

    private async Task SetUpAsync()
    {
        Db.Trusts.Add(Trust);
        Frameworks = Framework.FromPresets(Trust.Id);
        Db.Frameworks.AddRange(Frameworks);
        Areas = Frameworks.First(f => f.IsDefault).Areas.ToDictionary(a => a.Code, a => a.Id);
        var sources = FundingSource.Presets.Select((name, i) => new FundingSource(Trust.Id, name, i + 1)).ToList();
        Db.FundingSources.AddRange(sources);
        Funding = sources.ToDictionary(s => s.Name, s => s.Id);
        ActivityTypes = ActivityType.FromPreset(Trust.Id);
        Db.ActivityTypes.AddRange(ActivityTypes);
        Db.TrainingTopics.AddRange(TrainingTopic.Usual(Trust.Id));
        foreach (var s in _text.Schools)
        {
            Db.Schools.Add(_schools[s.Slug] = new School(Trust.Id, new SchoolFacts(s.Urn, s.Name, s.Phase, s.Type, s.AgeFrom, s.AgeTo, s.Authority, s.Pupils)));
        }

        await AddPeopleAsync();
        await Db.SaveChangesAsync();

        var administrator = As(Leading(Role.TrustAdministrator), 100);
        Trust.Paint(administrator, _text.Colour);
        if (_text.PlanName is not null)
        {
            Trust.CallThePlan(administrator, _text.PlanName, _text.PlanShortName);
        }

        foreach (var year in new[] { new AcademicYear(Year.StartYear - 1), Year, Year.Next })
        {
            Db.HalfTerms.AddRange(HalfTermDates.Set(administrator, null, year, HalfTermDates.Usual(year), []));
        }

        if (_text.OwnTerms is { } slug)
        {
            // Breaks up one day later at Christmas and one day earlier in July.
            var own = HalfTermDates.Usual(Year).Select(s => s.HalfTerm switch
            {
                HalfTerm.Autumn2 => s with { Last = s.Last.AddDays(3) },
                HalfTerm.Summer2 => s with { Last = s.Last.AddDays(-1) },
                _ => s,
            });
            Db.HalfTerms.AddRange(HalfTermDates.Set(administrator, School(slug).Id, Year, own.ToList(), []));
        }

        await Db.SaveChangesAsync();

        var executive = As(Executive, 96);
        Template = new PlanTemplate(Trust.Id);
        Template.Require(executive, Template.Required | PlanParts.Area | PlanParts.Milestones | PlanParts.Costs);
        foreach (var key in _text.TrustPriorities)
        {
            var theme = DemoPlans.Theme(key);
            Template.AddPriority(executive, new(theme.Title, "A priority in every school of the trust this year: the difference between our pupils is widest here.", null, Areas[theme.Area], NonNegotiable: key == _text.TrustPriorities[^1]));
        }

        Db.PlanTemplates.Add(Template);
        foreach (var year in new[] { new AcademicYear(Year.StartYear - 1), Year })
        {
            var calendar = new PlanCalendar(Trust.Id, year);
            calendar.Set(executive, PlanDates.Usual(year) with { SubmitBy = new(year.StartYear, 10, 23), EndorseBy = new(year.StartYear, 11, 20), ApproveBy = new(year.StartYear, 12, 4), LiveFrom = new(year.StartYear, 12, 7) });
            Db.PlanCalendars.Add(calendar);
        }

        await Db.SaveChangesAsync();
    }

    private string Leading(Role role) => _text.People.First(p => p.Roles.Any(r => r.Role == role)).Name;

    private async Task AddPeopleAsync()
    {
        if (!await Db.Users.AnyAsync(u => u.IsPlatformAdministrator))
        {
            await _accounts.OfAsync(Db, "Platform administrator", "platform@example.org", platform: true);
        }

        foreach (var person in _text.People)
        {
            await AddAsync(person.Name, person.Email, !person.Invited);
            foreach (var (role, schools) in person.Roles)
            {
                foreach (var school in schools ?? [null!])
                {
                    Give(person.Name, role, school);
                }
            }
        }

        foreach (var s in _text.Schools)
        {
            await AddAsync(s.Head, $"head@{s.Slug}.example", true);
            Give(s.Head, Role.Headteacher, s.Slug);
            (string Name, Role Role)[] others =
            [
                (s.Deputy, Role.SeniorLeader), .. s.Leads.Select(l => (l, Role.PriorityLead)), (s.Chair, Role.ChairOfGovernors), (s.Governor, Role.Governor),
            ];
            foreach (var (name, role) in others)
            {
                var known = _text.Accounts?.GetValueOrDefault(name);
                await AddAsync(name, known ?? $"{name.ToLowerInvariant().Replace(' ', '.')}@{s.Slug}.example", known is not null);
                Give(name, role, s.Slug);
            }
        }

        foreach (var guest in _text.Guests ?? [])
        {
            Give(guest.Name, guest.Role, guest.School, Today.AddDays(guest.Days));
        }
    }

    private async Task AddAsync(string name, string email, bool account)
    {
        var member = Domain.People.Member.Invite(Trust.Id, name, email);
        if (account)
        {
            member.Join((await _accounts.OfAsync(Db, name, email)).Id);
        }

        Db.Members.Add(_members[name] = member);
    }

    private void Give(string name, Role role, string? school, DateOnly? until = null) =>
        _members[name].GiveAtSetUp(role, school is null ? null : School(school).Id, until, Today);
}
