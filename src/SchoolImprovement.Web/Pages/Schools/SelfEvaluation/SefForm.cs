using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>The parts of a self-evaluation that are saved one at a time, by the word in the address.</summary>
public static class Parts
{
    public const string Grade = "grade", Groups = "groups", Strengths = "strengths", Developments = "developments", Context = "context", Inspection = "inspection", Lead = "lead";

    /// <summary>The list that a part is, or null.</summary>
    public static PointKind? Kind(string part) => part switch { Strengths => PointKind.Strength, Developments => PointKind.Development, Inspection => PointKind.Inspection, _ => null };

    /// <summary>Whether a part belongs to an area, or to the self-evaluation as a whole.</summary>
    public static bool IsOfArea(string part) => part is Grade or Groups or Strengths or Developments;
}

/// <summary>One part of a self-evaluation as it is typed. What does not belong to the part stays empty.</summary>
public sealed class SefForm
{
    /// <summary>Empty lines at the end of a list, for what is new.</summary>
    private const int Spare = 2;

    public string? Grade { get; set; }

    public string? Why { get; set; }

    public string? Groups { get; set; }

    public string? Context { get; set; }

    public string? InspectedOn { get; set; }

    public string? Reason { get; set; }

    public List<PointForm> Points { get; set; } = [];

    /// <summary>A mark of how the part stood when it was opened: tells whether somebody saved it meanwhile.</summary>
    public string? Began { get; set; }

    public DateOnly? Inspected => Typed.Date(InspectedOn);

    /// <summary>The part as it is saved now.</summary>
    public static SefForm Of(SefView view, string part)
    {
        var said = view.Open?.Said;
        var form = part switch
        {
            Parts.Grade => new SefForm { Grade = said?.GradeCode, Why = said?.Why },
            Parts.Groups => new SefForm { Groups = said?.Groups },
            Parts.Context => new SefForm { Context = view.Sef?.Context, InspectedOn = view.Sef?.InspectedOn?.ToString("d MMM yyyy", Format.English) },
            _ => new SefForm { Points = [.. view.Of(Parts.Kind(part) ?? PointKind.Strength).Select(p => new PointForm { Id = p.Id, Text = p.Text, Evidence = p.Evidence, Progress = p.Progress })] },
        };
        form.Began = form.Mark();
        return form;
    }

    /// <summary>Adds the empty lines of a list.</summary>
    public SefForm WithSpare(string part)
    {
        var empty = Points.AsEnumerable().Reverse().TakeWhile(p => p.IsEmpty).Count();
        Points.AddRange(Enumerable.Range(0, Parts.Kind(part) is null ? 0 : Math.Max(0, Spare - empty)).Select(_ => new PointForm()));
        return this;
    }

    /// <summary>What was typed before and not saved, as the draft keeps it.</summary>
    public static SefForm Of(IReadOnlyDictionary<string, string> kept)
    {
        string? Kept(string name) => kept.GetValueOrDefault($"Input.{name}");
        var form = new SefForm { Grade = Kept(nameof(Grade)), Why = Kept(nameof(Why)), Groups = Kept(nameof(Groups)), Context = Kept(nameof(Context)), InspectedOn = Kept(nameof(InspectedOn)), Began = Kept(nameof(Began)) };
        for (var i = 0; kept.ContainsKey($"Input.Points[{i}].Text"); i++)
        {
            form.Points.Add(new PointForm { Id = Typed.Id(Kept($"Points[{i}].Id")), Text = Kept($"Points[{i}].Text"), Evidence = Kept($"Points[{i}].Evidence"), Progress = Typed.Enum<Progress>(Kept($"Points[{i}].Progress")) });
        }

        return form;
    }

    public static SefForm? Of(string? draft)
    {
        try
        {
            return draft is null ? null : Of(JsonSerializer.Deserialize<Dictionary<string, string>>(draft) ?? []);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A short mark of the words, alike for words that are alike.</summary>
    public string Mark()
    {
        static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
        string[] words = [Plain(Grade), Plain(Why), Plain(Groups), Plain(Context), Inspected?.ToString("O", CultureInfo.InvariantCulture) ?? Plain(InspectedOn), .. Points.Where(p => !p.IsEmpty).Select(p => $"{p.Id}|{Plain(p.Text)}|{Plain(p.Evidence)}|{p.Progress}")];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', words))))[..16];
    }

    public IReadOnlyList<PointFacts> Facts => [.. Points.Select(p => new PointFacts(p.Id, p.Text, p.Evidence, p.Progress))];
}

/// <summary>A line of a list.</summary>
public sealed class PointForm
{
    public Guid? Id { get; set; }

    public string? Text { get; set; }

    public string? Evidence { get; set; }

    public Progress? Progress { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Evidence);
}
