using System.Text.Json;
using System.Text.Json.Serialization;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>What a framework is for.</summary>
public enum FrameworkKind
{
    /// <summary>A school judges itself, area by area, and keeps the judgement up to date.</summary>
    SelfEvaluation,

    /// <summary>A school rates statements once, by a day that the trust sets.</summary>
    Audit,
}

/// <summary>One step of a framework's scale.</summary>
/// <param name="Code">Stable code, for example "expected".</param>
/// <param name="Label">As people read it.</param>
/// <param name="Order">Place on the scale, low to high; below 0 for an answer that is no judgement, such as "Not applicable".</param>
/// <param name="Token">Name of the colour token: g1 to g5, or gx for none.</param>
/// <param name="Icon">Name of the icon, so that the colour never stands alone.</param>
/// <param name="Says">What it means, in a few words, or null.</param>
/// <param name="Scale">The scale it belongs to; null for the one that most areas use.</param>
public sealed record Grade(string Code, string Label, int Order, string Token, string Icon, string? Says = null, string? Scale = null)
{
    /// <summary>The tokens by which a framework says that a grade is below what is expected.</summary>
    public static readonly IReadOnlyList<string> TokensBelow = ["g1", "g2"];

    /// <summary>Below what is expected.</summary>
    [JsonIgnore]
    public bool IsBelow => TokensBelow.Contains(Token);
}

/// <summary>A sentence under an area: rated by itself in an audit, or a short summary of what a grade asks for.</summary>
/// <param name="Code">Stable code within the area.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Grade">The grade that it describes, or null when it is rated itself.</param>
public sealed record Statement(string Code, string Text, string? Grade = null);

/// <summary>
/// A framework that schools evaluate themselves against, as versioned data: never code, never converted into another. A trust starts from copies of presets, changes them or makes its own.
/// A version that a school has used stays as it is; what is changed from then on makes the next version.
/// </summary>
public sealed partial class Framework : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest name of a framework or an area, in characters.</summary>
    public const int NameMax = 120;

    /// <summary>Longest statement, in characters.</summary>
    public const int StatementMax = 300;

    /// <summary>The preset that plans and self-evaluations use until the trust chooses another.</summary>
    public const string Usual = "ofsted-2025";

    private readonly List<EvaluationArea> _areas = [];

    private Framework()
    {
    }

    private Framework(Guid trustId, Preset preset)
        : base(trustId)
    {
        (Code, Name, FrameworkVersion, InForceFrom, InForceTo, IsDefault) = (preset.Code, preset.Name, preset.Version, preset.InForceFrom, preset.InForceTo, preset.IsDefault);
        _areas.AddRange(preset.Areas.Select((a, i) => new EvaluationArea(trustId, Id, a.Code, a.Name, a.Phases, i + 1)));
        Complete(preset);
    }

    private Framework(Framework before, string version)
        : base(before.TrustId)
    {
        (Code, Name, FrameworkVersion, Kind, Source, Grades) = (before.Code, before.Name, version, before.Kind, before.Source, before.Grades);
        _areas.AddRange(before.CopyAreas(this, rated: false));
    }

    /// <summary>Codes of the presets that every trust starts with, in the order in which people choose.</summary>
    public static IReadOnlyList<string> PresetCodes { get; } = [Usual, "wellbeing", "summer-self-audit", "aiming-for-outstanding", "trust-quality", "eif-2019"];

    /// <summary>Stable code, for example "ofsted-2025"; the same for all versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as people read it.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Version of the framework's wording, for example "2025-11".</summary>
    public string FrameworkVersion { get; private set; } = "";

    /// <summary>What it is for.</summary>
    public FrameworkKind Kind { get; private set; }

    /// <summary>Where its areas and grades come from and whose words its statements are, or null.</summary>
    [Recorded("Source")]
    public string? Source { get; private set; }

    /// <summary>First day in force.</summary>
    [Recorded("In force from")]
    public DateOnly InForceFrom { get; private set; }

    /// <summary>Last day in force, or null.</summary>
    [Recorded("In force until")]
    public DateOnly? InForceTo { get; private set; }

    /// <summary>Its areas are offered for priorities, and self-evaluations open with it. One in each trust.</summary>
    [Recorded("The trust’s usual framework")]
    public bool IsDefault { get; private set; }

    /// <summary>A school has used this version: it stays as it is.</summary>
    [Recorded("In use, so this version stays as it is")]
    public bool IsFrozen { get; private set; }

    /// <summary>The steps of its scales, low to high.</summary>
    [Recorded("Scale")]
    public IReadOnlyList<Grade> Grades { get; private set; } = [];

    /// <summary>Areas in order.</summary>
    public IReadOnlyList<EvaluationArea> Areas => _areas;

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Framework: {Name}, version {FrameworkVersion}";

    /// <summary>Copies the preset of this code for a trust. The presets are data files beside this class.</summary>
    public static Framework FromPreset(Guid trustId, string code) => new(trustId, Preset.Read(code));

    /// <summary>Copies of all presets for a trust.</summary>
    public static IReadOnlyList<Framework> FromPresets(Guid trustId) => [.. PresetCodes.Select(code => FromPreset(trustId, code))];

    /// <summary>Whether a framework is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => day >= InForceFrom && (InForceTo is not { } last || day <= last);

    /// <summary>The steps of an area's scale, low to high.</summary>
    public IReadOnlyList<Grade> ScaleOf(EvaluationArea area) => [.. Grades.Where(g => g.Scale == area.Scale).OrderBy(g => g.Order)];

    /// <summary>The grade of this code on an area's scale.</summary>
    /// <exception cref="RuleBrokenException">The scale has no such grade.</exception>
    public Grade GradeOf(EvaluationArea area, string code) => Grades.FirstOrDefault(g => g.Scale == area.Scale && g.Code == code)
        ?? throw new RuleBrokenException($"Choose one of the grades of “{area.Name}”", "Grade");

    /// <summary>A school uses it from now on: this version stays as it is.</summary>
    internal void Freeze() => IsFrozen = true;

    /// <summary>Brings a copy that was made before presets had scales and statements to what the preset says. Leaves alone what has them.</summary>
    /// <returns>Whether something was brought.</returns>
    public bool BringUpToDate()
    {
        if (Grades.Count > 0 || !PresetCodes.Contains(Code))
        {
            return false;
        }

        Complete(Preset.Read(Code));
        return true;
    }

    private void Complete(Preset preset)
    {
        (Kind, Source, Grades, IsDefault) = (preset.Kind, preset.Source, preset.Grades, preset.IsDefault);
        foreach (var area in _areas)
        {
            if (preset.Areas.FirstOrDefault(a => a.Code == area.Code) is { } said)
            {
                (area.Scale, area.UpToAge, area.FromAge, area.Statements) = (said.Scale, said.UpToAge, said.FromAge, said.Statements ?? []);
            }
        }
    }

    private sealed record Preset(
        string Code, string Name, string Version, FrameworkKind Kind, bool IsDefault, DateOnly InForceFrom, DateOnly? InForceTo, string Source, Grade[] Grades, PresetArea[] Areas)
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

        public static Preset Read(string code)
        {
            using var stream = typeof(Framework).Assembly.GetManifestResourceStream($"SchoolImprovement.Domain.SelfEvaluation.Presets.{code}.json")
                ?? throw new ArgumentException($"There is no framework preset '{code}'.", nameof(code));
            return JsonSerializer.Deserialize<Preset>(stream, Options)!;
        }
    }

    private sealed record PresetArea(string Code, string Name, string? Phases, string? Scale, int? UpToAge, int? FromAge, Statement[]? Statements);
}

