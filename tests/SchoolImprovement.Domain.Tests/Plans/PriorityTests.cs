using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class PriorityTests
{
    private readonly Priority _priority = Given.Priority();

    public static TheoryData<string> Writers => ["Head", "Deputy", "Lead"];

    public static TheoryData<string> Others => ["OtherLead", "Teacher", "Chair", "Governor", "Executive", "Administrator", "HeadElsewhere"];

    /// <summary>Everything that writes a priority.</summary>
    private IReadOnlyList<Action<Actor>> Writings
    {
        get
        {
            var criterion = _priority.AddCriterion(Given.Head, Given.Criterion());
            var milestone = _priority.AddMilestone(Given.Head, Given.Milestone(), Given.Today);
            var action = _priority.AddAction(Given.Head, Given.Action());
            var spare = (Criterion: _priority.AddCriterion(Given.Head, Given.Criterion()), Milestone: _priority.AddMilestone(Given.Head, Given.Milestone(), Given.Today), Action: _priority.AddAction(Given.Head, Given.Action()));
            return
            [
                a => _priority.WriteHeader(a, Given.Header(_priority)),
                a => _priority.WriteRationale(a, "Why", "Start"),
                a => _priority.WriteOutcomes(a, "One\nTwo"),
                a => _priority.AddCriterion(a, Given.Criterion()),
                a => _priority.ChangeCriterion(a, criterion.Id, Given.Criterion("Other")),
                a => _priority.RecordProgress(a, criterion.Id, Given.Today, 50, null),
                a => _priority.RemoveProgress(a, criterion.Id, Given.Today),
                a => _priority.MoveCriterion(a, criterion.Id, 2),
                a => _priority.RemoveCriterion(a, spare.Criterion.Id),
                a => _priority.AddMilestone(a, Given.Milestone(), Given.Today),
                a => _priority.ChangeMilestone(a, milestone.Id, Given.Milestone("Other"), Given.Today),
                a => _priority.MoveMilestone(a, milestone.Id, 2),
                a => _priority.RemoveMilestone(a, spare.Milestone.Id),
                a => _priority.AddAction(a, Given.Action()),
                a => _priority.ChangeAction(a, action.Id, Given.Action("Other")),
                a => _priority.UpdateAction(a, action.Id, Progress.OnTrack, null),
                a => _priority.MoveAction(a, action.Id, 2),
                a => _priority.RemoveAction(a, spare.Action.Id),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Head_senior_leader_and_its_own_lead_write_it(string who)
    {
        _priority.MayWrite(Person(who)).ShouldBeTrue();
        foreach (var write in Writings)
        {
            Should.NotThrow(() => write(Person(who)));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Nobody_else_does(string who)
    {
        var by = Person(who);
        _priority.MayWrite(by).ShouldBeFalse();
        foreach (var write in Writings)
        {
            Should.Throw<NotAllowedException>(() => write(by)).Message.ShouldBeOneOf($"{by.Name} may not write this priority.", $"{by.Name} leads neither this priority nor this action.");
        }

        (_priority.Rationale, _priority.Criteria.Count, _priority.Milestones.Count, _priority.Actions.Count).ShouldBe((null, 2, 2, 2));
    }

    [Fact]
    public void A_lead_without_the_role_any_more_does_not_write()
    {
        var was = new Actor(Given.Trust, Given.Lead.MemberId, "Rebecca Lowe", [new Holding(Role.PriorityLead, Given.School, Given.Today.AddDays(-1)), new Holding(Role.Staff, Given.School, null)], Given.Today);
        Given.Forbids(() => _priority.WriteOutcomes(was, "X"), "Rebecca Lowe may not write this priority.");
    }

    [Fact]
    public void A_priority_without_a_lead_belongs_to_no_lead()
    {
        Priority.MayWrite(Given.Lead, Given.School, null).ShouldBeFalse();
        Priority.MayWrite(Given.Lead, Given.OtherSchool, Given.Lead.MemberId).ShouldBeFalse();
    }

    [Fact]
    public void Only_who_edits_the_plan_changes_the_lead()
    {
        const string Refusal = "Only the headteacher or a senior leader changes who leads a priority";
        Given.Refuses(() => _priority.WriteHeader(Given.Lead, Given.Header(_priority) with { LeadId = Given.OtherLead.MemberId }), Refusal, "LeadId");
        Given.Refuses(() => _priority.WriteHeader(Given.Lead, Given.Header(_priority) with { LeadId = null }), Refusal, "LeadId");
        _priority.WriteHeader(Given.Lead, Given.Header(_priority) with { ShortName = "Reading" });
        _priority.WriteHeader(Given.Deputy, Given.Header(_priority) with { LeadId = Given.OtherLead.MemberId });
        (_priority.LeadId, _priority.ShortName, _priority.RecordName).ShouldBe((Given.OtherLead.MemberId, "Reading", "Priority 1: Reading"));
        _priority.MayWrite(Given.Lead).ShouldBeFalse();
    }

    [Fact]
    public void The_header_needs_a_title_and_texts_that_fit()
    {
        var header = Given.Header(_priority);
        Given.Refuses(() => _priority.WriteHeader(Given.Head, header with { Title = "" }), "Enter the priority’s title", "Title");
        Given.Refuses(() => _priority.WriteHeader(Given.Head, header with { ShortName = Given.Long(41) }), "Shorten this to 40 characters. It has 41", "ShortName");
        Given.Refuses(() => _priority.WriteHeader(Given.Head, header with { Title = "New", Answers = Given.Long(6001) }), "Shorten this to 6,000 characters. It has 6,001", "Answers");
        _priority.Title.ShouldBe("Every child reads fluently");
        var (area, governor) = (Guid.NewGuid(), Guid.NewGuid());
        _priority.WriteHeader(Given.Head, header with { Title = "New", AreaId = area, Strand = Strand.Finance, LinkGovernorId = governor, Answers = "Inspection" });
        (_priority.Title, _priority.AreaId, _priority.Strand, _priority.LinkGovernorId, _priority.Answers).ShouldBe(("New", area, Strand.Finance, governor, "Inspection"));
    }

    [Fact]
    public void The_trusts_title_is_locked_and_the_rest_is_the_schools()
    {
        var template = new PlanTemplate(Given.Trust);
        template.AddPriority(Given.Executive, new("Attend", null, null, null, false));
        var given = Given.Plan(template).Priorities[0];
        Given.Refuses(() => given.WriteHeader(Given.Head, Given.Header(given) with { Title = "Attend more" }), "The trust set this title for every school: “Attend”. Put your own words under “Why this matters”", "Title");
        given.WriteHeader(Given.Head, Given.Header(given) with { Title = " Attend ", ShortName = "Attendance" });
        given.WriteRationale(Given.Head, "Our own words", null);
        (given.Title, given.Called, given.Rationale).ShouldBe(("Attend", "Attendance", "Our own words"));
    }

    [Fact]
    public void Texts_are_trimmed_may_be_empty_and_have_a_longest_length()
    {
        _priority.WriteRationale(Given.Head, " Why\r\nso ", " ");
        (_priority.Rationale, _priority.Baseline).ShouldBe(("Why\nso", null));
        Given.Refuses(() => _priority.WriteRationale(Given.Head, Given.Long(6001), null), "Shorten this to 6,000 characters. It has 6,001", "Rationale");
        Given.Refuses(() => _priority.WriteRationale(Given.Head, null, Given.Long(6001)), "Shorten this to 6,000 characters. It has 6,001", "Baseline");
        Given.Refuses(() => _priority.WriteOutcomes(Given.Head, Given.Long(6001)), "Shorten this to 6,000 characters. It has 6,001", "Outcomes");
        _priority.WriteOutcomes(Given.Head, Given.Long(6000));
        _priority.Outcomes!.Length.ShouldBe(6000);
    }

    [Fact]
    public void Each_missing_part_is_named_and_goes_when_it_is_there()
    {
        var priority = Given.Plan().AddPriority(Given.Head, "Read", null);
        var all = Enum.GetValues<PlanParts>().Aggregate((a, b) => a | b);
        priority.Missing(all).ShouldBe(
        [
            "why this matters", "where we start from", "what will be different", "an evaluation area", "an implementation strand", "a lead", "a link governor",
            "a success criterion", "a milestone in every term", "an action",
        ]);
        var action = priority.AddAction(Given.Head, Given.Action());
        priority.Missing(PlanParts.Costs | PlanParts.Actions).ShouldBe(["a cost for every action, even if it is nothing"]);
        priority.ChangeAction(Given.Head, action.Id, Given.Action() with { CostPence = 0 });
        priority.WriteRationale(Given.Head, "Why", "Start");
        priority.WriteOutcomes(Given.Head, "Different");
        priority.WriteHeader(Given.Head, new PriorityHeader("Read", null, Guid.NewGuid(), Strand.Teaching, Guid.NewGuid(), Guid.NewGuid(), null));
        priority.AddCriterion(Given.Head, Given.Criterion());
        priority.AddMilestone(Given.Head, Given.Milestone(term: Term.Autumn), Given.Today);
        priority.AddMilestone(Given.Head, Given.Milestone(term: Term.Spring), Given.Today);
        priority.Missing(all).ShouldBe(["a milestone in every term"]);
        priority.AddMilestone(Given.Head, Given.Milestone(term: Term.Summer), Given.Today);
        priority.Missing(all).ShouldBeEmpty();
    }

    [Fact]
    public void Every_strand_has_a_word() => Enum.GetValues<Strand>().Select(s => s.Label()).ShouldBeUnique();

    private static Actor Person(string name) => (Actor)typeof(Given).GetProperty(name)!.GetValue(null)!;
}
