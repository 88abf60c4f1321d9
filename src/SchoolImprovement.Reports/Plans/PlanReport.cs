using System.Text;
using System.Text.Json.Serialization;

namespace SchoolImprovement.Reports.Plans;

/// <summary>Everything that an improvement plan says, ready for paper: words as they are to be printed, dates and money as values.</summary>
public sealed record PlanReport
{
    private const int LongestFileName = 120;

    /// <summary>The plan's id in the record, by which versions are matched.</summary>
    public Guid? Id { get; init; }

    /// <summary>The school's name.</summary>
    public required string School { get; init; }

    /// <summary>The trust's name.</summary>
    public required string Trust { get; init; }

    /// <summary>The plan's title with its year, "Academy Improvement Plan 2026–27".</summary>
    public required string Title { get; init; }

    /// <summary>What the trust calls this kind of plan, "Academy Improvement Plan": printed at the right of the cover.</summary>
    public string? Kind { get; init; }

    /// <summary>The trust's colour as #rrggbb: it paints the rule on the cover and nothing that has to be read.</summary>
    public string? TrustColour { get; init; }

    /// <summary>Where the plan stands, "Approved 25 September 2026": printed in the foot of every page.</summary>
    public string? Status { get; init; }

    /// <summary>Which version this is, "version 12".</summary>
    public string? Version { get; init; }

    /// <summary>When this was printed, in words: "19 November 2026 at 2:32pm".</summary>
    public required string MadeAt { get; init; }

    /// <summary>The instant it was printed, for the file's own record.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The day that progress is shown for, "19 November 2026"; without it the heading says just "Progress".</summary>
    public string? ProgressAt { get; init; }

    /// <summary>The term whose milestones the summary counts, by the name used in <see cref="PlanTerm.Name"/>; without it, all of them.</summary>
    public string? CurrentTerm { get; init; }

    /// <summary>Facts for the cover: headteacher, chair of governors, pupils, next review. Up to six are printed.</summary>
    public IReadOnlyList<PlanFact> Facts { get; init; } = [];

    /// <summary>The plan in a few sentences.</summary>
    public string? InShort { get; init; }

    /// <summary>The school's vision and values.</summary>
    public string? Vision { get; init; }

    /// <summary>Pupils on roll, pupil premium, SEND and so on, in one line.</summary>
    public string? Context { get; init; }

    /// <summary>What the last inspection was and found.</summary>
    public string? LastInspection { get; init; }

    /// <summary>What the last inspection asked the school to do next.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>What the plan was made from.</summary>
    public IReadOnlyList<PlanSource> Sources { get; init; } = [];

    /// <summary>The trust's funding sources in its own order; sources that only actions name come after them.</summary>
    public IReadOnlyList<string> FundingSources { get; init; } = [];

    /// <summary>The priorities, in order.</summary>
    public IReadOnlyList<PlanPriority> Priorities { get; init; } = [];

    /// <summary>A subject leader's plan: its one priority is the subject.</summary>
    [JsonIgnore]
    public bool IsSubject => Priorities is [{ Subject: not null }];

    /// <summary>What changed since the governors approved it, for a live plan.</summary>
    public IReadOnlyList<PlanAmendment> Amendments { get; init; } = [];

    /// <summary>The trust's joint training that meets needs of this plan, in the order of the year.</summary>
    public IReadOnlyList<PlanJointSession> Joint { get; init; } = [];

    /// <summary>Text typed as lines, with or without dashes or dots before them, as the points of a list; blank lines are left out.</summary>
    public static IReadOnlyList<string> Points(string? text) =>
        [.. (text ?? "").Split('\n', '\r').Select(line => WithoutMark(line.Trim())).Where(line => line.Length > 0)];

    /// <summary>A name for a file of this plan that every computer accepts: "firs-primary-school-academy-improvement-plan-2026-27.pdf".</summary>
    /// <param name="extension">The ending without a dot, "pdf".</param>
    /// <param name="part">What part of the plan it is, "summary"; nothing for the whole.</param>
    public string FileName(string extension, string? part = null)
    {
        var name = new StringBuilder();
        foreach (var letter in $"{School} {Title} {part}".Replace('ł', 'l').Replace('Ł', 'l').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is ' ' or '-' or '–' or '/' or '_' && name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }
        var slug = name.ToString(0, Math.Min(name.Length, LongestFileName)).Trim('-');
        return $"{(slug.Length > 0 ? slug : "plan")}.{extension}";
    }

    // A minus before a figure is not a mark: a mark has a space after it.
    private static string WithoutMark(string line) =>
        line.Length > 1 && line[0] is '-' or '–' or '•' or '*' && char.IsWhiteSpace(line[1]) ? line[2..].TrimStart() : line;
}

/// <summary>A training session of the trust for several schools.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="On">Its day.</param>
/// <param name="OtherSchools">How many other schools take part.</param>
/// <param name="Needs">The needs of this school that it meets.</param>
public sealed record PlanJointSession(string Title, DateOnly On, int OtherSchools, IReadOnlyList<string> Needs);

/// <summary>A fact on the cover.</summary>
/// <param name="Label">What it is, "Headteacher".</param>
/// <param name="Value">What it says, "Sarah Whitlock".</param>
public sealed record PlanFact(string Label, string Value);

/// <summary>Something the plan was made from.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its web address (http or https), if it has one: printed as a link.</param>
public sealed record PlanSource(string Name, string? Address = null);

