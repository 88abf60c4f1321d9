using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What an action says. What, start and due must be there.</summary>
/// <param name="What">What is done.</param>
/// <param name="LeadId">Who leads it.</param>
/// <param name="Others">Who else is involved, in words.</param>
/// <param name="Start">First day.</param>
/// <param name="Due">Last day.</param>
/// <param name="Progress">How it stands.</param>
/// <param name="CostPence">Cost in pence; null when not decided, 0 when it costs nothing.</param>
/// <param name="FundingSourceId">Where the money comes from.</param>
/// <param name="TrainingNeed">The training it needs, in words.</param>
/// <param name="TrainingFor">Who needs the training, in words.</param>
/// <param name="Note">A short note.</param>
public sealed record ActionFacts(string? What, Guid? LeadId, string? Others, DateOnly? Start, DateOnly? Due, Progress Progress, long? CostPence, Guid? FundingSourceId, string? TrainingNeed, string? TrainingFor, string? Note);

/// <summary>Something that is done for a priority: by whom, from when to when, at what cost.</summary>
public sealed class PlanAction : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest description, in characters.</summary>
    public const int WhatMax = 6000;

    /// <summary>Longest of the short texts, in characters.</summary>
    public const int ShortMax = 200;

    /// <summary>Longest note, in characters.</summary>
    public const int NoteMax = 2000;

    /// <summary>Highest cost of one action, in pence: ten million pounds.</summary>
    public const long CostMaxPence = 1_000_000_000;

    private PlanAction()
    {
    }

    internal PlanAction(Priority priority, int position, ActionFacts facts)
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
    [Recorded("Priority", IsPlace = true)]
    public Guid PriorityId { get; internal set; }

    /// <summary>Place in the priority, from 1. Action 5 of priority 1 is shown as 1.5.</summary>
    [Recorded("Place", IsPlace = true)]
    public int Position { get; internal set; }

    /// <summary>What is done.</summary>
    [Recorded("Action")]
    public string What { get; private set; } = "";

    /// <summary>Who leads it, or null.</summary>
    [Recorded("Lead")]
    public Guid? LeadId { get; private set; }

    /// <summary>Who else is involved, or null.</summary>
    [Recorded("Others involved")]
    public string? Others { get; private set; }

    /// <summary>First day.</summary>
    [Recorded("Start")]
    public DateOnly Start { get; private set; }

    /// <summary>Last day.</summary>
    [Recorded("Due")]
    public DateOnly Due { get; private set; }

    /// <summary>How it stands.</summary>
    [Recorded("Status")]
    public Progress Progress { get; private set; }

    /// <summary>Cost in pence; null when not decided, 0 when it costs nothing.</summary>
    [Recorded("Cost")]
    public long? CostPence { get; private set; }

    /// <summary>Where the money comes from, or null.</summary>
    [Recorded("Funding source")]
    public Guid? FundingSourceId { get; private set; }

    /// <summary>The training it needs, or null.</summary>
    [Recorded("Training need")]
    public string? TrainingNeed { get; private set; }

    /// <summary>Who needs the training, or null.</summary>
    [Recorded("Training for")]
    public string? TrainingFor { get; private set; }

    /// <summary>A short note, or null.</summary>
    [Recorded("Note")]
    public string? Note { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Action: {What}";

    /// <summary>Whole days past its due date when it is not complete; 0 otherwise.</summary>
    public int DaysOverdue(DateOnly today) => DaysOverdue(Progress, Due, today);

    /// <summary>The same for an action that is only read.</summary>
    public static int DaysOverdue(Progress progress, DateOnly due, DateOnly today) => progress == Progress.Complete || due >= today ? 0 : today.DayNumber - due.DayNumber;

    /// <summary>Whether a person may say how it stands: who writes the priority, and who leads the action.</summary>
    public bool MayUpdate(Actor by, Priority priority) =>
        priority.MayWrite(by) || (LeadId == by.MemberId && by.May(Permission.UpdateOwnActions, SchoolId));

    /// <summary>What it says now.</summary>
    internal ActionFacts Facts => new(What, LeadId, Others, Start, Due, Progress, CostPence, FundingSourceId, TrainingNeed, TrainingFor, Note);

    /// <summary>What it says in next year's plan: it begins again, a year later unless it was to last beyond its year.</summary>
    internal ActionFacts NextYear(AcademicYear year)
    {
        var years = Due <= year.Last ? 1 : 0;
        return Facts with { Start = Start.AddYears(years), Due = Due.AddYears(years), Progress = Progress.NotStarted, Note = null };
    }

    /// <summary>Whether these facts change no word of it, at most its progress and note.</summary>
    internal bool Says(ActionFacts facts) => Facts with { Progress = facts.Progress, Note = facts.Note } == facts with
    {
        What = Rule.Optional(facts.What, WhatMax, "What"),
        Others = Rule.Optional(facts.Others, ShortMax, "Others"),
        TrainingNeed = Rule.Optional(facts.TrainingNeed, ShortMax, "TrainingNeed"),
        TrainingFor = Rule.Optional(facts.TrainingFor, ShortMax, "TrainingFor"),
    };

    internal void Write(ActionFacts facts)
    {
        var what = Rule.Text(facts.What, WhatMax, "Enter what will be done", "What");
        var start = facts.Start ?? throw new RuleBrokenException("Enter the day the action starts", "Start");
        var due = facts.Due ?? throw new RuleBrokenException("Enter the day the action is due", "Due");
        Rule.Hold(start.Year is >= 2000 and < 2100, "Enter a start date in this century", "Start");
        Rule.Hold(due.Year is >= 2000 and < 2100, "Enter a due date in this century", "Due");
        Rule.Hold(due >= start, $"Due date must be on or after the start date, {start:d MMMM yyyy}", "Due");
        Rule.Hold(facts.CostPence is null or >= 0, "Enter a cost of nothing or more", "Cost");
        Rule.Hold(facts.CostPence is null or <= CostMaxPence, "Enter a cost of ten million pounds or less", "Cost");
        Rule.Hold(facts.CostPence is null or 0 || facts.FundingSourceId is not null, "Choose where the money comes from", "FundingSourceId");
        var others = Rule.Optional(facts.Others, ShortMax, "Others");
        var need = Rule.Optional(facts.TrainingNeed, ShortMax, "TrainingNeed");
        var audience = Rule.Optional(facts.TrainingFor, ShortMax, "TrainingFor");
        var note = Rule.Optional(facts.Note, NoteMax, "Note");
        (What, LeadId, Others, Start, Due, Progress) = (what, facts.LeadId, others, start, due, facts.Progress);
        (CostPence, FundingSourceId, TrainingNeed, TrainingFor, Note) = (facts.CostPence, facts.FundingSourceId, need, audience, note);
    }

    internal void Update(Progress progress, string? note) => (Progress, Note) = (progress, Rule.Optional(note, NoteMax, "Note"));
}
