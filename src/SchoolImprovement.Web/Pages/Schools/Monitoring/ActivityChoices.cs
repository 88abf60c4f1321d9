using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>What an activity may be about, who may lead it, and what kind it may be: read in one round trip.</summary>
public sealed class ActivityChoices(AppDbContext db, CurrentUser user, CurrentSchool school)
{
    private const int OfType = 0, OfMember = 1, OfPriority = 2, OfCriterion = 3, OfMilestone = 4, OfFunding = 5;

    private IReadOnlyList<Row> _rows = [];

    private Guid SchoolId => school.School.Id;

    /// <summary>The trust's types.</summary>
    public IEnumerable<SelectListItem> Types => Of(OfType).Select(r => new SelectListItem(r.Text, r.Id.ToString()));

    /// <summary>Everybody with a role in the school, and those who visit it for the trust.</summary>
    public IEnumerable<SelectListItem> Leads => _rows.Where(r => r.Kind == OfMember).OrderBy(r => r.Text, StringComparer.CurrentCulture).Select(r => new SelectListItem(r.Text, r.Id.ToString()));

    /// <summary>The plan's priorities, each with its criteria and milestones: "p:", "c:" or "m:" and the id.</summary>
    public IEnumerable<SelectListItem> Parts => Priorities.SelectMany(p =>
    {
        var group = new SelectListGroup { Name = p.Text };
        return Of(OfCriterion).Where(c => c.Other == p.Id).Select(c => new SelectListItem($"Criterion: {c.Text}", $"c:{c.Id}") { Group = group })
            .Concat(Of(OfMilestone).Where(m => m.Other == p.Id).Select(m => new SelectListItem($"Milestone of {m.Text}", $"m:{m.Id}") { Group = group }))
            .Prepend(new SelectListItem(char.IsAsciiDigit(p.Text[0]) ? $"Priority {p.Text}" : p.Text, $"p:{p.Id}") { Group = group });
    });

    /// <summary>The plan's success criteria under their priorities.</summary>
    public IEnumerable<SelectListItem> Criteria => Priorities.SelectMany(p =>
    {
        var group = new SelectListGroup { Name = p.Text };
        return Of(OfCriterion).Where(c => c.Other == p.Id).Select(c => new SelectListItem(c.Text, c.Id.ToString()) { Group = group });
    });

    /// <summary>Where the money for a new action may come from.</summary>
    public IEnumerable<SelectListItem> Funding => Of(OfFunding).Select(r => new SelectListItem(r.Text, r.Id.ToString()));

    /// <summary>The priorities that the person may write.</summary>
    public IEnumerable<SelectListItem> Writable => Priorities.Where(p => Priority.MayWrite(user.Actor, SchoolId, p.Other)).Select(p => new SelectListItem(p.Text, p.Id.ToString()));

    private IEnumerable<Row> Priorities => Of(OfPriority);

