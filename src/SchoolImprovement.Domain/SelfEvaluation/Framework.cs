using System.Text.Json;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>A framework that schools evaluate themselves against, as versioned data: never code, never converted into another. A trust starts from copies of presets.</summary>
public sealed class Framework : TrustRow
{
    /// <summary>Longest name of a framework or an area, in characters.</summary>
    public const int NameMax = 120;

    private readonly List<EvaluationArea> _areas = [];

    private Framework()
    {
    }

    private Framework(Guid trustId, Preset preset)
        : base(trustId)
    {
        (Code, Name, FrameworkVersion, InForceFrom, InForceTo) = (preset.Code, preset.Name, preset.Version, preset.InForceFrom, preset.InForceTo);
        _areas.AddRange(preset.Areas.Select((a, i) => new EvaluationArea(trustId, Id, a.Code, a.Name, a.Phases, i + 1)));
    }

    /// <summary>Stable code, for example "ofsted-2025".</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as people read it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Version of the framework's wording, for example "2025-11".</summary>
    public string FrameworkVersion { get; private set; } = "";

    /// <summary>First day in force.</summary>
    public DateOnly InForceFrom { get; private set; }

    /// <summary>Last day in force, or null.</summary>
    public DateOnly? InForceTo { get; private set; }

    /// <summary>Areas in order.</summary>
    public IReadOnlyList<EvaluationArea> Areas => _areas;

    /// <summary>Copies the preset of this code for a trust. The presets are data files beside this class.</summary>
    public static Framework FromPreset(Guid trustId, string code)
    {
        using var stream = typeof(Framework).Assembly.GetManifestResourceStream($"SchoolImprovement.Domain.SelfEvaluation.Presets.{code}.json")
            ?? throw new ArgumentException($"There is no framework preset '{code}'.", nameof(code));
        var preset = JsonSerializer.Deserialize<Preset>(stream, JsonSerializerOptions.Web)!;
        return new Framework(trustId, preset);
    }

    private sealed record Preset(string Code, string Name, string Version, DateOnly InForceFrom, DateOnly? InForceTo, string Source, PresetArea[] Areas);

    private sealed record PresetArea(string Code, string Name, string? Phases);
}

/// <summary>One area of a framework, for example "Achievement".</summary>
public sealed class EvaluationArea : TrustRow
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
    public string Name { get; private set; } = "";

    /// <summary>Where it applies only in some phases: those phases in words, else null.</summary>
    public string? Phases { get; private set; }

    /// <summary>Place in the framework, from 1.</summary>
    public int Position { get; private set; }
}
