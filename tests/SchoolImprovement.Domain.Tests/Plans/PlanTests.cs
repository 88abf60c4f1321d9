using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class PlanTests
{
    private const string MayNotHere = "may not do this in this school.";

    private readonly Plan _plan = Given.Plan();

    [Fact]
    public void A_plan_starts_empty_for_its_year()
    {
        (_plan.Title, _plan.Year, _plan.From, _plan.To, _plan.SchoolId, _plan.TrustId).ShouldBe(("Academy Improvement Plan", Given.Year, new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31), Given.School, Given.Trust));
        _plan.Priorities.ShouldBeEmpty();
        _plan.RecordName.ShouldBe("Academy Improvement Plan 2026–27");
        Given.Refuses(() => Plan.Start(Given.Head, Given.School, Given.Year, " ", null), "Enter the plan’s title", "Title");
    }

    [Fact]
    public void Head_and_senior_leader_start_one_and_nobody_else()
    {
        Plan.Start(Given.Deputy, Given.School, Given.Year, "Plan", null).ShouldNotBeNull();
        foreach (var other in new[] { Given.Lead, Given.Teacher, Given.Chair, Given.Governor, Given.Executive, Given.Administrator, Given.HeadElsewhere })
        {
            Given.Forbids(() => Plan.Start(other, Given.School, Given.Year, "Plan", null), $"{other.Name} {MayNotHere}");
        }
    }

    [Fact]
    public void It_starts_with_the_trusts_priorities_in_order_but_not_the_withdrawn()
    {
        var template = new PlanTemplate(Given.Trust);
        var area = Guid.NewGuid();
        var first = template.AddPriority(Given.Executive, new("Attend", "Because", "Calls on day one\n\n A plan for each family ", area, true));
        var gone = template.AddPriority(Given.Executive, new("Gone", null, null, null, false));
        template.AddPriority(Given.Executive, new("Include", null, null, null, false));
        template.Withdraw(Given.Executive, gone.Id);
        var plan = Given.Plan(template);
        plan.InOrder.Select(p => (p.Number, p.Title)).ShouldBe([(1, "Attend"), (2, "Include")]);
        plan.Priorities[0].ShouldSatisfyAllConditions(p => p.TrustPriorityId.ShouldBe(first.Id), p => p.Rationale.ShouldBeNull("the reasons are the school’s own to write"), p => p.AreaId.ShouldBe(area), p => p.Criteria.Select(c => c.Measure).ShouldBe(["Calls on day one", "A plan for each family"]));
    }

    [Fact]
    public void The_header_is_written_whole()
    {
        _plan.WriteHeader(Given.Head, Header() with { Title = " Plan ", Summary = "In short\r\nand on", Vision = " " });
        (_plan.Title, _plan.Summary, _plan.Vision, _plan.Context).ShouldBe(("Plan", "In short\nand on", null, "Context"));
    }

    [Fact]
    public void The_header_needs_a_title_and_a_period_that_can_be()
    {
        Refuses(Header() with { Title = null }, "Enter the plan’s title", "Title");
        Refuses(Header() with { Title = Given.Long(121) }, "Shorten this to 120 characters. It has 121", "Title");
        Refuses(Header() with { From = null }, "Enter the plan’s first day", "From");
        Refuses(Header() with { To = null }, "Enter the plan’s last day", "To");
        Refuses(Header() with { To = new DateOnly(2026, 9, 1) }, "The plan must end after it starts, 1 September 2026", "To");
        Refuses(Header() with { To = new DateOnly(2031, 9, 2) }, "A plan lasts five years at most. Enter an earlier last day", "To");
        Refuses(Header() with { From = new DateOnly(9998, 1, 1), To = new DateOnly(9999, 1, 1) }, "Enter a first day in this century", "From");
        Refuses(Header() with { From = new DateOnly(226, 9, 1) }, "Enter a first day in this century", "From");
        Refuses(Header() with { Sources = Given.Long(6001) }, "Shorten this to 6,000 characters. It has 6,001", "Sources");
        _plan.Context.ShouldBeNull();
        _plan.WriteHeader(Given.Head, Header() with { To = new DateOnly(2031, 9, 1) });
        _plan.To.ShouldBe(new DateOnly(2031, 9, 1));
    }

    [Fact]
    public void Only_who_edits_the_plan_writes_its_header_and_its_list_of_priorities()
    {
        var priority = Given.Priority(_plan);
        foreach (var other in new[] { Given.Lead, Given.Teacher, Given.Chair, Given.Executive, Given.HeadElsewhere })
        {
            Given.Forbids(() => _plan.WriteHeader(other, Header()), $"{other.Name} {MayNotHere}");
            Given.Forbids(() => _plan.AddPriority(other, "T", null), $"{other.Name} {MayNotHere}");
            Given.Forbids(() => _plan.MovePriority(other, priority.Id, 1), $"{other.Name} {MayNotHere}");
            Given.Forbids(() => _plan.RemovePriority(other, priority.Id), $"{other.Name} {MayNotHere}");
        }

        _plan.WriteHeader(Given.Deputy, Header());
        _plan.AddPriority(Given.Deputy, "T", null).Number.ShouldBe(2);
    }

    [Fact]
    public void A_priority_needs_a_title()
    {
        Given.Refuses(() => _plan.AddPriority(Given.Head, " ", null), "Enter the priority’s title", "Title");
        Given.Refuses(() => _plan.AddPriority(Given.Head, Given.Long(201), null), "Shorten this to 200 characters. It has 201", "Title");
        Given.Refuses(() => _plan.AddPriority(Given.Head, "T", Given.Long(41)), "Shorten this to 40 characters. It has 41", "ShortName");
        _plan.Priorities.ShouldBeEmpty();
        var added = _plan.AddPriority(Given.Head, "Title", " ");
        (added.Called, added.RecordName).ShouldBe(("Title", "Priority 1: Title"));
    }

    [Theory]
    [InlineData(1, 3, "BCAD")]
    [InlineData(4, 1, "DABC")]
    [InlineData(2, 2, "ABCD")]
    [InlineData(2, 99, "ACDB")]
    [InlineData(3, -5, "CABD")]
    public void Priorities_move_and_places_run_from_one(int from, int to, string order)
    {
        var all = "ABCD".Select(c => _plan.AddPriority(Given.Head, c.ToString(), null)).ToList();
        _plan.MovePriority(Given.Head, all[from - 1].Id, to);
        string.Concat(_plan.InOrder.Select(p => p.Title)).ShouldBe(order);
        _plan.InOrder.Select(p => p.Number).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Places_close_up_when_a_priority_goes()
    {
        var all = "ABC".Select(c => _plan.AddPriority(Given.Head, c.ToString(), null)).ToList();
        _plan.RemovePriority(Given.Head, all[0].Id);
        _plan.InOrder.Select(p => (p.Number, p.Title)).ShouldBe([(1, "B"), (2, "C")]);
        Given.Refuses(() => _plan.RemovePriority(Given.Head, all[0].Id), "This priority is no longer in the plan. Someone may have removed it");
        Given.Refuses(() => _plan.MovePriority(Given.Head, all[0].Id, 1), "This priority is no longer in the plan. Someone may have removed it");
    }

    [Fact]
    public void A_trust_priority_stays_but_moves()
    {
        var template = new PlanTemplate(Given.Trust);
        template.AddPriority(Given.Executive, new("Attend", null, null, null, false));
        var plan = Given.Plan(template);
        var own = plan.AddPriority(Given.Head, "Read", null);
        var given = plan.Priorities[0];
        Given.Refuses(() => plan.RemovePriority(Given.Head, given.Id), "The trust gives this priority to every school, so it cannot be removed. Ask the trust for an exception");
        plan.MovePriority(Given.Head, given.Id, 2);
        plan.RemovePriority(Given.Head, own.Id);
        plan.Priorities.ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public void An_action_moves_to_the_end_of_another_priority()
    {
        var (one, two) = (Given.Priority(_plan), Given.Priority(_plan));
        var moved = one.AddAction(Given.Head, Given.Action("Moved"));
        var stays = one.AddAction(Given.Head, Given.Action("Stays"));
        two.AddAction(Given.Head, Given.Action("There"));
        _plan.MoveActionTo(Given.Lead, moved.Id, two.Id);
        one.Actions.ShouldHaveSingleItem().ShouldBe(stays);
        (stays.Position, moved.Position, moved.PriorityId).ShouldBe((1, 2, two.Id));
        two.Actions.Select(a => a.What).ShouldBe(["There", "Moved"]);
    }

    [Fact]
    public void An_action_moves_only_between_priorities_that_one_may_write()
    {
        var (one, two) = (Given.Priority(_plan), _plan.AddPriority(Given.Head, "Another’s", null));
        var action = one.AddAction(Given.Head, Given.Action());
        Given.Forbids(() => _plan.MoveActionTo(Given.Lead, action.Id, two.Id), "Rebecca Lowe may not write this priority.");
        Given.Forbids(() => _plan.MoveActionTo(Given.Teacher, action.Id, two.Id), "Tom Hargreaves may not write this priority.");
        Given.Refuses(() => _plan.MoveActionTo(Given.Head, action.Id, Guid.NewGuid()), "This priority is no longer in the plan. Someone may have removed it");
        Given.Refuses(() => _plan.MoveActionTo(Given.Head, Guid.NewGuid(), two.Id), "This action is no longer in the plan. Someone may have removed it");
        _plan.MoveActionTo(Given.Head, action.Id, one.Id);
        one.Actions.ShouldHaveSingleItem().Position.ShouldBe(1);
    }

    [Fact]
    public void A_plan_says_what_the_trust_still_misses()
    {
        _plan.Missing(PlanParts.None).ShouldBe(["At least one priority"]);
        var priority = _plan.AddPriority(Given.Head, "Read", null);
        _plan.Missing(PlanParts.None).ShouldBeEmpty();
        _plan.Missing(PlanParts.Summary | PlanParts.Lead).ShouldBe(["The year in short", "Priority 1: a lead"]);
        _plan.WriteHeader(Given.Head, Header() with { Summary = "In short" });
        priority.WriteHeader(Given.Head, Given.Header(priority) with { LeadId = Given.Lead.MemberId });
        _plan.Missing(PlanParts.Summary | PlanParts.Lead).ShouldBeEmpty();
    }

    private static PlanHeader Header() => new("Academy Improvement Plan", new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31), null, null, "Context", null, null, null);

    private void Refuses(PlanHeader header, string sentence, string field) => Given.Refuses(() => _plan.WriteHeader(Given.Head, header), sentence, field);
}

