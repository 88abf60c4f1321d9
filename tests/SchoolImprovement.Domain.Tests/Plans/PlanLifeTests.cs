using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

/// <summary>Who may take which step from which status, and what every step leaves behind.</summary>
public sealed class PlanLifeTests
{
    /// <summary>A step: from where, to where, by whom.</summary>
    private sealed record Step(string Name, PlanStatus[] From, PlanStatus To, Permission By, Action<Plan, Actor> Take, bool KeepsVersion = false);

    private static readonly Step[] Steps =
    [
        new("Submit", [PlanStatus.Draft, PlanStatus.Returned], PlanStatus.Submitted, Permission.SubmitPlan, (p, by) => p.Submit(by, Given.Now, PlanParts.None, "{}"), true),
        new("TakeBack", [PlanStatus.Submitted], PlanStatus.Draft, Permission.SubmitPlan, (p, by) => p.TakeBack(by, Given.Now, null)),
        new("Return", [PlanStatus.Submitted, PlanStatus.Endorsed], PlanStatus.Returned, Permission.EndorsePlan, (p, by) => p.Return(by, Given.Now, "Because")),
        new("Endorse", [PlanStatus.Submitted], PlanStatus.Endorsed, Permission.EndorsePlan, (p, by) => p.Endorse(by, Given.Now, null)),
        new("Approve", [PlanStatus.Endorsed], PlanStatus.Approved, Permission.ApprovePlan, (p, by) => p.Approve(by, Given.Now, Given.Today, Given.Today, null, "{}"), true),
        new("GoLive", [PlanStatus.Approved], PlanStatus.Live, Permission.SubmitPlan, (p, by) => p.GoLive(by, Given.Now, Given.Today, null)),
        new("Close", [PlanStatus.Live], PlanStatus.Closed, Permission.SubmitPlan, (p, by) => p.Close(by, Given.Now, Given.Today, "Early", "{}"), true),
    ];

    [Fact]
    public void Every_step_is_open_to_its_roles_from_its_statuses_and_to_nobody_else_from_nowhere_else()
    {
        var wrong = new List<string>();
        foreach (var step in Steps)
        {
            foreach (var status in Enum.GetValues<PlanStatus>())
            {
                foreach (var role in Roles.All)
                {
                    var by = role.TrustWide ? Given.TrustWide(role.Role) : Given.In(Given.School, role.Role);
                    var plan = Given.PlanIn(status);
                    var (steps, version) = (plan.Steps.Count, plan.LatestVersion);
                    // Governors may send back what they do not approve.
                    var may = role.Role.May(step.By) || (step.Name == "Return" && status == PlanStatus.Endorsed && role.Role.May(Permission.ApprovePlan));
                    var expected = !may ? "not allowed" : step.From.Contains(status) ? "taken" : "refused";
                    if (Outcome(() => step.Take(plan, by)) is var outcome && outcome != expected)
                    {
                        wrong.Add($"{step.Name} of a {status} plan by {role.Label}: {outcome}, not {expected}");
                    }

                    plan.Status.ShouldBe(outcome == "taken" ? step.To : status);
                    plan.Steps.Count.ShouldBe(outcome == "taken" ? steps + 1 : steps);
                    plan.LatestVersion.ShouldBe(outcome == "taken" && step.KeepsVersion ? version + 1 : version);
                }
            }
        }

        wrong.ShouldBeEmpty();
        Steps.Select(s => s.To).Distinct().ShouldBe(Enum.GetValues<PlanStatus>(), ignoreOrder: true);
    }

    [Fact]
    public void A_plan_goes_live_from_a_month_before_its_year_and_not_beside_another_years()
    {
        var plan = Given.PlanIn(PlanStatus.Approved);
        Given.Refuses(() => plan.GoLive(Given.Head, Given.Now, new DateOnly(2026, 7, 31), null), "The plan of 2026–27 can go live from 1 August 2026, a month before its year begins");
        Given.Refuses(
            () => plan.GoLive(Given.Head, Given.Now, new DateOnly(2026, 8, 1), new AcademicYear(2025)),
            "The plan of 2025–26 is still live, and a school carries out one plan at a time. Close that one first");
        plan.Status.ShouldBe(PlanStatus.Approved);
        plan.GoLive(Given.Head, Given.Now, new DateOnly(2026, 8, 1), null);
        plan.Status.ShouldBe(PlanStatus.Live);
    }

