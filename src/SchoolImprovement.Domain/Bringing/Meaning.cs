using System.Text.RegularExpressions;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>What a column of somebody's plan means in ours.</summary>
public enum Meaning
{
    /// <summary>No part of the plan; its words are listed and may be kept as comments.</summary>
    Comment,

    /// <summary>Nothing worth keeping, like a row's number.</summary>
    LeaveOut,

    /// <summary>The title of a priority.</summary>
    Priority,

    /// <summary>Why the priority matters.</summary>
    Rationale,

    /// <summary>Where the priority starts from.</summary>
    Baseline,

    /// <summary>What will be different.</summary>
    Outcomes,

    /// <summary>A success criterion.</summary>
    Criterion,

    /// <summary>A milestone whose term stands in its words or beside it.</summary>
    Milestone,

    /// <summary>A milestone of the autumn term.</summary>
    MilestoneAutumn,

    /// <summary>A milestone of the spring term.</summary>
    MilestoneSpring,

    /// <summary>A milestone of the summer term.</summary>
    MilestoneSummer,

    /// <summary>An action.</summary>
    Action,

    /// <summary>Who leads.</summary>
    Lead,

    /// <summary>Who else is involved.</summary>
    Others,

    /// <summary>From when to when.</summary>
    When,

    /// <summary>When it starts.</summary>
    Start,

    /// <summary>By when it is done.</summary>
    Due,

    /// <summary>What it costs, with other resources.</summary>
    Cost,

    /// <summary>Where the money comes from.</summary>
    Funding,

    /// <summary>How it stands.</summary>
    Status,

    /// <summary>The training that it needs.</summary>
    Training,

    /// <summary>The governor who follows it.</summary>
    Governor,

    /// <summary>A note on the action, under the column's own heading.</summary>
    Note,
}

