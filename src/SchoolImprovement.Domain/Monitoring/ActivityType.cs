using System.Text.Json;
using System.Text.Json.Serialization;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>What a type of activity says. Only the name must be there.</summary>
/// <param name="Name">What people call it: "Book look".</param>
/// <param name="Kind">Who carries it out.</param>
/// <param name="ProposedFor">What it is proposed for by itself.</param>
/// <param name="HalfTerms">Its usual half-terms.</param>
/// <param name="Phase">Only for schools of this phase ("Primary", "Secondary"), or null for all.</param>
/// <param name="LeadRole">Who usually leads it, or null.</param>
/// <param name="Evidence">What is looked at, and the form that is used.</param>
/// <param name="ReportsTo">Who hears of what was found.</param>
public sealed record ActivityTypeFacts(string? Name, ActivityKind Kind, ProposedFor ProposedFor, HalfTermSet HalfTerms, string? Phase, Role? LeadRole, string? Evidence, ReportsTo ReportsTo);

/// <summary>A way of finding out how things are, in the trust's own words. A trust starts from the copies of a preset and changes them.</summary>
public sealed class ActivityType : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 60;

    /// <summary>Longest words on evidence, in characters.</summary>
    public const int EvidenceMax = 300;

    /// <summary>The preset a new trust starts from.</summary>
    public const string Usual = "monitoring-2026";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private ActivityType()
    {
    }

    private ActivityType(Guid trustId, ActivityTypeFacts facts, int position)
        : base(trustId)
    {
        Position = position;
        Write(facts);
    }

    /// <summary>What people call it.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Who carries it out.</summary>
    [Recorded("Carried out by")]
    public ActivityKind Kind { get; private set; }

    /// <summary>What it is proposed for by itself.</summary>
    [Recorded("Proposed for")]
    public ProposedFor ProposedFor { get; private set; }

    /// <summary>Its usual half-terms.</summary>
    [Recorded("Half-terms")]
    public HalfTermSet HalfTerms { get; private set; }

    /// <summary>Only for schools of this phase, or null for all.</summary>
    [Recorded("Phase")]
    public string? Phase { get; private set; }

    /// <summary>Who usually leads it, or null.</summary>
    [Recorded("Usually led by")]
    public Role? LeadRole { get; private set; }

    /// <summary>What is looked at, or null.</summary>
    [Recorded("Evidence and form")]
    public string? Evidence { get; private set; }

    /// <summary>Who hears of what was found.</summary>
    [Recorded("Reports to")]
    public ReportsTo ReportsTo { get; private set; }

    /// <summary>Place in lists, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>No longer offered and no longer proposed; activities of this type keep it.</summary>
    [Recorded("No longer offered")]
    public bool Retired { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Activity type: {Name}";

    /// <summary>Copies of the preset of this code for a trust. The presets are data files beside this class.</summary>
    public static IReadOnlyList<ActivityType> FromPreset(Guid trustId, string code = Usual)
    {
        using var stream = typeof(ActivityType).Assembly.GetManifestResourceStream($"SchoolImprovement.Domain.Monitoring.Presets.{code}.json")
            ?? throw new ArgumentException($"There is no preset of activity types '{code}'.", nameof(code));
        var preset = JsonSerializer.Deserialize<Preset>(stream, Json)!;
        return [.. preset.Types.Select((t, i) => new ActivityType(trustId, new ActivityTypeFacts(t.Name, t.Kind, t.ProposedFor, t.HalfTerms.Together(), t.Phase, t.Lead, t.Evidence, t.ReportsTo), i + 1))];
    }

    /// <summary>Adds a type to the trust's list.</summary>
    public static ActivityType Add(Actor by, ActivityTypeFacts facts, int position)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        return new ActivityType(by.TrustId, facts, position);
    }

    /// <summary>Changes what it says. Activities in schedules keep what they have.</summary>
    public void Change(Actor by, ActivityTypeFacts facts)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Write(facts);
    }

    /// <summary>No longer offers and proposes it, or does so again.</summary>
    public void Retire(Actor by, bool retired)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Retired = retired;
    }

    /// <summary>Whether schools of a phase use it. An all-through school uses what either phase uses, a nursery what primary schools use.</summary>
    public bool IsFor(string phase) =>
        Phase is null || phase.Contains("all-through", StringComparison.OrdinalIgnoreCase) || phase.Contains(Phase, StringComparison.OrdinalIgnoreCase)
        || (Phase == "Primary" ? phase.Contains("nursery", StringComparison.OrdinalIgnoreCase) : phase.Contains("16 plus", StringComparison.OrdinalIgnoreCase));

    private void Write(ActivityTypeFacts facts)
    {
        var name = Rule.Text(facts.Name, NameMax, "Enter what you call this activity, for example Book look", "Name");
        var evidence = Rule.Optional(facts.Evidence, EvidenceMax, "Evidence");
        Rule.Hold(facts.Phase is null or "Primary" or "Secondary", "Choose a phase from the list", "Phase");
        (Name, Kind, ProposedFor, HalfTerms, Phase, LeadRole, Evidence, ReportsTo) =
            (name, facts.Kind, facts.ProposedFor, facts.ProposedFor == ProposedFor.HalfTerms ? facts.HalfTerms : HalfTermSet.None, facts.Phase, facts.LeadRole, evidence, facts.ReportsTo);
    }

    private sealed record Preset(string Code, string Version, string Source, PresetType[] Types);

    private sealed record PresetType(string Name, ActivityKind Kind, ProposedFor ProposedFor, HalfTerm[] HalfTerms, string? Phase, Role? Lead, string? Evidence, ReportsTo ReportsTo);
}