    [Fact]
    public void A_plan_is_submitted_with_what_the_trust_gives_to_every_school()
    {
        var template = new PlanTemplate(Given.Trust);
        var (reading, gone) = (template.AddPriority(Given.Executive, new("Every pupil reads", null, null, null, false)), template.AddPriority(Given.Executive, new("Every pupil swims", null, null, null, false)));
        template.Withdraw(Given.Executive, gone.Id);
        var plan = Given.PlanIn(PlanStatus.Draft);
        Given.Refuses(() => plan.Submit(Given.Head, Given.Now, PlanParts.None, "{}", template.Priorities), "The trust asks for more before you submit: The trust’s priority “Every pupil reads”");
        Given.Forbids(() => plan.TakeIn(Given.Teacher, reading), "Tom Hargreaves may not do this in this school.");
        plan.TakeIn(Given.Head, reading)!.Title.ShouldBe("Every pupil reads");
        plan.Submit(Given.Head, Given.Now, PlanParts.None, "{}", template.Priorities);
        plan.Status.ShouldBe(PlanStatus.Submitted);
    }

    [Fact]
    public void A_head_of_another_school_takes_no_step_here()
    {
        foreach (var step in Steps.Where(s => s.By == Permission.SubmitPlan))
        {
            Given.Forbids(() => step.Take(Given.PlanIn(step.From[0]), Given.HeadElsewhere), "Amara Okafor may not do this in this school.");
        }
    }

    [Fact]
    public void Every_step_leaves_who_when_from_where_to_where_and_why()
    {
        var plan = Given.PlanIn(PlanStatus.Submitted);
        plan.Return(Given.Executive, Given.Now.AddDays(1), " Cost every action ");
        var step = plan.Steps[^1];
        (step.From, step.To, step.Who, step.MemberId, step.At, step.Note, step.On).ShouldBe(
            (PlanStatus.Submitted, PlanStatus.Returned, "Margaret Osei", Given.Executive.MemberId, Given.Now.AddDays(1), "Cost every action", null));
        (step.TrustId, step.PlanId, step.SchoolId).ShouldBe((Given.Trust, plan.Id, Given.School));
    }

    [Fact]
    public void A_step_from_the_wrong_status_is_refused_with_where_the_plan_stands()
    {
        Given.Refuses(() => Given.PlanIn(PlanStatus.Draft).Endorse(Given.Executive, Given.Now, null), "Only a submitted plan can be endorsed. The school is writing the plan");
        Given.Refuses(() => Given.PlanIn(PlanStatus.Submitted).Submit(Given.Head, Given.Now, PlanParts.None, "{}"), "Only a draft or a returned plan can be submitted. The plan is with the trust");
        Given.Refuses(() => Given.PlanIn(PlanStatus.Submitted).Approve(Given.Chair, Given.Now, Given.Today, Given.Today, null, "{}"), "Only a plan that the trust has endorsed can be approved. The plan is with the trust");
        Given.Refuses(() => Given.PlanIn(PlanStatus.Endorsed).TakeBack(Given.Head, Given.Now, null), "Only a submitted plan can be taken back. The trust has endorsed the plan. The governors decide next");
    }

    [Fact]
    public void A_plan_is_submitted_only_with_what_the_trust_requires()
    {
        var plan = Given.Plan();
        Given.Refuses(() => plan.Submit(Given.Head, Given.Now, PlanParts.None, "{}"), "The trust asks for more before you submit: At least one priority");
        var priority = Given.Priority(plan);
        Given.Refuses(
            () => plan.Submit(Given.Head, Given.Now, PlanParts.Rationale | PlanParts.Lead | PlanParts.Actions, "{}"),
            "The trust asks for more before you submit: Priority 1: why this matters; Priority 1: an action");
        priority.WriteRationale(Given.Head, "Because", null);
        priority.AddAction(Given.Head, Given.Action());
        plan.Submit(Given.Head, Given.Now, PlanParts.Rationale | PlanParts.Lead | PlanParts.Actions, "{}");
        plan.Status.ShouldBe(PlanStatus.Submitted);
    }

    [Fact]
    public void To_return_a_plan_needs_a_reason()
    {
        var plan = Given.PlanIn(PlanStatus.Submitted);
        Given.Refuses(() => plan.Return(Given.Executive, Given.Now, " "), "Say what should change, so that the school knows what to do", "Note");
        Given.Refuses(() => plan.Return(Given.Executive, Given.Now, Given.Long(2001)), "Shorten this to 2,000 characters. It has 2,001", "Note");
        plan.Status.ShouldBe(PlanStatus.Submitted);
    }