/// <summary>The words that schools use for the parts of a plan, as data. Source: field guide §2.1 and published plans.</summary>
public static partial class Meanings
{
    /// <summary>Every meaning with its name and the headings that people use for it, as lower-case words.</summary>
    public static IReadOnlyList<(Meaning Meaning, string Label, string[] Headings)> All { get; } =
    [
        (Meaning.Priority, "Priority", ["priority", "priorities", "priority title", "priority name", "title", "key priority", "school priority", "priority area", "objective", "objectives", "key objective", "strategic objective", "area for development", "area of development", "area for improvement", "development area", "development point", "key issue", "issue", "target", "targets", "goal", "aim", "aims", "headline target", "area", "focus", "focus area", "key area", "improvement area", "initiative", "project", "what do we need to improve"]),
        (Meaning.Rationale, "Why this matters", ["rationale", "why", "why this matters", "reason", "reasons", "problem", "problem to be addressed", "context", "background", "evidence base", "identified by", "justification", "issue identified", "need"]),
        (Meaning.Baseline, "Where we start from", ["baseline", "starting point", "current position", "current situation", "where are we now", "where we are now", "current data", "current status", "present position"]),
        (Meaning.Outcomes, "What will be different", ["intended outcome", "intended outcomes", "desired outcome", "desired outcomes", "what will be different", "intended impact", "desired impact", "vision", "where do we want to be", "outcomes for pupils", "pupil outcomes", "end of year outcome"]),
        (Meaning.Criterion, "Success criterion", ["success criteria", "success criterion", "success", "measure", "success measure", "success measures", "success indicator", "success indicators", "measures of success", "impact", "expected impact", "impact measure", "impact measures", "outcome", "outcomes", "expected outcome", "expected outcomes", "kpi", "kpis", "key performance indicator", "key performance indicators", "performance indicator", "performance indicators", "how will we know", "how will success be measured", "how will we measure success", "what will success look like", "what does success look like", "measurable outcome", "measurable outcomes", "impact on pupils", "impact on learning", "quantifiable outcome"]),
        (Meaning.MilestoneAutumn, "Milestone: autumn", ["autumn", "autumn term", "autumn milestone", "autumn milestones", "end of autumn", "end of autumn term", "by end of autumn", "by christmas", "milestone autumn", "milestones autumn", "milestone 1", "term 1 milestone", "autumn 1", "autumn 2"]),
        (Meaning.MilestoneSpring, "Milestone: spring", ["spring", "spring term", "spring milestone", "spring milestones", "end of spring", "end of spring term", "by end of spring", "by easter", "milestone spring", "milestones spring", "milestone 2", "term 2 milestone", "spring 1", "spring 2"]),
        (Meaning.MilestoneSummer, "Milestone: summer", ["summer", "summer term", "summer milestone", "summer milestones", "end of summer", "end of summer term", "by end of summer", "by july", "milestone summer", "milestones summer", "milestone 3", "term 3 milestone", "summer 1", "summer 2", "end of year milestone"]),
        (Meaning.Milestone, "Milestone (the term is in its words)", ["milestone", "milestones", "key milestone", "key milestones", "interim target", "interim targets", "checkpoint", "checkpoints", "steps to success"]),
        (Meaning.Action, "Action", ["action", "actions", "key action", "key actions", "action required", "actions required", "action to be taken", "actions to be taken", "action steps", "action point", "action points", "task", "tasks", "step", "steps", "what", "what will we do", "what we will do", "how", "how will we achieve this", "how will this be achieved", "strategy", "strategies", "activity", "activities", "implementation", "implementation activities", "active ingredients", "provision", "development activity", "specific actions"]),
        (Meaning.Lead, "Lead", ["lead", "leads", "who", "by whom", "who is responsible", "who leads", "who will lead", "led by", "person responsible", "persons responsible", "people responsible", "person", "personnel", "staff responsible", "staff lead", "responsibility", "responsible", "responsible person", "lead person", "owner", "leader", "senior lead", "slt lead", "lead staff", "key person", "key personnel", "staff", "initials", "delegated to"]),
        (Meaning.Others, "Others involved", ["others", "others involved", "people involved", "staff involved", "who else", "support", "supported by", "team", "participants"]),
        (Meaning.When, "When (start and due)", ["when", "timescale", "timescales", "time scale", "time", "timing", "timeline", "time line", "timeframe", "time frame", "timings", "dates", "date", "term", "half term", "period", "duration", "start and end", "start finish", "calendar", "key dates"]),
        (Meaning.Start, "Start", ["start", "start date", "from", "begin", "starts", "commence", "date started"]),
        (Meaning.Due, "By when", ["by when", "deadline", "due", "due date", "end date", "end", "finish", "to", "completion date", "complete by", "completed by", "date for completion", "target date", "review by", "date by", "when by"]),
        (Meaning.Cost, "Cost or resources", ["cost", "costs", "costing", "costings", "cost resources", "resource", "resources", "resources and costs", "resources costs", "resource cost", "resource implications", "budget", "budget cost", "financial implications", "finance", "price", "money", "resourcing", "cost implications", "cost and resources", "cost and funding", "time and cost", "resources needed", "resources required", "£"]),
        (Meaning.Funding, "Funding source", ["funding", "funding source", "funded by", "funding stream", "budget code", "budget heading", "source of funding", "paid from"]),
        (Meaning.Status, "Progress (RAG)", ["rag", "rag rating", "rag status", "rag rate", "ragged", "brag", "brag rating", "status", "progress", "rating", "on track", "completed", "complete", "done", "achieved", "progress rag"]),
        (Meaning.Training, "Training need", ["training", "cpd", "training needs", "training need", "cpd needs", "cpd required", "training required", "professional development", "training cpd", "cpd training", "staff development"]),
        (Meaning.Governor, "Link governor", ["link governor", "governor", "governors", "lead governor", "governor lead", "governor responsible", "governor link", "named governor"]),
        (Meaning.Note, "Note on the action", ["monitoring", "monitored by", "monitoring activity", "monitoring and evaluation", "monitoring evaluation", "how monitored", "how will it be monitored", "how will this be monitored", "how monitored by whom", "monitoring who what when", "monitoring strategy", "who will monitor", "governor monitoring", "evidence", "evidence of impact", "sources of evidence", "evaluation", "evaluation of impact", "review", "reviews", "review date", "review notes", "termly review", "autumn review", "spring review", "summer review", "autumn evaluation", "spring evaluation", "summer evaluation", "progress notes", "progress to date", "progress update", "update", "updates", "comment", "comments", "note", "notes", "reported to", "report to", "impact so far", "impact to date", "actual impact", "next steps", "quality assurance", "qa"]),
        (Meaning.LeaveOut, "Leave out", ["no", "number", "ref", "reference", "#", "id", "row", "s no", "item", "about", "what it says", "required by the trust", "what the trust says", "what the trust must see", "total cost"]),
        (Meaning.Comment, "No place in the plan: list it", []),
    ];

