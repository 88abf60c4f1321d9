using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.History;

/// <summary>What a person looks for in the history; everything may be left empty.</summary>
public sealed class HistoryFilter
{
    public Guid? Person { get; set; }

    /// <summary>The kind of row: Priority, PlanAction…</summary>
    public string? Part { get; set; }

    /// <summary>One row's own history.</summary>
    public Guid? Row { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Not "page": that word is taken by the address of a Razor page.</summary>
    public int PageNumber { get; set; } = 1;

    public bool IsEmpty => Person is null && string.IsNullOrEmpty(Part) && Row is null && From is null && To is null;
}

/// <summary>A page of history, newest first, as saves: what one person changed at one moment stands together.</summary>
public sealed record HistoryView(string Address, HistoryFilter Filter, IReadOnlyList<HistoryView.Save> Saves, IReadOnlyList<SelectListItem> People, IReadOnlyList<SelectListItem> Parts, bool HasMore)
{
    public sealed record Save(string Who, DateTime At, IReadOnlyList<Item> Items)
    {
        /// <summary>More rows than this that only came or went in one save are folded into one line.</summary>
        private const int Few = 4;

        /// <summary>What stands in full.</summary>
        public IEnumerable<Item> Told => Items.Except(Bare.SelectMany(b => b));

        /// <summary>Rows that came or went without a field to show, by what happened to them, where there are many.</summary>
        public IEnumerable<IGrouping<string, Item>> Bare => Items.Where(i => i.Fields.Count == 0).GroupBy(i => i.Verb).Where(g => g.Count() > Few);
    }

    /// <summary>What happened to one row in a save.</summary>
    public sealed record Item(Guid RowId, string Name, ChangeKind Kind, IReadOnlyList<Field> Fields)
    {
        public string Verb => Kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" };
    }

    public sealed record Field(string Label, string? Old, string? New);

    /// <summary>The row whose own history this is, by its latest name; null for all rows.</summary>
    public string? RowName => Filter.Row is null ? null : Saves.SelectMany(s => s.Items).FirstOrDefault()?.Name;

    /// <summary>This page of history with another page number or row.</summary>
    public string Link(int page = 1, Guid? row = null) =>
        Address + QueryString.Create(new Dictionary<string, string?>
        {
            ["person"] = Filter.Person?.ToString(),
            ["part"] = Filter.Part,
            ["row"] = (row ?? Filter.Row)?.ToString(),
            ["from"] = Filter.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["to"] = Filter.To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["pageNumber"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        }.Where(p => !string.IsNullOrEmpty(p.Value)));
}

/// <summary>Reads history in two round trips: who and what there is to filter by, and one page of entries.</summary>
public sealed class HistoryQuery(AppDbContext db)
{
    /// <summary>Entries a page: one entry is one field of one row.</summary>
    public const int PageSize = 100;

    /// <summary>What of a school is the trust's own to change. Whatever else has a school is the school's work and stands in its own history alone: who administers the trust does not read it.</summary>
    private static readonly string[] TrustWork = ["School", "RoleHolding", "HalfTermDates"];

