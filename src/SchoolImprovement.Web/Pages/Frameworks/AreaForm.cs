using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>An area with its statements, as somebody types them.</summary>
public sealed class AreaForm
{
    private const int Spare = 3;

    public string? Name { get; set; }

    public int? UpToAge { get; set; }

    public int? FromAge { get; set; }

    public string? Scale { get; set; }

    public int Version { get; set; }

    public List<Line> Statements { get; set; } = [];

    /// <summary>Puts empty rows under the last one.</summary>
    public void AddSpare()
    {
        var empty = Statements.AsEnumerable().Reverse().TakeWhile(s => string.IsNullOrWhiteSpace(s.Text)).Count();
        Statements.AddRange(Enumerable.Range(0, Math.Max(0, Spare - empty)).Select(_ => new Line()));
    }

    /// <summary>Takes in what somebody else added to the area meanwhile; says which rows those are.</summary>
    public IReadOnlyList<Line> TakeIn(EvaluationArea now)
    {
        var added = now.Statements.Where(s => Statements.All(t => t.Code != s.Code)).Select(s => new Line { Code = s.Code, Text = s.Text, Grade = s.Grade }).ToList();
        Version = now.Version;
        Statements.RemoveAll(s => string.IsNullOrWhiteSpace(s.Text) && string.IsNullOrEmpty(s.Code));
        Statements.AddRange(added);
        AddSpare();
        return added;
    }

    public sealed class Line
    {
        public string? Code { get; set; }

        public string? Text { get; set; }

        public string? Grade { get; set; }
    }
}
