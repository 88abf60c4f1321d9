using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What a number in a criterion counts.</summary>
public enum MeasureUnit
{
    /// <summary>Per cent, 0 to 100.</summary>
    Percent,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>Points of a scale.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,
}

/// <summary>Words for what numbers count.</summary>
public static class MeasureUnits
{
    /// <summary>The unit as people choose it.</summary>
    public static string Label(this MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => "Per cent",
        MeasureUnit.Number => "Number",
        MeasureUnit.Points => "Points",
        MeasureUnit.Days => "Days",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>A number with its unit as a table shows it: "74%", "12 days", "7.5".</summary>
    public static string Words(this MeasureUnit unit, decimal number)
    {
        var digits = number.ToString("#,##0.##;−#,##0.##", System.Globalization.CultureInfo.InvariantCulture);
        return unit switch { MeasureUnit.Percent => digits + "%", MeasureUnit.Days => $"{digits} {(number == 1 ? "day" : "days")}", _ => digits };
    }
}

/// <summary>What a success criterion says. Only the measure must be there.</summary>
/// <param name="Measure">What is measured or seen.</param>
/// <param name="Unit">What the numbers count.</param>
/// <param name="Baseline">Where it starts, in the unit.</param>
/// <param name="BaselineOn">When that was.</param>
/// <param name="Target">Where it shall be, in the unit.</param>
/// <param name="ByWhen">By when.</param>
/// <param name="National">The national figure, in the unit.</param>
/// <param name="NationalYear">The year of the national figure.</param>
/// <param name="Progress">How it stands.</param>
/// <param name="Note">A short note.</param>
public sealed record CriterionFacts(string? Measure, MeasureUnit Unit, decimal? Baseline, DateOnly? BaselineOn, decimal? Target, DateOnly? ByWhen, decimal? National, int? NationalYear, Progress Progress, string? Note);

/// <summary>How we will know that a priority is reached: a measure with baseline, target and progress points over time.</summary>
public sealed class SuccessCriterion : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest measure, in characters.</summary>
    public const int MeasureMax = 300;

    /// <summary>Longest note, in characters.</summary>
    public const int NoteMax = 2000;

    private readonly List<ProgressPoint> _points = [];

    private SuccessCriterion()
    {
    }

    internal SuccessCriterion(Priority priority, int position, CriterionFacts facts)
        : base(priority.TrustId)
    {
        (PlanId, SchoolId, PriorityId, Position) = (priority.PlanId, priority.SchoolId, priority.Id, position);
        Write(facts);
    }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The priority it belongs to.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>Place in the priority, from 1.</summary>
    [Recorded("Place", IsPlace = true)]
    public int Position { get; internal set; }

    /// <summary>What is measured or seen.</summary>
    [Recorded("Measure")]
    public string Measure { get; private set; } = "";

    /// <summary>What the numbers count.</summary>
    [Recorded("Unit")]
    public MeasureUnit Unit { get; private set; }

    /// <summary>Where it starts, in the unit, or null.</summary>
    [Recorded("Baseline")]
    public decimal? Baseline { get; private set; }

    /// <summary>When the baseline was, or null.</summary>
    [Recorded("Baseline date")]
    public DateOnly? BaselineOn { get; private set; }

    /// <summary>Where it shall be, in the unit, or null.</summary>
    [Recorded("Target")]
    public decimal? Target { get; private set; }

    /// <summary>By when, or null.</summary>
    [Recorded("By when")]
    public DateOnly? ByWhen { get; private set; }

    /// <summary>National figure in the unit, or null.</summary>
    [Recorded("National figure")]
    public decimal? National { get; private set; }

    /// <summary>Year of the national figure, or null.</summary>
    [Recorded("Year of the national figure")]
    public int? NationalYear { get; private set; }

    /// <summary>How it stands.</summary>
    [Recorded("Progress")]
    public Progress Progress { get; private set; }

