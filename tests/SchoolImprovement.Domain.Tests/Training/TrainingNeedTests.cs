using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;

namespace SchoolImprovement.Domain.Tests.Training;

/// <summary>Training needs and topics: each rule allowed, and refused with its sentence.</summary>
public sealed class TrainingNeedTests
{
    private static readonly NeedFacts Facts = new(null, "How to coach a colleague", "Phase leaders", new DateOnly(2027, 1, 29));

    [Fact]
    public void A_head_writes_down_a_need()
    {
        var topic = Guid.CreateVersion7();
        var need = TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { TopicId = topic });
        (need.SchoolId, need.Year, need.Source, need.TopicId, need.What, need.Audience, need.ByWhen)
            .ShouldBe((Given.School, Given.Year, NeedSource.ByHand, topic, "How to coach a colleague", "Phase leaders", new DateOnly(2027, 1, 29)));
    }

    [Fact]
    public void Only_the_schools_leaders_write_one_down()
    {
        foreach (var other in new[] { Given.Lead, Given.Teacher, Given.Chair, Given.Executive, Given.HeadElsewhere })
        {
            Given.Forbids(() => TrainingNeed.Add(other, Given.School, Given.Year, Facts), $"{other.Name} may not do this in this school.");
        }
    }

    [Fact]
    public void A_need_says_what_people_need_to_learn()
    {
        Given.Refuses(() => TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { What = " " }), "Enter what people need to learn", "What");
        Given.Refuses(() => TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { Audience = Given.Long(301) }), "Shorten this to 300 characters. It has 301", "Audience");
        Given.Refuses(() => TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { ByWhen = new DateOnly(2028, 9, 1) }), "Enter a day between 1 September 2025 and 31 August 2028", "ByWhen");
        TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { ByWhen = new DateOnly(2028, 8, 31) }).ByWhen.ShouldBe(new DateOnly(2028, 8, 31));
        TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts with { Audience = null, ByWhen = null }).ByWhen.ShouldBeNull();
    }

    [Fact]
    public void A_finding_leads_to_a_need_whoever_records_it()
    {
        var activity = Guid.CreateVersion7();
        var need = TrainingNeed.FromFinding(Given.Lead, Given.School, Given.Year, null, "Questioning", "Year 5", null, activity);
        (need.Source, need.ActivityId, need.TrustId).ShouldBe((NeedSource.Finding, activity, Given.Trust));
    }

    [Fact]
    public void The_need_of_an_action_takes_its_id_and_its_words()
    {
        var action = ActionWith("Phonics refresher");
        var need = TrainingNeed.OfAction(Given.Executive, action, Given.Year, null);
        (need.Id, need.Source, need.SchoolId, need.What, need.Audience, need.ByWhen).ShouldBe((action.Id, NeedSource.Action, Given.School, "Phonics refresher", "14 staff", action.Due));
    }

    [Fact]
    public void An_action_that_says_no_training_has_no_need() =>
        Given.Refuses(() => TrainingNeed.OfAction(Given.Head, ActionWith(null), Given.Year, null), "This action no longer says that it needs training");

    [Fact]
    public void Who_plans_no_training_writes_down_no_need_of_an_action() =>
        Given.Forbids(() => TrainingNeed.OfAction(Given.Teacher, ActionWith("Phonics"), Given.Year, null), "Tom Hargreaves may not do this in this school.");

    [Fact]
    public void The_words_of_an_actions_need_are_changed_in_the_plan_only()
    {
        var topic = Guid.CreateVersion7();
        var need = TrainingNeed.OfAction(Given.Head, ActionWith("Phonics refresher"), Given.Year, null);
        need.Change(Given.Head, Facts with { TopicId = topic });
        (need.TopicId, need.What).ShouldBe((topic, "Phonics refresher"));
        var own = TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts);
        own.Change(Given.Deputy, Facts with { What = "How to chair a meeting" });
        own.What.ShouldBe("How to chair a meeting");
        Given.Forbids(() => own.Change(Given.Teacher, Facts), "Tom Hargreaves may not do this in this school.");
    }

    [Fact]
    public void A_need_is_dropped_with_a_reason_and_taken_up_again()
    {
        var need = TrainingNeed.Add(Given.Head, Given.School, Given.Year, Facts);
        Given.Refuses(() => need.TakeUp(Given.Head), "This need has not been dropped");
        Given.Refuses(() => need.Drop(Given.Head, ""), "Enter why it is no longer needed, or how it was met", "Why");
        Given.Forbids(() => need.Drop(Given.Teacher, "No time"), "Tom Hargreaves may not do this in this school.");
        need.Drop(Given.Head, "Two leaders did the NPQ");
        need.DroppedWhy.ShouldBe("Two leaders did the NPQ");
        Given.Refuses(() => need.Drop(Given.Head, "Again"), "This need has been dropped already");
        need.TakeUp(Given.Deputy);
        need.DroppedWhy.ShouldBeNull();
    }

    [Fact]
    public void A_needs_state_follows_from_its_sessions()
    {
        NeedStates.Of(false, []).ShouldBe(NeedState.Open);
        NeedStates.Of(false, [true, false]).ShouldBe(NeedState.Planned);
        NeedStates.Of(false, [true, true]).ShouldBe(NeedState.Met);
        NeedStates.Of(false, [], actionDone: true).ShouldBe(NeedState.Met);
        NeedStates.Of(false, [false], actionDone: true).ShouldBe(NeedState.Planned);
        NeedStates.Of(true, [false]).ShouldBe(NeedState.Dropped);
        Enum.GetValues<NeedState>().Select(s => s.Label()).ShouldBeUnique();
    }

    [Theory]
    [InlineData("Phonics refresher", "Reading")]
    [InlineData("SEND: adaptive teaching in maths", "SEND")]
    [InlineData("De-escalation for midday staff", "Behaviour")]
    [InlineData("Using the till", null)]
    [InlineData("Remaths", null)]
    [InlineData(null, null)]
    public void A_need_is_known_to_be_about_a_topic_by_its_words(string? said, string? topic)
    {
        var topics = TrainingTopic.Usual(Given.Trust).ToList();
        var about = TrainingTopic.About(topics.Select(t => (t.Id, t.Name, t.Words)), said);
        topics.FirstOrDefault(t => t.Id == about)?.Name.ShouldBe(topic);
        (about is null).ShouldBe(topic is null);
    }

    [Fact]
    public void The_trust_keeps_the_list_of_topics()
    {
        var topic = TrainingTopic.Usual(Given.Trust).First();
        topic.Change(Given.Executive, "Keeping children safe", null);
        topic.MoveTo(Given.Executive, 4);
        topic.Retire(Given.Executive, true);
        (topic.Name, topic.Words, topic.Position, topic.Retired).ShouldBe(("Keeping children safe", null, 4, true));
        Given.Refuses(() => topic.Change(Given.Executive, "", null), "Enter the topic, for example Safeguarding", "Name");
        Given.Forbids(() => topic.Change(Given.Head, "Ours", null), "Sarah Whitlock may not do this for the trust.");
        Given.Forbids(() => topic.Retire(Given.Administrator, true), "Colin Marsh may not do this for the trust.");
        Given.Forbids(() => topic.MoveTo(Given.Head, 1), "Sarah Whitlock may not do this for the trust.");
    }

    private static PlanAction ActionWith(string? training) =>
        Given.Priority().AddAction(Given.Head, Given.Action() with { TrainingNeed = training, TrainingFor = training is null ? null : "14 staff" });
}