    [Fact]
    public void The_governors_decided_on_a_day_that_can_be()
    {
        var plan = Given.Plan();
        Given.Priority(plan);
        plan.Submit(Given.Head, Given.Now.AddDays(-40), PlanParts.None, "{}");
        plan.TakeBack(Given.Head, Given.Now.AddDays(-9), null);
        plan.Submit(Given.Head, Given.Now.AddDays(-8), PlanParts.None, "{}");
        plan.Endorse(Given.Executive, Given.Now.AddDays(-4), null);
        Refuses(null, "Enter the day on which the governors decided");
        Refuses(Given.Today.AddDays(1), "Enter a day that is today or earlier: the governors must have decided");
        Refuses(Given.Today.AddYears(-1), "Enter a day within the last year");
        Refuses(Given.Today.AddDays(-9), "The governors met before the plan was submitted on 15 November 2026. Enter the day of the meeting that approved it");
        plan.Approve(Given.Chair, Given.Now, Given.Today, Given.Today.AddDays(-8), "Unanimous", "{}");
        (plan.Steps[^1].On, plan.Steps[^1].Note).ShouldBe((Given.Today.AddDays(-8), "Unanimous"));

        void Refuses(DateOnly? on, string sentence) => Given.Refuses(() => plan.Approve(Given.Chair, Given.Now, Given.Today, on, null, "{}"), sentence, "MetOn");
    }

    [Fact]
    public void Before_its_last_day_a_plan_closes_only_with_a_reason()
    {
        var plan = Given.PlanIn(PlanStatus.Live);
        Given.Refuses(() => plan.Close(Given.Head, Given.Now, plan.To, null, "{}"), "The plan runs until 31 August 2027. Say why it closes before that", "Note");
        plan.Close(Given.Head, Given.Now, plan.To.AddDays(1), null, "{}");
        plan.Status.ShouldBe(PlanStatus.Closed);
    }

    [Fact]
    public void Versions_are_numbered_and_keep_their_paper_and_who_put_it_forward()
    {
        var plan = Given.Plan();
        Given.Priority(plan);
        plan.Submit(Given.Head, Given.Now, PlanParts.None, "one");
        plan.TakeBack(Given.Head, Given.Now, null);
        plan.Submit(Given.Head, Given.Now, PlanParts.None, "two");
        plan.Endorse(Given.Executive, Given.Now, null);
        plan.Approve(Given.Chair, Given.Now, Given.Today, Given.Today, "Agreed", "three");
        plan.Versions.Select(v => (v.Number, v.Kind, v.Who, v.Content)).ShouldBe(
            [(1, PlanStatus.Submitted, "Sarah Whitlock", "one"), (2, PlanStatus.Submitted, "Sarah Whitlock", "two"), (3, PlanStatus.Approved, "Ruth Bannister", "three")]);
        (plan.Versions[2].On, plan.Versions[2].Note, plan.LatestVersion).ShouldBe((Given.Today, "Agreed", 3));
        Given.Refuses(() => Given.PlanIn(PlanStatus.Draft).Submit(Given.Head, Given.Now, PlanParts.None, ""), "A version needs the plan’s content");
    }

    [Fact]
    public void A_reason_belongs_to_a_change_of_a_live_plan_and_can_be_written_again()
    {
        var part = Guid.CreateVersion7();
        Given.Refuses(() => Given.PlanIn(PlanStatus.Draft).GiveReason(Given.Head, part, "Why", Given.Now), "A reason belongs to a change of a live plan. The school is writing the plan");
        var plan = Given.PlanIn(PlanStatus.Live);
        Given.Refuses(() => plan.GiveReason(Given.Head, part, " ", Given.Now), "Say why this was changed", "Why");
        Given.Forbids(() => plan.GiveReason(Given.Chair, part, "Why", Given.Now), "Ruth Bannister may not do this in this school.");
        plan.GiveReason(Given.Head, part, "The family worker starts later", Given.Now);
        plan.GiveReason(Given.Deputy, part, "The grant came late", Given.Now.AddHours(1));
        plan.Reasons.Select(r => (r.PartId, r.Text, r.Who, r.At)).ShouldBe([(part, "The grant came late", "Daniel Pritchard", Given.Now.AddHours(1))]);
    }

    [Fact]
    public void Every_status_has_its_words_once_and_says_whose_move_it_is()
    {
        PlanStatuses.All.Select(l => l.Value).ShouldBe(Enum.GetValues<PlanStatus>(), ignoreOrder: true);
        PlanStatuses.All.Select(l => l.Label).Distinct().Count().ShouldBe(7);
        PlanStatuses.Way.Select(l => l.Step).ShouldBe([0, 1, 2, 3, 4, 5]);
        PlanStatuses.All.Where(l => l.TakesWords).Select(l => l.Value).ShouldBe([PlanStatus.Draft, PlanStatus.Returned, PlanStatus.Live]);
        PlanStatuses.Of(PlanStatus.Submitted).MovedBy.ShouldBe(Permission.EndorsePlan);
        PlanStatuses.Of(PlanStatus.Closed).MovedBy.ShouldBeNull();
    }

    private static string Outcome(Action take)
    {
        try
        {
            take();
            return "taken";
        }
        catch (NotAllowedException)
        {
            return "not allowed";
        }
        catch (RuleBrokenException)
        {
            return "refused";
        }
    }
}