    private static readonly Dictionary<string, Meaning> Exact = All.SelectMany(m => m.Headings.Select(h => (h, m.Meaning))).DistinctBy(p => p.h).ToDictionary(p => p.h, p => p.Meaning);

    /// <summary>Words of everyday speech: a heading only when they are all of it. "Train staff" is not about who leads.</summary>
    private static readonly HashSet<string> Alone =
    [
        "staff", "start", "starts", "begin", "end", "to", "from", "time", "support", "team", "focus", "area", "need", "item", "number", "row", "id", "person", "leader", "lead", "leads", "done", "complete", "completed", "achieved", "success",
        "update", "updates", "review", "reviews", "what", "how", "why", "date", "dates", "term", "period", "money", "price", "finish", "strategy", "strategies", "provision", "aim", "aims", "issue", "project", "vision", "context", "calendar",
        "duration", "background", "reason", "reasons", "problem", "training", "no", "step", "steps", "task", "tasks", "activity", "activities", "action", "note", "notes", "comment", "comments", "target", "targets", "goal", "governors", "governor",
        "impact", "outcome", "evidence", "progress", "rating", "finance", "budget", "resource", "cost", "autumn", "spring", "summer", "initials", "personnel", "participants", "owner", "half term", "title", "measure", "others", "about",
    ];

    private static readonly (string Words, Meaning Meaning)[] Longest = [.. Exact.Where(p => p.Key.Length > 2).Select(p => (p.Key, p.Value)).OrderByDescending(p => p.Key.Length)];

    /// <summary>The meaning's name in lists.</summary>
    public static string Label(this Meaning meaning) => All.First(m => m.Meaning == meaning).Label;

    /// <summary>What a heading means: the phrase that is all of it, else the longest phrase in it. Null when no phrase is known.</summary>
    public static Meaning? OfHeading(string heading)
    {
        var words = Plain(heading);
        if (words.Length is 0 or > 90)
        {
            return null;
        }

        if (Exact.TryGetValue(words, out var exact))
        {
            return exact;
        }

        var padded = $" {words} ";
        var spoken = words.Count(c => c == ' ') + 1;
        foreach (var (phrase, meaning) in Longest)
        {
            // An everyday word may begin a short heading: "Lead teacher", "Cost to school".
            var fits = !Alone.Contains(phrase) ? padded.Contains($" {phrase} ", StringComparison.Ordinal)
                : spoken <= 4 && words.StartsWith(phrase + " ", StringComparison.Ordinal);
            if (fits)
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>Words and nothing else, in small letters: what headings are compared by.</summary>
    internal static string Plain(string heading)
    {
        var text = heading.Trim().ToLowerInvariant();
        return text is "£" or "#" ? text : Spaces().Replace(NotWords().Replace(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal), " "), " ").Trim();
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotWords();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