/// <summary>One field that changed since the governors approved the plan.</summary>
/// <param name="Part">Which part, "Action: Train every phonics teacher".</param>
/// <param name="What">What happened to it: "Due", "Added", "Removed".</param>
/// <param name="Before">What it said, if anything.</param>
/// <param name="After">What it says now, if anything.</param>
/// <param name="Who">Who changed it last.</param>
/// <param name="When">When that was, in words.</param>
/// <param name="Reason">Why, if that was written.</param>
public sealed record PlanAmendment(string Part, string What, string? Before, string? After, string Who, string When, string? Reason = null);

/// <summary>One priority with all that hangs under it.</summary>
public sealed record PlanPriority
{
    /// <summary>Its id in the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its number in the plan.</summary>
    public required int Number { get; init; }

    /// <summary>Its title, a sentence about pupils.</summary>
    public required string Title { get; init; }

    /// <summary>Of a subject leader's plan: the subject, by which it goes instead of a number; else null.</summary>
    public string? Subject { get; init; }

    /// <summary>"Priority 2"; of a subject leader's plan the subject.</summary>
    [JsonIgnore]
    public string Name => Subject ?? $"Priority {Number}";

    /// <summary>Its number in the school's plan; null in a subject leader's plan, whose one priority has none.</summary>
    [JsonIgnore]
    public int? InPlan => Subject is null ? Number : null;

    /// <summary>A name of one to three words for tables; without it the title is used.</summary>
    public string? ShortName { get; init; }

    /// <summary>The evaluation area that it comes from.</summary>
    public string? Area { get; init; }

    /// <summary>The implementation strand.</summary>
    public string? Strand { get; init; }

    /// <summary>Who leads it.</summary>
    public string? Lead { get; init; }

    /// <summary>The link governor.</summary>
    public string? LinkGovernor { get; init; }

    /// <summary>Whether the trust requires it of every school.</summary>
    public bool TrustRequired { get; init; }

    /// <summary>Whether the trust lets no school go without it.</summary>
    public bool NonNegotiable { get; init; }

    /// <summary>Why the trust gives it to every school, in the trust's words.</summary>
    public string? TrustWhy { get; init; }

    /// <summary>What the trust must see in every school.</summary>
    public IReadOnlyList<string> MustSee { get; init; } = [];

    /// <summary>Why it matters.</summary>
    public string? Why { get; init; }

    /// <summary>Where the school starts from.</summary>
    public string? Baseline { get; init; }

    /// <summary>The recommendation of an inspection or a review that it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>What will be different.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>How the school will know.</summary>
    public IReadOnlyList<PlanCriterion> Criteria { get; init; } = [];

    /// <summary>Milestones by term, in order.</summary>
    public IReadOnlyList<PlanTerm> Terms { get; init; } = [];

    /// <summary>What will be done.</summary>
    public IReadOnlyList<PlanAction> Actions { get; init; } = [];
}

/// <summary>A success criterion. Values are words with their unit ("61%"), as the plan shows them.</summary>
public sealed record PlanCriterion
{
    /// <summary>Its id in the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>What is measured.</summary>
    public required string Measure { get; init; }

    /// <summary>Where it started.</summary>
    public string? Baseline { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Now { get; init; }

    /// <summary>Where it should stand by now.</summary>
    public string? Expected { get; init; }

    /// <summary>Where it should end.</summary>
    public string? Target { get; init; }

    /// <summary>The national figure with its year, "80% (2025)".</summary>
    public string? National { get; init; }

    /// <summary>By when, in words.</summary>
    public string? ByWhen { get; init; }

    /// <summary>By when, as a day; null in what was kept before days were.</summary>
    public DateOnly? By { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>How it is going.</summary>
    public Progress Progress { get; init; } = Progress.NotStarted;

    /// <summary>What was measured on the way, oldest first.</summary>
    public IReadOnlyList<PlanPoint> Points { get; init; } = [];
}

/// <summary>One measurement on the way to a target.</summary>
/// <param name="When">When, in words.</param>
/// <param name="Value">The value with its unit.</param>
public sealed record PlanPoint(string When, string Value);

/// <summary>The milestones of one term.</summary>
/// <param name="Name">The term's name, "Autumn".</param>
/// <param name="Milestones">What will be seen by its end.</param>
public sealed record PlanTerm(string Name, IReadOnlyList<PlanMilestone> Milestones);

/// <summary>What will be seen by the end of a term.</summary>
/// <param name="Text">The milestone.</param>
/// <param name="Progress">How it is going.</param>
/// <param name="Impact">The impact note, if one was written.</param>
/// <param name="Id">Its id in the record.</param>
public sealed record PlanMilestone(string Text, Progress Progress, string? Impact = null, Guid? Id = null);

/// <summary>An action.</summary>
public sealed record PlanAction
{
    /// <summary>Its id in the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its number, "1.5".</summary>
    public required string Number { get; init; }

    /// <summary>What will be done.</summary>
    public required string What { get; init; }

    /// <summary>Who leads it.</summary>
    public string? Lead { get; init; }

    /// <summary>Who else takes part.</summary>
    public string? Others { get; init; }

    /// <summary>When it starts.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How it is going.</summary>
    public Progress Progress { get; init; } = Progress.NotStarted;

    /// <summary>What it costs, in pence; nothing where that is not decided.</summary>
    public long? CostPence { get; init; }

    /// <summary>What pays for it.</summary>
    public string? FundingSource { get; init; }

    /// <summary>The training that it needs.</summary>
    public string? TrainingNeed { get; init; }

    /// <summary>Who needs the training.</summary>
    public string? TrainingFor { get; init; }

    /// <summary>The joint sessions that meet the need, with their days, in words; null without one.</summary>
    public string? JointTraining { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }
}
