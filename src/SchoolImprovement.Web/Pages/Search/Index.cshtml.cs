using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Search;

/// <summary>Search across plans, actions, monitoring and comments in everything that the person may read.</summary>
[NeedsInTrust]
[ReachesSubjects]
public sealed class IndexModel(SearchQuery query) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>What was found; null when nothing was asked for.</summary>
    public SearchQuery.Found? Found { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>Why nothing was searched, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task OnGetAsync()
    {
        var question = (Question ?? "").Trim();
        Words = SearchQuery.WordsOf(question);
        Refusal = question.Length == 0 ? null
            : Words.Sum(w => w.Length) < SearchQuery.Shortest ? "Enter at least two letters"
            : question.Length > SearchQuery.Longest ? $"Shorten this to {SearchQuery.Longest} characters"
            : null;
        if (question.Length == 0 || Refusal is not null)
        {
            return;
        }

        Number = Math.Clamp(PageNumber ?? 1, 1, 1000);
        Found = await query.FindAsync(Words, Number);
    }

    /// <summary>"Action, priority 2", "Success criterion, subject plan".</summary>
    public static string What(SearchQuery.Row row) => row switch
    {
        { Subject: not null, Kind: HitKind.Priority } => "Subject plan",
        { Subject: not null } => $"{What(row.Kind)}, subject plan",
        { Number: > 0, Kind: not HitKind.Priority } => $"{What(row.Kind)}, priority {row.Number}",
        _ => What(row.Kind),
    };

    private static string What(HitKind kind) => kind switch
    {
        HitKind.Plan => "Plan",
        HitKind.Priority => "Priority",
        HitKind.Criterion => "Success criterion",
        HitKind.Milestone => "Milestone",
        HitKind.Action => "Action",
        HitKind.Activity => "Monitoring",
        HitKind.Findings => "Findings",
        _ => "Comment",
    };

    /// <summary>The place of a hit: the part of the plan, opened and scrolled to.</summary>
    public static string Address(SearchQuery.Row row)
    {
        var plan = $"/schools/{row.Urn}/plan/{row.Year.Slug}";
        return row.Kind switch
        {
            HitKind.Activity or HitKind.Findings => $"/schools/{row.Urn}/monitoring/activities/{row.Id}",
            _ when !row.Whole => $"{plan}/summary",
            _ when row.Subject is { } subject => $"{plan}/subjects/{subject}#{(row.Kind == HitKind.Priority ? "p1" : Element(row))}",
            HitKind.Plan => plan,
            HitKind.Comment => $"{plan}/comments",
            HitKind.Priority => $"{plan}?open={row.Number}#p{row.Number}",
            _ => $"{plan}?open={row.Number}#{Element(row)}",
        };
    }

    private static string Element(SearchQuery.Row row) => $"{(row.Kind == HitKind.Criterion ? 'c' : row.Kind == HitKind.Milestone ? 'm' : 'a')}-{row.Id}";
}
