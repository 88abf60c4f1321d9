using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>What has happened at Firs since the plan was written, so that the history has something to show.</summary>
internal sealed class FirsSince(DemoTrust trust)
{
    public async Task HappenAsync(Plan plan)
    {
        var p = plan.InOrder.ToList();
        PlanAction Action(int priority, int action) => p[priority - 1].Actions.First(a => a.Position == action);

        await SayAsync(plan, null, "Margaret Osei", 57, "Clear and costed. Please make sure that the family worker can start in January even if the grant comes late.", answered: true);

        p[1].UpdateAction(Actor("Farah Iqbal", 24), Action(2, 7).Id, Progress.AtRisk, "Half of the order delivered; the rest comes after Christmas. Classes share until then.");
        await trust.Db.SaveChangesAsync();

        p[3].UpdateAction(Actor("Daniel Pritchard", 20), Action(4, 3).Id, Progress.Complete, "Zones painted over half-term, fourteen play leaders trained.");
        await trust.Db.SaveChangesAsync();

        p[0].UpdateAction(Actor("Sarah Whitlock", 13), Action(1, 9).Id, Progress.Complete, "First governor visit agreed for 20 November.");
        await trust.Db.SaveChangesAsync();

        await SayAsync(plan, p[0].Id, "Ruth Bannister", 13, "What would tell us that coaching is working, other than the lessons leaders choose to see?");

        var coaching = Action(1, 5);
        p[0].ChangeAction(Actor("Rebecca Lowe", 11), coaching.Id, new ActionFacts(
            coaching.What, coaching.LeadId, coaching.Others, coaching.Start, DemoText.Day("26 Mar", plan.Year), coaching.Progress, coaching.CostPence, coaching.FundingSourceId,
            coaching.TrainingNeed, coaching.TrainingFor, coaching.Note));
        await trust.Db.SaveChangesAsync();

        plan.GiveReason(Actor("Sarah Whitlock", 11), coaching.Id, "The coach was ill for half a term. Weekly coaching goes on for longer instead.", trust.Now);
        var visits = Action(1, 9);
        p[0].ChangeAction(Actor("Sarah Whitlock", 11), visits.Id, new ActionFacts(
            visits.What, visits.LeadId, "Gareth Lloyd, who visits each term", visits.Start, visits.Due, visits.Progress, visits.CostPence, visits.FundingSourceId, visits.TrainingNeed, visits.TrainingFor, visits.Note));
        await trust.Db.SaveChangesAsync();

        await SayAsync(plan, p[2].Id, "Peter Longhurst", 10, "Panels on Wednesdays lose the families who work. Kingsmead moved theirs to Monday mornings; shall I put you in touch?");

        var panels = p[2].Milestones.First(m => m.Term == Term.Autumn && m.Position == 2);
        p[2].ChangeMilestone(Actor("Kiran Patel", 9), panels.Id, new MilestoneFacts(panels.Term, panels.Text, panels.Progress, "Five of twelve held. Parents cannot come on Wednesdays."), trust.AsOf.AddDays(-9));
        await trust.Db.SaveChangesAsync();

        var council = p[3].Milestones.First(m => m.Term == Term.Autumn && m.Position == 3);
        p[3].ChangeMilestone(Actor("Sian Morgan", 5), council.Id, new MilestoneFacts(council.Term, council.Text, council.Progress, "Duty rota changed after the second meeting; staff noticed."), trust.AsOf.AddDays(-5));
        await trust.Db.SaveChangesAsync();

        p[2].UpdateAction(Actor("Kiran Patel", 1), Action(3, 2).Id, Progress.OffTrack, "Seven panels missed this half-term. Asked whether panels can move to Mondays.");
        await trust.Db.SaveChangesAsync();
    }

    private Domain.People.Actor Actor(string name, int daysBefore) => trust.As(name, daysBefore, 15, daysBefore);

    private async Task SayAsync(Plan plan, Guid? priorityId, string name, int daysBefore, string text, bool answered = false)
    {
        var comment = Comment.On(plan, priorityId, Actor(name, daysBefore), text, trust.Now);
        trust.Db.Comments.Add(comment);
        if (answered)
        {
            comment.Resolve(Actor("Sarah Whitlock", daysBefore - 3), trust.Now);
        }

        await trust.Db.SaveChangesAsync();
    }
}
