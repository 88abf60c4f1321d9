using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests;

/// <summary>A trust, a school and people in it, to test rules with.</summary>
internal static class Given
{
    public static readonly Guid Trust = Guid.CreateVersion7();

    public static readonly Guid School = Guid.CreateVersion7();

    public static readonly Guid OtherSchool = Guid.CreateVersion7();

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly DateTime Now = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);

    public static readonly AcademicYear Year = new(2026);

    public static Actor Head { get; } = In(School, Role.Headteacher, "Sarah Whitlock");

    public static Actor Deputy { get; } = In(School, Role.SeniorLeader, "Daniel Pritchard");

    public static Actor Lead { get; } = In(School, Role.PriorityLead, "Rebecca Lowe");

    public static Actor OtherLead { get; } = In(School, Role.PriorityLead, "Kiran Patel");

    public static Actor Teacher { get; } = In(School, Role.Staff, "Tom Hargreaves");

    public static Actor Chair { get; } = In(School, Role.ChairOfGovernors, "Ruth Bannister");

    public static Actor Governor { get; } = In(School, Role.Governor, "Gareth Lloyd");

    public static Actor HeadElsewhere { get; } = In(OtherSchool, Role.Headteacher, "Amara Okafor");

    public static Actor Executive { get; } = TrustWide(Role.TrustExecutive, "Margaret Osei");

    public static Actor Administrator { get; } = TrustWide(Role.TrustAdministrator, "Colin Marsh");

    public static Actor In(Guid school, Role role, string name = "Somebody") => new(Trust, Guid.CreateVersion7(), name, [new Holding(role, school, null)], Today);

    public static Actor TrustWide(Role role, string name = "Somebody") => new(Trust, Guid.CreateVersion7(), name, [new Holding(role, null, null)], Today);

    public static Plan Plan(PlanTemplate? template = null) => Domain.Plans.Plan.Start(Head, School, Year, "Academy Improvement Plan", template);

    /// <summary>A plan that stands so, brought there step by step as people do it.</summary>
    public static Plan PlanIn(PlanStatus status, Plan? plan = null)
    {
        plan ??= Plan();
        if (plan.Priorities.Count == 0)
        {
            Priority(plan);
        }

        if (status == PlanStatus.Draft)
        {
            return plan;
        }

        plan.Submit(Head, Now, PlanParts.None, "{}");
        if (status == PlanStatus.Returned)
        {
            plan.Return(Executive, Now, "Cost every action");
        }

        if (status >= PlanStatus.Endorsed)
        {
            plan.Endorse(Executive, Now, null);
        }

        if (status >= PlanStatus.Approved)
        {
            plan.Approve(Chair, Now, Today, Today, null, "{}");
        }

        if (status >= PlanStatus.Live)
        {
            plan.GoLive(Head, Now, Today, null);
        }

        if (status == PlanStatus.Closed)
        {
            plan.Close(Head, Now, Today, "The school joins another", "{}");
        }

        return plan;
    }

    /// <summary>A plan with one priority that Rebecca Lowe leads.</summary>
    public static Priority Priority(Plan? plan = null)
    {
        var priority = (plan ?? Plan()).AddPriority(Head, "Every child reads fluently", "Early reading");
        priority.WriteHeader(Head, Header(priority) with { LeadId = Lead.MemberId });
        return priority;
    }

    public static PriorityHeader Header(Priority p) => new(p.Title, p.ShortName, p.AreaId, p.Strand, p.LeadId, p.LinkGovernorId, p.Answers);

    public static ActionFacts Action(string? what = "Train every phonics teacher") =>
        new(what, null, null, new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 25), Progress.NotStarted, null, null, null, null, null);

    public static CriterionFacts Criterion(string? measure = "Year 1 pupils who meet the phonics standard") =>
        new(measure, MeasureUnit.Percent, 74, new DateOnly(2026, 7, 10), 84, new DateOnly(2027, 7, 9), 80, 2025, Progress.OnTrack, null);

    public static MilestoneFacts Milestone(string? text = "All staff trained", Term term = Term.Autumn) => new(term, text, Progress.NotStarted, null);

    /// <summary>The rule refuses with exactly this sentence, at this field.</summary>
    public static void Refuses(Action act, string sentence, string? field = null)
    {
        var broken = Should.Throw<RuleBrokenException>(act);
        broken.Message.ShouldBe(sentence);
        broken.Field.ShouldBe(field);
    }

    /// <summary>The person may not do this at all.</summary>
    public static void Forbids(Action act, string sentence) => Should.Throw<NotAllowedException>(act).Message.ShouldBe(sentence);

    public static string Long(int length) => new('a', length);
}
