using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

public sealed record ApprovedRow(int Number, DateOnly? MetOn, DateTime At)
{
    public DateOnly On => MetOn ?? At.LondonDay();
}

/// <summary>A step of the plan's life.</summary>
public sealed record StepRow(PlanStatus To, string Who, DateTime At, string Note)
{
    public DateOnly On => At.LondonDay();
}

/// <summary>The signed review of a term.</summary>
public sealed record ReviewRow(Term Term, string Who, DateTime At)
{
    public DateOnly On => At.LondonDay();

    /// <summary>"Autumn review signed 12 Dec by Sarah Whitlock".</summary>
    public string Words => $"{Term} review signed {On.DayMonth()} by {Who}";
}
