using System.Security.Cryptography;
using System.Text.Json;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>A priority as it would be made, or added to, with everything that belongs to it.</summary>
public sealed class BroughtPriority
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The priority of the plan that it is added to, or null for a new one.</summary>
    public Guid? Into { get; init; }

    /// <summary>Why it matters, line by line.</summary>
    public List<string> Rationale { get; } = [];

    /// <summary>Where it starts from, line by line.</summary>
    public List<string> Baseline { get; } = [];

    /// <summary>What will be different, line by line.</summary>
    public List<string> Outcomes { get; } = [];

    /// <summary>Who leads it, or null.</summary>
    public KnownPerson? Lead { get; set; }

    /// <summary>The governor who follows it, or null.</summary>
    public KnownPerson? Governor { get; set; }

    /// <summary>Its success criteria.</summary>
    public List<CriterionFacts> Criteria { get; } = [];

    /// <summary>Its milestones.</summary>
    public List<MilestoneFacts> Milestones { get; } = [];

    /// <summary>Its actions.</summary>
    public List<ActionFacts> Actions { get; } = [];

    /// <summary>Whether there is anything to write but the title.</summary>
    public bool IsBare => Rationale.Count + Baseline.Count + Outcomes.Count + Criteria.Count + Milestones.Count + Actions.Count == 0 && Lead is null && Governor is null;
}

/// <summary>Something that has no place in the plan. It may be kept as a comment.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its words, whole.</param>
/// <param name="Why">Why it could not be placed, and what to do.</param>
/// <param name="Priority">The place in the placement of the priority it stands beside, or null.</param>
public sealed record Leftover(string Place, string Text, string Why, int? Priority);

/// <summary>Something that is in the plan but ought to be looked at.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">The words.</param>
/// <param name="Done">What was done with them.</param>
public sealed record Remark(string Place, string Text, string Done);

/// <summary>What would be made from somebody's tables. Nothing is written before <see cref="AddTo"/>.</summary>
/// <param name="Priorities">The priorities with their parts.</param>
/// <param name="Leftovers">What has no place.</param>
/// <param name="Remarks">What ought to be looked at.</param>
public sealed record Placement(IReadOnlyList<BroughtPriority> Priorities, IReadOnlyList<Leftover> Leftovers, IReadOnlyList<Remark> Remarks)
{
    /// <summary>Changes when anything in it changes: what somebody confirms is what they saw.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Priorities, Leftovers, Remarks })))[..16];

    /// <summary>Adds everything to a plan. What the plan has already stays as it is.</summary>
    /// <param name="plan">The plan with its priorities, criteria, milestones and actions.</param>
    /// <param name="by">Needs to be allowed to edit the plan.</param>
    /// <param name="keep">Which leftovers are kept as comments, by their places in the list.</param>
    /// <param name="source">Where they come from: a file's name.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="today">The day.</param>
    /// <returns>The comments to add.</returns>
    public IReadOnlyList<Comment> AddTo(Plan plan, Actor by, IReadOnlySet<int> keep, string source, DateTime now, DateOnly today)
    {
        by.Demand(Permission.EditPlan, plan.SchoolId);
        var made = Priorities.Select(p => Add(plan, p, by, today)).ToList();
        return Leftovers.Where((_, i) => keep.Contains(i)).SelectMany(left => Comments(plan, left, left.Priority is { } at ? made[at].Id : null, by, source, now)).ToList();
    }

    private static Priority Add(Plan plan, BroughtPriority brought, Actor by, DateOnly today)
    {
        var priority = brought.Into is { } id ? plan.Find(id) : plan.AddPriority(by, brought.Title, null);
        if (brought.Lead is not null || brought.Governor is not null)
        {
            priority.WriteHeader(by, new PriorityHeader(
                priority.Title, priority.ShortName, priority.AreaId, priority.Strand, priority.LeadId ?? brought.Lead?.Id, priority.LinkGovernorId ?? brought.Governor?.Id, priority.Answers));
        }

        if (brought.Rationale.Count + brought.Baseline.Count > 0)
        {
            priority.WriteRationale(by, priority.Rationale ?? Joined(brought.Rationale), priority.Baseline ?? Joined(brought.Baseline));
        }

        if (brought.Outcomes.Count > 0)
        {
            priority.WriteOutcomes(by, priority.Outcomes ?? Joined(brought.Outcomes));
        }

        brought.Criteria.ForEach(c => priority.AddCriterion(by, c));
        brought.Milestones.ForEach(m => priority.AddMilestone(by, m, today));
        brought.Actions.ForEach(a => priority.AddAction(by, a));
        return priority;
    }

    private static string Joined(List<string> lines) => string.Join('\n', lines);

    /// <summary>A comment holds 2,000 characters; longer words take several.</summary>
    private static IEnumerable<Comment> Comments(Plan plan, Leftover left, Guid? priorityId, Actor by, string source, DateTime now)
    {
        var head = $"Brought in from {Items.Shortened(source, 80)}, {Items.Shortened(left.Place, 120)}:\n";
        var room = Comment.TextMax - head.Length;
        for (var at = 0; at < left.Text.Length; at += room)
        {
            yield return Comment.On(plan, priorityId, by, head + left.Text.Substring(at, Math.Min(room, left.Text.Length - at)), now);
        }
    }
}