    /// <param name="year">The year whose plan it is about.</param>
    /// <param name="onlyOwn">Only what the person may write: for those who ask for an activity.</param>
    /// <param name="kinds">Only types of these kinds, or null for all.</param>
    public async Task ReadAsync(AcademicYear year, bool onlyOwn = false, IReadOnlyList<ActivityKind>? kinds = null)
    {
        var (every, some) = (kinds is null, kinds ?? []);
        // A subject leader's plan is looked at as the school's is.
        db.ShowsSubjects = true;
        var plans = db.Plans.Where(p => p.SchoolId == SchoolId && p.Year == year);
        _rows = await db.ActivityTypes.AsNoTracking().Where(t => !t.Retired && (every || some.Contains(t.Kind))).Select(t => new Row { Kind = OfType, Id = t.Id, Text = t.Name + "", Place = t.Position, Other = t.Id })
            .Concat(db.Members.Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == SchoolId || (r.SchoolId == null && r.Role == Role.TrustExecutive))).Select(m => new Row { Kind = OfMember, Id = m.Id, Text = m.Name + "", Place = 0, Other = m.Id }))
            .Concat(db.FundingSources.Where(f => !f.Retired).Select(f => new Row { Kind = OfFunding, Id = f.Id, Text = f.Name + "", Place = f.Position, Other = f.Id }))
            .Concat(from p in db.Priorities.IgnoreAutoIncludes()
                    join plan in plans on p.PlanId equals plan.Id
                    select new Row { Kind = OfPriority, Id = p.Id, Text = plan.UnderId == null ? p.Number + ". " + (p.ShortName ?? p.Title) : plan.Title + " subject plan", Place = plan.UnderId == null ? p.Number : 1000, Other = p.LeadId ?? p.Id })
            .Concat(db.Set<SuccessCriterion>().Where(c => plans.Any(x => x.Id == c.PlanId)).Select(c => new Row { Kind = OfCriterion, Id = c.Id, Text = c.Measure + "", Place = c.Position, Other = c.PriorityId }))
            .Concat(db.Set<Milestone>().Where(m => plans.Any(x => x.Id == m.PlanId)).Select(m => new Row { Kind = OfMilestone, Id = m.Id, Text = (m.Term == Term.Autumn ? "autumn: " : m.Term == Term.Spring ? "spring: " : "summer: ") + m.Text, Place = m.Position, Other = m.PriorityId }))
            .ToListAsync();
        if (onlyOwn)
        {
            var own = Priorities.Where(p => Priority.MayWrite(user.Actor, SchoolId, p.Other)).Select(p => p.Id).ToHashSet();
            _rows = [.. _rows.Where(r => r.Kind is OfType or OfMember or OfFunding || own.Contains(r.Kind == OfPriority ? r.Id : r.Other))];
        }
    }

    /// <summary>What was typed, as the rules want it.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="when">When it takes place.</param>
    /// <param name="before">The activity as it is, or null for a new one: whoever leads it now may stay.</param>
    public async Task<ActivityFacts> FactsAsync(ActivityForm form, ActivityTime when, MonitoringActivity? before = null)
    {
        var type = await db.ActivityTypes.FirstOrDefaultAsync(t => t.Id == form.TypeId && (!t.Retired || (before != null && before.TypeId == t.Id)));
        if (form.LeadId is { } lead && lead != before?.LeadId && !_rows.Any(r => r.Kind == OfMember && r.Id == lead))
        {
            throw new RuleBrokenException("Choose somebody from the list, or write the name in words", "LeadId");
        }

        var (priority, criterion, milestone) = await PartAsync(form.Part);
        return new ActivityFacts(
            form.Title, type?.Id ?? default, type?.Kind ?? default, when, form.Focus, priority, criterion, milestone, form.Group, form.LeadId, form.LeadName, form.With, form.Evidence, form.ReportsTo ?? type?.ReportsTo ?? default);
    }

    /// <summary>The priority with all that an activity about it may touch.</summary>
    public Task<Priority?> PriorityAsync(Guid? id) =>
        db.Priorities.Include(p => p.Criteria).ThenInclude(c => c.Points).Include(p => p.Milestones).Include(p => p.Actions).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == id && p.SchoolId == SchoolId);

    /// <summary>A success criterion of this school's plan with its priority.</summary>
    public async Task<(Priority Priority, Guid? Criterion)> CriterionAsync(Guid? id)
    {
        var row = _rows.FirstOrDefault(r => r.Kind == OfCriterion && r.Id == id) ?? throw new RuleBrokenException("Choose the success criterion that this is evidence for", "CriterionId");
        return (await PriorityAsync(row.Other) ?? throw new RuleBrokenException("This success criterion is no longer in the plan. Choose another", "CriterionId"), id);
    }

    private async Task<(Priority? Priority, Guid? Criterion, Guid? Milestone)> PartAsync(string? part)
    {
        if (string.IsNullOrEmpty(part))
        {
            return default;
        }

        var gone = new RuleBrokenException("Choose a part of the plan from the list", "Part");
        var id = part.Length > 2 && Guid.TryParse(part.AsSpan(2), out var named) ? named : throw gone;
        var row = _rows.FirstOrDefault(r => r.Id == id && r.Kind == part[0] switch { 'c' => OfCriterion, 'm' => OfMilestone, _ => OfPriority }) ?? throw gone;
        var priority = await PriorityAsync(row.Kind == OfPriority ? row.Id : row.Other) ?? throw gone;
        return (priority, row.Kind == OfCriterion ? id : null, row.Kind == OfMilestone ? id : null);
    }

    private IEnumerable<Row> Of(int kind) => _rows.Where(r => r.Kind == kind).OrderBy(r => r.Place).ThenBy(r => r.Text, StringComparer.CurrentCulture);

    /// <summary>A line of any of the lists. Every part of the union fills every property, alike in type.</summary>
    private sealed class Row
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        public string Text { get; init; } = "";

        public int Place { get; init; }

        public Guid Other { get; init; }
    }
}