    /// <summary>A short note, or null.</summary>
    [Recorded("Note")]
    public string? Note { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Measurements over time.</summary>
    public IReadOnlyList<ProgressPoint> Points => _points;

    /// <inheritdoc/>
    public string RecordName => $"Success criterion: {Measure}";

    /// <summary>Whether these facts change no word of it, at most its progress and note.</summary>
    internal bool Says(CriterionFacts facts) =>
        facts with { Measure = Rule.Optional(facts.Measure, MeasureMax, "Measure") } == new CriterionFacts(Measure, Unit, Baseline, BaselineOn, Target, ByWhen, National, NationalYear, facts.Progress, facts.Note);

    internal void Write(CriterionFacts facts)
    {
        var measure = Rule.Text(facts.Measure, MeasureMax, "Enter what you will measure or see", "Measure");
        Check(facts.Unit, facts.Baseline, "Baseline");
        Check(facts.Unit, facts.Target, "Target");
        Check(facts.Unit, facts.National, "National");
        Rule.Hold(facts.Unit != MeasureUnit.Percent || _points.All(p => IsPercentage(p.Actual) && IsPercentage(p.Expected)), "Some progress recorded is not from 0 to 100. Change it first, or choose another unit", "Unit");
        Rule.Hold(facts.NationalYear is null or (>= 2000 and <= 2100), "Enter the year of the national figure, for example 2025", "NationalYear");
        Rule.Hold(facts.BaselineOn is not { } from || facts.ByWhen is not { } to || from < to, $"Enter a date after the baseline’s, {facts.BaselineOn:d MMMM yyyy}", "ByWhen");
        var note = Rule.Optional(facts.Note, NoteMax, "Note");
        (Measure, Unit, Baseline, BaselineOn, Target, ByWhen) = (measure, facts.Unit, facts.Baseline, facts.BaselineOn, facts.Target, facts.ByWhen);
        (National, NationalYear, Progress, Note) = (facts.National, facts.NationalYear, facts.Progress, note);
    }

    /// <summary>What it says in next year's plan: it starts from where it was last measured.</summary>
    internal CriterionFacts NextYear
    {
        get
        {
            var last = _points.Where(p => p.Actual is not null).OrderBy(p => p.On).LastOrDefault();
            return new(Measure, Unit, last?.Actual ?? Baseline, last?.On ?? BaselineOn, Target, null, National, NationalYear, Progress.NotStarted, null);
        }
    }

    internal void Report(Progress progress, string? note) => (Note, Progress) = (Rule.Optional(note, NoteMax, "Note"), progress);

    internal void RecordProgress(DateOnly on, decimal? actual, decimal? expected)
    {
        Rule.Hold(actual is not null || expected is not null, "Enter what was measured, or what you expect by then", "Actual");
        Check(Unit, actual, "Actual");
        Check(Unit, expected, "Expected");
        if (_points.FirstOrDefault(p => p.On == on) is { } point)
        {
            (point.Actual, point.Expected) = (actual, expected);
        }
        else
        {
            _points.Add(new ProgressPoint(this, on, actual, expected));
        }
    }

    internal void RemoveProgress(DateOnly on) => _points.RemoveAll(p => p.On == on);

    private static bool IsPercentage(decimal? value) => value is null or (>= 0 and <= 100);

    private static void Check(MeasureUnit unit, decimal? value, string field)
    {
        Rule.Hold(unit != MeasureUnit.Percent || IsPercentage(value), "Enter a percentage from 0 to 100", field);
        Rule.Hold(value is null or (>= -1_000_000 and <= 1_000_000), "Enter a number between minus one million and one million", field);
    }
}

/// <summary>How a criterion stood on a day.</summary>
public sealed class ProgressPoint : TrustRow, IPlanPart
{
    private ProgressPoint()
    {
    }

    internal ProgressPoint(SuccessCriterion criterion, DateOnly on, decimal? actual, decimal? expected)
        : base(criterion.TrustId)
    {
        (PlanId, SchoolId, CriterionId, On, Actual, Expected) = (criterion.PlanId, criterion.SchoolId, criterion.Id, on, actual, expected);
    }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The criterion.</summary>
    public Guid CriterionId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What was measured, in the criterion's unit, or null.</summary>
    [Recorded("Measured")]
    public decimal? Actual { get; internal set; }

    /// <summary>What was expected by then, in the criterion's unit, or null.</summary>
    [Recorded("Expected by then")]
    public decimal? Expected { get; internal set; }

    /// <inheritdoc/>
    public string RecordName => $"Progress on {On:d MMMM yyyy}";
}
