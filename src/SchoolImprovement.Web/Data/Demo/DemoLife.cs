using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Leads demo plans from step to step, as people did on the days before, each with its versions.</summary>
internal sealed class DemoLife(DemoTrust trust)
{
    /// <summary>Where the plan of a school with a full plan stands: most are live, some on their way.</summary>
    private static (PlanStatus Status, int SubmittedDaysBefore) Stage(string slug, int index) => slug switch
    {
        "beaconhill" => (PlanStatus.Submitted, 6),
        "thornhill" => (PlanStatus.Submitted, 11),
        "canalstreet" or "kingsmead" => (PlanStatus.Returned, 16),
        "hawthornlane" or "riverside" => (PlanStatus.Endorsed, 19),
        "elmwood" => (PlanStatus.Approved, 33),
        "meadowside" => (PlanStatus.Draft, 0),
        _ => (PlanStatus.Live, 62 - index),
    };

    /// <summary>Leads this year's plan of a school to where it stands.</summary>
    public Task LeadAsync(Plan plan, SchoolText school, int index)
    {
        var (status, days) = Stage(school.Slug, index);
        return LeadAsync(plan, school, status, days);
    }

    /// <summary>Leads a plan to a status, beginning so many days before the day on which things stand.</summary>
    public async Task LeadAsync(Plan plan, SchoolText school, PlanStatus to, int daysBefore)
    {
        if (to == PlanStatus.Draft)
        {
            return;
        }

        var head = trust.As(school.Head, daysBefore, 11);
        var paper = await PaperAsync(plan, school);
        plan.Submit(head, trust.Now, plan.Year == trust.Year ? trust.Template.Required : PlanParts.None, paper);
        await trust.Db.SaveChangesAsync();
        if (to == PlanStatus.Returned)
        {
            plan.Return(trust.As(trust.Executive, daysBefore - 9, 10), trust.Now, "Clear about what, not yet about how you will know. Please give priority 2 a measure that can move within a term, and say who does the work when the lead is out.");
        }

        if (to >= PlanStatus.Endorsed)
        {
            plan.Endorse(trust.As(trust.Executive, daysBefore - 7, 14, 20), trust.Now, "Well argued and costed. The trust will help with cover for the training days.");
            await trust.Db.SaveChangesAsync();
        }

        if (to >= PlanStatus.Approved)
        {
            var chair = trust.As(school.Chair, daysBefore - 26, 19, 40);
            var met = trust.Now.LondonDay();
            plan.Approve(chair, trust.Now, met, met, "Agreed by the full governing body, who ask for the figures at every meeting.", paper);
            await trust.Db.SaveChangesAsync();
        }

        if (to >= PlanStatus.Live)
        {
            // Made early in September, the demo has plans that went live on the first day on which they may.
            var since = trust.AsOf.DayNumber - plan.Year.First.AddMonths(-1).DayNumber;
            head = trust.As(school.Head, Math.Min(daysBefore - 31, since), 8, 15);
            plan.GoLive(head, trust.Now, trust.Now.LondonDay(), null);
            await trust.Db.SaveChangesAsync();
        }

        if (to == PlanStatus.Closed)
        {
            // Before Christmas, before Easter, and on 10 July before the summer.
            var reviews = new DemoReviews(trust);
            await reviews.SignAsync(plan, school, Term.Autumn, 340);
            await reviews.SignAsync(plan, school, Term.Spring, 240);
            await reviews.SignAsync(plan, school, Term.Summer, 135);
            head = trust.As(school.Head, 75, 16);
            plan.Close(head, trust.Now, trust.Now.LondonDay(), "What was not finished goes on in this year’s plan.", paper);
        }

        await trust.Db.SaveChangesAsync();
    }

    private async Task<string> PaperAsync(Plan plan, SchoolText school)
    {
        var (user, current, t) = (new CurrentUser(), new CurrentSchool(), trust.Trust);
        user.Is(Guid.Empty, school.Head, false, false, new CurrentUser.TrustFacts(t.Id, t.Name, t.PlanName, t.PlanShortName, t.Colour, t.RequiresSecondFactor), null);
        current.Known = trust.School(school.Slug);
        return PlanPaper.Write((await new PlanReportQuery(trust.Db, user, current, trust.Clock).WordsOfAsync(plan.Year))!);
    }
}