public sealed class PlanTemplateTests
{
    private readonly PlanTemplate _template = new(Given.Trust);

    [Fact]
    public void A_template_requires_something_from_the_start()
    {
        _template.Required.ShouldBe(PlanParts.Rationale | PlanParts.Outcomes | PlanParts.Lead | PlanParts.Criteria | PlanParts.Actions);
        PlanPartLabels.All.Select(p => p.Part).ShouldBe(Enum.GetValues<PlanParts>().Where(p => p != PlanParts.None), ignoreOrder: true);
    }

    [Fact]
    public void Executive_and_administrator_change_it_and_nobody_else()
    {
        _template.Require(Given.Executive, PlanParts.Costs);
        _template.Required.ShouldBe(PlanParts.Costs);
        _template.Require(Given.Administrator, PlanParts.None);
        var priority = _template.AddPriority(Given.Executive, new("Attend", null, null, null, false));
        foreach (var change in new Action<Actor>[]
        {
            a => _template.Require(a, PlanParts.None), a => _template.AddPriority(a, new("X", null, null, null, false)), a => _template.ChangePriority(a, priority.Id, new("X", null, null, null, false)), a => _template.Withdraw(a, priority.Id),
        })
        {
            Given.Forbids(() => change(Given.Head), "Sarah Whitlock may not do this for the trust.");
        }
    }

