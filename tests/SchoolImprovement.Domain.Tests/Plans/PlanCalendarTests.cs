using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class PlanCalendarTests
{
    private readonly PlanCalendar _calendar = new(Given.Trust, Given.Year);

    [Fact]
    public void The_usual_dates_follow_a_plans_life()
    {
        var usual = PlanDates.Usual(Given.Year);
        usual.ShouldBe(new PlanDates(new(2026, 9, 18), new(2026, 9, 25), new(2026, 10, 16), new(2026, 10, 19), new(2026, 12, 11), new(2027, 3, 19), new(2027, 7, 9), new(2027, 8, 31)));
        for (var year = 2020; year < 2040; year++)
        {
            new PlanCalendar(Given.Trust, new AcademicYear(year)).Set(Given.Executive, PlanDates.Usual(new AcademicYear(year)));
        }
    }

    [Fact]
    public void Executives_and_administrators_set_it_and_nobody_else()
    {
        _calendar.Set(Given.Executive, PlanDates.Usual(Given.Year));
        _calendar.Set(Given.Administrator, PlanDates.Usual(Given.Year) with { SubmitBy = null });
        (_calendar.SubmitBy, _calendar.ApproveBy, _calendar.RecordName).ShouldBe((null, new DateOnly(2026, 10, 16), "Plan calendar 2026–27"));
        _calendar.Dates.ShouldBe(PlanDates.Usual(Given.Year) with { SubmitBy = null });
        foreach (var other in new[] { Given.Head, Given.Chair, Given.Lead })
        {
            Given.Forbids(() => _calendar.Set(other, PlanDates.Usual(Given.Year)), $"{other.Name} may not do this for the trust.");
        }
    }

    [Fact]
    public void Dates_come_in_the_order_of_a_plans_life_and_near_their_year()
    {
        var usual = PlanDates.Usual(Given.Year);
        Refuses(usual with { EndorseBy = new(2026, 9, 17) }, "Enter a date on or after the one for submitting, 18 September 2026", "EndorseBy");
        Refuses(usual with { EndorseBy = null, ApproveBy = new(2026, 9, 17) }, "Enter a date on or after the one for submitting, 18 September 2026", "ApproveBy");
        Refuses(usual with { SubmitBy = new(2026, 2, 28) }, "Enter a date between 1 March 2026 and 31 December 2027", "SubmitBy");
        Refuses(usual with { CloseBy = new(2028, 1, 1) }, "Enter a date between 1 March 2026 and 31 December 2027", "CloseBy");
        _calendar.SubmitBy.ShouldBeNull();
        _calendar.Set(Given.Executive, usual with { EndorseBy = usual.SubmitBy });

        void Refuses(PlanDates dates, string sentence, string field) => Given.Refuses(() => _calendar.Set(Given.Executive, dates), sentence, field);
    }

    [Fact]
    public void What_is_due_next_follows_from_where_the_plan_stands()
    {
        var usual = PlanDates.Usual(Given.Year);
        usual.Next(PlanStatus.Draft, null).ShouldBe(new PlanDue("Submit", new(2026, 9, 18)));
        usual.Next(PlanStatus.Returned, null)!.What.ShouldBe("Submit");
        usual.Next(PlanStatus.Submitted, null)!.What.ShouldBe("Endorse");
        usual.Next(PlanStatus.Endorsed, null)!.What.ShouldBe("Approve");
        usual.Next(PlanStatus.Approved, null)!.What.ShouldBe("Go live");
        usual.Next(PlanStatus.Live, Term.Autumn).ShouldBe(new PlanDue("Autumn review", new(2026, 12, 11)));
        usual.Next(PlanStatus.Live, Term.Spring)!.What.ShouldBe("Spring review");
        usual.Next(PlanStatus.Live, Term.Summer)!.What.ShouldBe("Summer review");
        usual.Next(PlanStatus.Live, null)!.What.ShouldBe("Close");
        usual.Next(PlanStatus.Closed, null).ShouldBeNull();
        (usual with { SubmitBy = null }).Next(PlanStatus.Draft, null).ShouldBeNull();
    }

    [Fact]
    public void Due_and_overdue_are_told_with_by_how_much()
    {
        var due = new PlanDue("Submit", new DateOnly(2026, 9, 30));
        due.Words(new DateOnly(2026, 9, 1)).ShouldBe("due 30 September");
        due.Words(new DateOnly(2025, 12, 31)).ShouldBe("due 30 September 2026");
        due.Words(new DateOnly(2026, 9, 30)).ShouldBe("due today");
        due.Words(new DateOnly(2026, 10, 1)).ShouldBe("1 day overdue");
        due.Words(new DateOnly(2026, 10, 12)).ShouldBe("12 days overdue");
        (due.IsOverdue(new DateOnly(2026, 9, 30)), due.IsOverdue(new DateOnly(2026, 10, 1))).ShouldBe((false, true));
    }
}
