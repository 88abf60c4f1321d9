using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SchoolImprovement.Reports.Plans;

/// <summary>
/// A plan's paper as text that is kept for years: what a version holds. Reading is lenient, so that old text stays readable when the paper grows:
/// what is not known is passed over, what is missing is empty.
/// </summary>
public static class PlanPaper
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LenientProgress() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NothingIsRequired } },
    };

    /// <summary>The plan as text to keep.</summary>
    public static string Write(PlanReport plan) => JsonSerializer.Serialize(plan, _options);

    /// <summary>The plan as it was kept.</summary>
    public static PlanReport Read(string text)
    {
        var plan = JsonSerializer.Deserialize<PlanReport>(text, _options) ?? throw new JsonException("There is no plan in this text.");
        return plan with { School = plan.School ?? "", Trust = plan.Trust ?? "", Title = plan.Title ?? "", MadeAt = plan.MadeAt ?? "" };
    }

    private static void NothingIsRequired(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }

    /// <summary>A word for progress that a later version of the product might use is read as not started.</summary>
    private sealed class LenientProgress : JsonConverter<Progress>
    {
        public override Progress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Enum.TryParse<Progress>(reader.GetString(), out var progress) ? progress : Progress.NotStarted;

        public override void Write(Utf8JsonWriter writer, Progress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
