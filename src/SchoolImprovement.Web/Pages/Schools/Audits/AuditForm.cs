using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Web.Pages.Schools.Plan;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>The answers of one area as they are typed: one form, so that pressing any button keeps what was typed anywhere in it.</summary>
public sealed class AuditForm
{
    public List<AnswerForm> Answers { get; set; } = [];

    /// <summary>The answers as they are saved now.</summary>
    public static AuditForm Of(AreaAnswers area) => new() { Answers = [.. area.Statements.Select(s => AnswerForm.Of(area.Area.Id, s.Statement.Code, s.Rating))] };

    /// <summary>What was typed before and not saved, as the draft keeps it, over the answers as they are saved now. It keeps what it began from, so that nobody who answered meanwhile is overwritten.</summary>
    public static AuditForm Of(AreaAnswers area, Draft kept)
    {
        var (form, fields) = (Of(area), Kept(kept.Values));
        for (var i = 0; fields.GetValueOrDefault($"Input.Answers[{i}].Code") is { } code; i++)
        {
            string? Was(string name) => fields.GetValueOrDefault($"Input.Answers[{i}].{name}");
            var typed = new AnswerForm { Area = area.Area.Id, Code = code, Grade = Was(nameof(AnswerForm.Grade)), Evidence = Was(nameof(AnswerForm.Evidence)), StillTrue = Was(nameof(AnswerForm.StillTrue)) == "true", Began = Was(nameof(AnswerForm.Began)) };
            if ((typed.StillTrue || typed.Mark() != typed.Began) && form.Answers.FindIndex(a => a.Key == typed.Key) is >= 0 and var at)
            {
                form.Answers[at] = typed;
            }
        }

        return form;
    }

    /// <summary>A draft says something that is not saved: one that came a moment after its own words were saved says nothing.</summary>
    public static bool IsUnsaved(AreaAnswers area, Draft kept)
    {
        var saved = Of(area).Answers;
        return Of(area, kept).Answers.Where((typed, i) => typed.Mark() != saved[i].Mark() || (typed.StillTrue && area.Statements[i].Rating is { IsTakenOver: true })).Any();
    }

    /// <summary>What was typed, in the order in which the page shows it; what was not sent is as it is saved.</summary>
    public AuditForm InOrderOf(AreaAnswers area) => new() { Answers = [.. Of(area).Answers.Select(saved => Answers.FirstOrDefault(a => a.Key == saved.Key) ?? saved)] };

    /// <summary>Shows what is saved now, but for answers that somebody else changed meanwhile: those stay as they were typed, for the person to choose. What was chosen beside an answer stays too.</summary>
    public void Refresh(AuditForm saved)
    {
        foreach (var answer in saved.Answers)
        {
            var typed = Answers.FirstOrDefault(a => a.Key == answer.Key);
            (answer.Priority, answer.Theirs) = (typed?.Priority, typed?.Theirs);
            if (answer.Theirs is not null)
            {
                (answer.Grade, answer.Evidence) = (typed!.Grade, typed.Evidence);
            }
        }

        Answers = saved.Answers;
    }

    private static Dictionary<string, string> Kept(string draft)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(draft) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>One answer.</summary>
public sealed class AnswerForm
{
    public Guid Area { get; set; }

    public string? Code { get; set; }

    public string? Grade { get; set; }

    public string? Evidence { get; set; }

    /// <summary>The answer of an earlier audit was looked at and holds.</summary>
    public bool StillTrue { get; set; }

    /// <summary>The priority to link with.</summary>
    public Guid? Priority { get; set; }

    /// <summary>A mark of the answer as it was when the page was opened: tells whether somebody saved it meanwhile.</summary>
    public string? Began { get; set; }

    /// <summary>Somebody else saved another answer while this was typed. Never read from a request.</summary>
    internal AnswerForm? Theirs { get; set; }

    /// <summary>Which statement it answers.</summary>
    public string Key => KeyOf(Area, Code);

    public AnswerFacts Facts => new(Grade, Evidence, StillTrue);

    public static string KeyOf(Guid area, string? code) => $"{area:N}-{code}";

    public static AnswerForm Of(Guid area, string code, StatementRating? rating)
    {
        var form = new AnswerForm { Area = area, Code = code, Grade = rating?.GradeCode, Evidence = rating?.Evidence };
        form.Began = form.Mark();
        return form;
    }

    /// <summary>A short mark of the answer, alike for answers that are alike.</summary>
    public string Mark() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Grade}\u001f{(Evidence ?? "").ReplaceLineEndings("\n").Trim()}")))[..12];
}