/// <summary>One area of a framework, for example "Achievement".</summary>
public sealed class EvaluationArea : TrustRow, IVersioned, IRecorded
{
    private EvaluationArea()
    {
    }

    internal EvaluationArea(Guid trustId, Guid frameworkId, string code, string name, string? phases, int position)
        : base(trustId)
    {
        (FrameworkId, Code, Name, Phases, Position) = (frameworkId, code, name, phases, position);
    }

    /// <summary>The framework it is part of.</summary>
    public Guid FrameworkId { get; private set; }

    /// <summary>Stable code, for example "achievement".</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as people read it.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Where it applies only in some phases: those phases in words, else null.</summary>
    public string? Phases { get; private set; }

    /// <summary>Place in the framework, from 1.</summary>
    [Recorded("Place", IsPlace = true)]
    public int Position { get; internal set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Area of a framework: {Name}";

    /// <summary>The scale it is graded on; null for the framework's usual one. Safeguarding is met or not met.</summary>
    public string? Scale { get; internal set; }

    /// <summary>Applies only to schools whose youngest pupils are no older than this; null for all.</summary>
    [Recorded("Youngest pupils no older than")]
    public int? UpToAge { get; internal set; }

    /// <summary>Applies only to schools whose oldest pupils are at least this old; null for all.</summary>
    [Recorded("Oldest pupils at least")]
    public int? FromAge { get; internal set; }

    /// <summary>Its statements, in order.</summary>
    [Recorded("Statements")]
    public IReadOnlyList<Statement> Statements { get; internal set; } = [];

    /// <summary>Those statements that are rated themselves, in order: what an audit asks.</summary>
    public IEnumerable<Statement> Rated() => Statements.Where(s => s.Grade is null);

    /// <summary>Whether it applies to a school of these ages. An age that is not known leaves the area in.</summary>
    public bool AppliesTo(int? ageFrom, int? ageTo) => Applies(UpToAge, FromAge, ageFrom, ageTo);

    /// <summary>The same rule for an area that is only read.</summary>
    public static bool Applies(int? upToAge, int? fromAge, int? ageFrom, int? ageTo) => (upToAge is not { } young || ageFrom is not { } from || from <= young) && (fromAge is not { } old || ageTo is not { } to || to >= old);

    internal void Reword(string name, IReadOnlyList<Statement> statements) => (Name, Statements) = (name, statements);
}
