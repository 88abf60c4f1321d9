using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Training;

/// <summary>What training can be about, in the trust's own words. The same topic is what makes the needs of several schools the same need.</summary>
public sealed class TrainingTopic : TrustRow, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 60;

    /// <summary>Longest list of other words, in characters.</summary>
    public const int WordsMax = 300;

    /// <summary>What a new trust starts with: each topic, and the words by which a need in a plan is known to be about it. Source: field guide §2.1, §2.3.</summary>
    public static IReadOnlyList<(string Name, string Words)> Presets { get; } =
    [
        ("Safeguarding", "child protection, online safety, KCSIE, Prevent, DSL"),
        ("SEND", "inclusion, autism, dyslexia, SENDCo, scaffolding, adaptive teaching"),
        ("Reading", "phonics, early reading, vocabulary, spelling"),
        ("Writing", "handwriting, grammar"),
        ("Maths", "mathematics, number, arithmetic, reasoning"),
        ("Curriculum", "subject knowledge, subject leaders, sequencing, science, history, geography"),
        ("Assessment", "moderation, marking, feedback, retrieval, questioning"),
        ("Behaviour", "de-escalation, routines, restorative"),
        ("Attendance", "absence"),
        ("Wellbeing", "mental health, emotional literacy, emotional, trauma, attachment, workload"),
        ("Early years", "EYFS, nursery, Reception, speech, communication"),
        ("Leadership", "coaching, NPQ, middle leaders, governors, governance, monitoring"),
    ];

    private TrainingTopic()
    {
    }

    /// <summary>Makes a topic.</summary>
    public TrainingTopic(Guid trustId, string? name, string? words, int position)
        : base(trustId)
    {
        Position = position;
        Write(name, words);
    }

    /// <summary>Name.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Other words by which a need is known to be about it, with commas between them, or null.</summary>
    [Recorded("Other words")]
    public string? Words { get; private set; }

    /// <summary>Place in lists, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Whether it is no longer offered; needs and sessions that have it keep it.</summary>
    [Recorded("No longer offered")]
    public bool Retired { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Training topic: {Name}";

    /// <summary>Changes its name and its other words.</summary>
    public void Change(Actor by, string? name, string? words)
    {
        by.DemandInTrust(Permission.PlanJointTraining);
        Write(name, words);
    }

    /// <summary>Moves it to another place.</summary>
    public void MoveTo(Actor by, int position)
    {
        by.DemandInTrust(Permission.PlanJointTraining);
        Position = position;
    }

    /// <summary>No longer offers it, or offers it again.</summary>
    public void Retire(Actor by, bool retired)
    {
        by.DemandInTrust(Permission.PlanJointTraining);
        Retired = retired;
    }

    /// <summary>The topics that a new trust starts with.</summary>
    public static IEnumerable<TrainingTopic> Usual(Guid trustId) => Presets.Select((p, i) => new TrainingTopic(trustId, p.Name, p.Words, i + 1));

    /// <summary>The first topic whose name or other words stand in what a need says, or null: a need of the plan is nobody's to sort by hand.</summary>
    /// <param name="topics">Name and other words of each topic, in order.</param>
    /// <param name="said">What the need says.</param>
    public static Guid? About(IEnumerable<(Guid Id, string Name, string? Words)> topics, string? said)
    {
        var words = $" {Plain(said)} ";
        return words.Length < 4 ? null : topics
            .Where(t => (t.Words ?? "").Split(',').Prepend(t.Name).Select(Plain).Any(w => w.Length > 0 && words.Contains($" {w} ", StringComparison.Ordinal)))
            .Select(t => (Guid?)t.Id).FirstOrDefault();
    }

    /// <summary>Lower case, letters and digits only, one space between words.</summary>
    private static string Plain(string? text) =>
        string.Join(' ', string.Concat((text ?? "").Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void Write(string? name, string? words)
    {
        var clean = Rule.Text(name, NameMax, "Enter the topic, for example Safeguarding", "Name");
        var others = Rule.Optional(words, WordsMax, "Words");
        (Name, Words) = (clean, others);
    }
}