    private static readonly Dictionary<string, string> PartLabels = new()
    {
        ["Plan"] = "Top of the plan",
        ["Priority"] = "Priorities",
        ["SuccessCriterion"] = "Success criteria",
        ["ProgressPoint"] = "Progress points",
        ["Milestone"] = "Milestones",
        ["PlanAction"] = "Actions",
        ["TermReview"] = "Termly reviews",
        ["PriorityReview"] = "Termly reviews of priorities",
        ["ExceptionRequest"] = "Exceptions",
        ["Sef"] = "Self-evaluation: context",
        ["AreaEvaluation"] = "Self-evaluation: areas",
        ["EvaluationPoint"] = "Self-evaluation: points",
        ["Moderation"] = "Self-evaluation: views of grades",
        ["LinkedEvidence"] = "Self-evaluation: evidence",
        ["SefShare"] = "Self-evaluation: sharing",
        ["EvidenceFile"] = "Evidence files",
        ["Audit"] = "Audits",
        ["SchoolAudit"] = "Audits of schools",
        ["StatementRating"] = "Answers to audits",
        ["NeedDecision"] = "Needs",
        ["Questionnaire"] = "Staff voice",
        ["Framework"] = "Frameworks",
        ["EvaluationArea"] = "Areas of frameworks",
        ["MonitoringActivity"] = "Monitoring",
        ["ActivityType"] = "Kinds of monitoring",
        ["TrainingNeed"] = "Training needs",
        ["TrainingSession"] = "Training sessions",
        ["SessionSchool"] = "Training in schools",
        ["TrainingTopic"] = "Training topics",
        ["PlanCalendar"] = "Plan calendar",
        ["School"] = "Schools",
        ["Member"] = "People",
        ["RoleHolding"] = "Roles",
        ["HalfTermDates"] = "Term dates",
        ["FundingSource"] = "Funding sources",
        ["PlanTemplate"] = "Plan template",
        ["TrustPriority"] = "Trust priorities",
        ["Trust"] = "Trust settings",
    };

    public Task<HistoryView> OfSchoolAsync(Guid schoolId, string address, HistoryFilter filter) => OfAsync(db.History.Where(h => h.SchoolId == schoolId), address, filter);

    /// <summary>Settings, people, schools: everything that is not the words of a plan.</summary>
    public Task<HistoryView> OfTrustAsync(string address, HistoryFilter filter) => OfAsync(db.History.Where(h => h.PlanId == null && (h.SchoolId == null || TrustWork.Contains(h.RowType))), address, filter);

    private static async Task<HistoryView> OfAsync(IQueryable<HistoryEntry> all, string address, HistoryFilter filter)
    {
        all = all.AsNoTracking();
        var kinds = await all.GroupBy(h => new { h.MemberId, h.Who, h.RowType }).Select(g => g.Key).ToListAsync();
        var found = all;
        if (filter.Person is { } person)
        {
            found = found.Where(h => h.MemberId == person);
        }

        if (!string.IsNullOrEmpty(filter.Part))
        {
            found = found.Where(h => h.RowType == filter.Part);
        }

        if (filter.Row is { } row)
        {
            found = found.Where(h => h.RowId == row);
        }

        if (filter.From is { } from)
        {
            var start = from.StartInLondon();
            found = found.Where(h => h.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = to.AddDays(1).StartInLondon();
            found = found.Where(h => h.At < end);
        }

        filter.PageNumber = Math.Clamp(filter.PageNumber, 1, 10_000);
        var entries = await found.OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Skip((filter.PageNumber - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        return new HistoryView(
            address, filter, Saves(entries.Take(PageSize)),
            kinds.Where(k => k.MemberId is not null).GroupBy(k => k.MemberId).Select(g => new SelectListItem(g.Last().Who, g.Key.ToString(), g.Key == filter.Person)).OrderBy(i => i.Text, StringComparer.OrdinalIgnoreCase).ToList(),
            kinds.Select(k => k.RowType).Distinct().Select(t => new SelectListItem(PartLabels.GetValueOrDefault(t, t), t, t == filter.Part)).OrderBy(i => i.Text, StringComparer.Ordinal).ToList(),
            entries.Count > PageSize);
    }

    /// <summary>Entries of one save carry one moment and one person; those of one row in it stand under its name.</summary>
    private static List<HistoryView.Save> Saves(IEnumerable<HistoryEntry> entries) =>
        entries.GroupBy(e => (e.At, e.MemberId, e.Who)).Select(save => new HistoryView.Save(save.Key.Who, save.Key.At, save.OrderBy(e => e.Id).GroupBy(e => (e.RowId, e.Kind))
            .Select(r => new HistoryView.Item(r.Key.RowId, r.First().RowName, r.Key.Kind, r.Where(e => e.Field is not null).Select(e => new HistoryView.Field(e.Field!, e.Old, e.New)).ToList())).ToList())).ToList();
}
