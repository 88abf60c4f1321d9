using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>When an activity takes place: on a day, in a week, or some time in a half-term.</summary>
/// <param name="HalfTerm">The half-term.</param>
/// <param name="Week">The Monday of its week, or null when only the half-term is decided.</param>
/// <param name="On">Its day, or null when only the week is decided.</param>
public sealed record ActivityTime(HalfTerm HalfTerm, DateOnly? Week, DateOnly? On)
{
    /// <summary>A day, if there is one; else a week, if there is one; else a half-term.</summary>
    /// <exception cref="RuleBrokenException">Nothing was chosen, or the day lies in the holidays or at a weekend.</exception>
    public static ActivityTime Of(SchoolCalendar calendar, HalfTerm? halfTerm, DateOnly? week, DateOnly? on)
    {
        if (on is { } day)
        {
            Rule.Hold(calendar.Year.Contains(day), $"Enter a day between {calendar.Year.First:d MMMM yyyy} and {calendar.Year.Last:d MMMM yyyy}", "On");
            Rule.Hold(day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), $"{day:d MMMM yyyy} is a {day:dddd}. Choose a school day", "On");
            var within = calendar.HalfTermOf(day) ?? throw new RuleBrokenException($"{day:d MMMM yyyy} is in the holidays. Choose a day in term", "On");
            return new ActivityTime(within, SchoolCalendar.MondayOf(day), day);
        }

        if (week is { } monday)
        {
            var known = calendar.Week(monday) ?? throw new RuleBrokenException("Choose a week in term", "Week");
            return new ActivityTime(known.HalfTerm, monday, null);
        }

        return new ActivityTime(halfTerm ?? throw new RuleBrokenException("Choose a half-term, a week or a day", "Week"), null, null);
    }

    /// <summary>The last day on which it can happen: its day, the last school day of its week, or of its half-term.</summary>
    public DateOnly DueBy(SchoolCalendar calendar) => On ?? calendar.Week(Week)?.Last ?? Week?.AddDays(4) ?? calendar.Span(HalfTerm).Last;
}

/// <summary>What an activity says. Title, type and time must be there.</summary>
/// <param name="Title">Its name in the schedule.</param>
/// <param name="TypeId">What kind of activity it is.</param>
/// <param name="Kind">Who carries it out, as its type says.</param>
/// <param name="When">When it takes place.</param>
/// <param name="Focus">What it is to find out.</param>
/// <param name="About">The priority that it looks at, with its criteria and milestones, or null for core and statutory monitoring.</param>
/// <param name="CriterionId">The success criterion that it looks at, or null.</param>
/// <param name="MilestoneId">The milestone that it looks at, or null.</param>
/// <param name="Group">Phase, subject or group of pupils, in words.</param>
/// <param name="LeadId">Who leads it, or null.</param>
/// <param name="LeadName">Who leads it when it is nobody of the trust's people.</param>
/// <param name="With">Who takes part, in words.</param>
/// <param name="Evidence">What is looked at, and the form that is used.</param>
/// <param name="ReportsTo">Who hears of what was found.</param>
public sealed record ActivityFacts(
    string? Title, Guid TypeId, ActivityKind Kind, ActivityTime When, string? Focus, Priority? About, Guid? CriterionId, Guid? MilestoneId, string? Group, Guid? LeadId, string? LeadName, string? With, string? Evidence, ReportsTo ReportsTo);
