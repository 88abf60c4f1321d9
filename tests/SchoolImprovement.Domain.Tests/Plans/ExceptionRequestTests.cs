using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class ExceptionRequestTests
{
    private readonly PlanTemplate _template = new(Given.Trust);
    private readonly Plan _plan;
    private readonly Priority _copy;

    public ExceptionRequestTests()
    {
        _template.AddPriority(Given.Executive, new("Attend", "Because", null, null, true));
        _plan = Given.Plan(_template);
        _copy = _plan.Priorities[0];
    }

    private ExceptionRequest Ask() => ExceptionRequest.Ask(Given.Head, _copy, [], " We have no absence ", Given.Now);

    [Fact]
    public void A_granted_exception_lets_the_school_remove_the_priority_or_stop_it()
    {
        var asked = Ask();
        (asked.State, asked.Reason, asked.AskedBy, asked.Title).ShouldBe((ExceptionState.Asked, "We have no absence", "Sarah Whitlock", "Attend"));
        Given.Refuses(() => _plan.RemovePriority(Given.Head, _copy.Id), "The trust gives this priority to every school, so it cannot be removed. Ask the trust for an exception");
        asked.Grant(Given.Executive, _copy, null, Given.Now);
        (asked.State, asked.AnsweredBy, _copy.IsExcepted, _copy.IsHeldByTrust).ShouldBe((ExceptionState.Granted, "Margaret Osei", true, false));
        _copy.DecideYearEnd(Given.Head, YearEnd.Stop, "Agreed with the trust");
        _plan.RemovePriority(Given.Head, _copy.Id);
        _plan.Priorities.ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_needs_its_reason_and_leaves_everything_as_it_was()
    {
        var asked = Ask();
        Given.Refuses(() => asked.Refuse(Given.Executive, " ", Given.Now), "Say why the trust does not agree", "Answer");
        asked.Refuse(Given.Executive, "Every school needs it", Given.Now);
        (asked.State, asked.Answer, _copy.IsHeldByTrust).ShouldBe((ExceptionState.Refused, "Every school needs it", true));
        Given.Refuses(() => asked.Grant(Given.Executive, _copy, null, Given.Now), "This request is answered or withdrawn already");
        ExceptionRequest.Ask(Given.Head, _copy, [asked], "Asked better", Given.Now).State.ShouldBe(ExceptionState.Asked);
    }

    [Fact]
    public void A_school_asks_once_at_a_time_with_a_reason_and_only_for_what_the_trust_gives()
    {
        var asked = Ask();
        Given.Refuses(() => ExceptionRequest.Ask(Given.Head, _copy, [asked], "Again", Given.Now), "The school has asked already. The trust decides next");
        Given.Refuses(() => ExceptionRequest.Ask(Given.Head, _copy, [], "", Given.Now), "Say why the school should go without it", "Reason");
        Given.Refuses(() => ExceptionRequest.Ask(Given.Head, Given.Priority(), [], "Why", Given.Now), "This priority is the school’s own, so it needs no exception");
        asked.Withdraw(Given.Head, Given.Now);
        asked.State.ShouldBe(ExceptionState.Withdrawn);
        var second = ExceptionRequest.Ask(Given.Head, _copy, [asked], "Again", Given.Now);
        second.Grant(Given.Executive, _copy, "Agreed", Given.Now);
        Given.Refuses(() => ExceptionRequest.Ask(Given.Head, _copy, [asked, second], "Once more", Given.Now), "The trust has granted an exception already");
    }

    [Fact]
    public void The_head_asks_and_the_trust_answers()
    {
        Given.Forbids(() => ExceptionRequest.Ask(Given.Deputy, _copy, [], "Why", Given.Now), "Daniel Pritchard may not do this in this school.");
        var asked = Ask();
        Given.Forbids(() => asked.Grant(Given.Head, _copy, null, Given.Now), "Sarah Whitlock may not do this for the trust.");
        Given.Forbids(() => asked.Refuse(Given.Chair, "No", Given.Now), "Ruth Bannister may not do this for the trust.");
        Given.Forbids(() => asked.Withdraw(Given.HeadElsewhere, Given.Now), "Amara Okafor may not do this in this school.");
        asked.State.ShouldBe(ExceptionState.Asked);
    }

    [Fact]
    public void A_trust_priority_given_later_comes_once_and_last()
    {
        var later = _template.AddPriority(Given.Executive, new("Include", null, "Every child is known", null, false));
        _plan.TakeIn(Given.Executive, later)!.Number.ShouldBe(2);
        _plan.TakeIn(Given.Executive, later).ShouldBeNull();
        _plan.Priorities.Count.ShouldBe(2);
        Given.Forbids(() => _plan.TakeIn(Given.Chair, later), "Ruth Bannister may not do this in this school.");
    }

    [Fact]
    public void What_must_be_seen_fits_into_criteria() =>
        Given.Refuses(() => _template.AddPriority(Given.Executive, new("T", null, "Short\n" + Given.Long(301), null, false)), "Shorten each line to 300 characters: each becomes a success criterion", "MustSee");
}