    [Fact]
    public void A_trust_priority_is_changed_and_withdrawn()
    {
        var priority = _template.AddPriority(Given.Executive, new("Attend", " why ", null, null, false));
        (priority.Why, priority.Position, priority.Withdrawn, priority.TemplateId).ShouldBe(("why", 1, false, _template.Id));
        _template.ChangePriority(Given.Executive, priority.Id, new("Attend well", null, null, null, false));
        _template.Withdraw(Given.Executive, priority.Id);
        (priority.Title, priority.Why, priority.Withdrawn).ShouldBe(("Attend well", null, true));
    }

    [Fact]
    public void A_trust_priority_needs_a_title_and_must_be_there()
    {
        Given.Refuses(() => _template.AddPriority(Given.Executive, new(null, null, null, null, false)), "Enter the priority’s title", "Title");
        Given.Refuses(() => _template.AddPriority(Given.Executive, new("T", Given.Long(6001), null, null, false)), "Shorten this to 6,000 characters. It has 6,001", "Why");
        _template.Priorities.ShouldBeEmpty();
        Given.Refuses(() => _template.ChangePriority(Given.Executive, Guid.NewGuid(), new("T", null, null, null, false)), "This trust priority is no longer there");
        Given.Refuses(() => _template.Withdraw(Given.Executive, Guid.NewGuid()), "This trust priority is no longer there");
    }
}
