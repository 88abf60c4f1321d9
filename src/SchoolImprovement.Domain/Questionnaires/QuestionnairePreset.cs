using System.Text.Json;
using System.Text.Json.Serialization;

namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>A questionnaire to start from, as versioned data: the file beside this class. What a school asks is a copy, so a later version changes nothing that was asked before.</summary>
/// <param name="Code">Stable code, for example "staff-voice".</param>
/// <param name="Version">Version of the wording, for example "2026-11".</param>
/// <param name="Name">What the questionnaire is called before its time: "Staff wellbeing".</param>
/// <param name="Themes">The themes in order.</param>
/// <param name="Questions">The questions in order.</param>
public sealed record QuestionnairePreset(string Code, string Version, string Name, IReadOnlyList<PresetTheme> Themes, IReadOnlyList<PresetQuestion> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<QuestionnairePreset> Read = new(() =>
    {
        using var stream = typeof(QuestionnairePreset).Assembly.GetManifestResourceStream("SchoolImprovement.Domain.Questionnaires.Presets.staff-voice.json")!;
        return JsonSerializer.Deserialize<QuestionnairePreset>(stream, Json)!;
    });

    /// <summary>The staff questionnaire: 20 statements and three questions.</summary>
    public static QuestionnairePreset Staff => Read.Value;

    /// <summary>The title of a priority that answers a theme, or null for a theme that is not the preset's.</summary>
    public string? PriorityFor(string theme) => Themes.FirstOrDefault(t => t.Name == theme)?.Priority;
}

/// <summary>A theme of a preset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Priority">The title of a priority that would answer it.</param>
public sealed record PresetTheme(string Name, string Priority);

/// <summary>A question of a preset.</summary>
/// <param name="Code">Stable code: by it the question finds itself again in the questionnaire before.</param>
/// <param name="Words">The words.</param>
/// <param name="Theme">The theme of a statement, else null.</param>
/// <param name="Kind">What kind of question it is.</param>
/// <param name="Options">What there is to pick from.</param>
/// <param name="Tags">What research would call it.</param>
public sealed record PresetQuestion(string Code, string Words, string? Theme = null, QuestionKind Kind = QuestionKind.Statement, IReadOnlyList<string>? Options = null, IReadOnlyList<string>? Tags = null);