/// <summary>What an activity's form holds.</summary>
public class ActivityForm
{
    public string? Title { get; set; }

    public Guid? TypeId { get; set; }

    /// <summary>Part of the plan: "p:", "c:" or "m:" and the id.</summary>
    public string? Part { get; set; }

    public string? Focus { get; set; }

    public string? Group { get; set; }

    public Guid? LeadId { get; set; }

    public string? LeadName { get; set; }

    public string? With { get; set; }

    public string? Evidence { get; set; }

    public ReportsTo? ReportsTo { get; set; }

    /// <summary>A week by its Monday, or a half-term by its name.</summary>
    public string? Week { get; set; }

    public DateOnly? On { get; set; }

    public static IEnumerable<SelectListItem> AllReportsTo => Enum.GetValues<ReportsTo>().Select(r => new SelectListItem(r.Label(), r.ToString()));

    /// <summary>Every week of the year under its half-term, and each half-term without a week.</summary>
    public static IEnumerable<SelectListItem> Weeks(SchoolCalendar calendar) => Enum.GetValues<HalfTerm>().SelectMany(h =>
    {
        var group = new SelectListGroup { Name = h.Label() };
        return calendar.Weeks(h).Select(w => new SelectListItem($"{h.Label()}, week {w.Number}: {w.First.DayMonth()}", w.Monday.ToString("yyyy-MM-dd", Format.English)) { Group = group })
            .Append(new SelectListItem($"{h.Label()}, week not decided", h.ToString()) { Group = group });
    });

    /// <summary>The field's value for a time.</summary>
    public static string WeekValue(ActivityTime when) => when.Week?.ToString("yyyy-MM-dd", Format.English) ?? when.HalfTerm.ToString();

    /// <summary>When, as it was typed.</summary>
    public static ActivityTime When(SchoolCalendar calendar, string? week, DateOnly? on) =>
        ActivityTime.Of(calendar, Enum.TryParse<HalfTerm>(week, out var half) && Enum.IsDefined(half) && !char.IsAsciiDigit(week![0]) ? half : null, DateOnly.TryParseExact(week, "yyyy-MM-dd", out var monday) ? monday : null, on);

    public static T Of<T>(MonitoringActivity a)
        where T : ActivityForm, new() => new()
        {
            Title = a.Title,
            TypeId = a.TypeId,
            Part = a.CriterionId is { } c ? $"c:{c}" : a.MilestoneId is { } m ? $"m:{m}" : a.PriorityId is { } p ? $"p:{p}" : null,
            Focus = a.Focus,
            Group = a.Group,
            LeadId = a.LeadId,
            LeadName = a.LeadName,
            With = a.With,
            Evidence = a.Evidence,
            ReportsTo = a.ReportsTo,
        };
}
