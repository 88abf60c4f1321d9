using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>When the plan changes, what happens to the monitoring schedule is shown before it happens.</summary>
public sealed class MonitoringEffectTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    private Task<(Guid Criterion, Guid Milestone, Guid Priority)> FirstAsync(int number = 1) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var p = await db.Priorities.Include(p => p.Criteria).Include(p => p.Milestones).FirstAsync(p => p.PlanId == app.World.PlanId && p.Number == number);
        return (p.Criteria.First(c => c.Position == 1).Id, p.Milestones.First(m => m.Term == Term.Autumn).Id, p.Id);
    });

    private Task<MonitoringActivity> ActivityAsync(string title) => app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.AsNoTracking().FirstAsync(a => a.Title == title));

    private async Task<string> PlanAsync(string title, HalfTerm halfTerm, Func<Priority, Guid?>? criterion, Func<Priority, Guid?>? milestone, Guid? lead = null, int number = 1)
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            var type = await db.ActivityTypes.FirstAsync(t => t.Kind == ActivityKind.School);
            var about = await db.Priorities.Include(p => p.Criteria).Include(p => p.Milestones).FirstAsync(p => p.PlanId == app.World.PlanId && p.Number == number);
            db.Add(MonitoringActivity.Plan(head, app.World.School.Id, TestWorld.Year, new ActivityFacts(
                title, type.Id, type.Kind, new ActivityTime(halfTerm, null, null), null, about, criterion?.Invoke(about), milestone?.Invoke(about), null, lead, null, null, null, ReportsTo.SeniorLeaders)));
            await db.SaveChangesAsync();
        });
        return title;
    }

    [Fact]
    public async Task A_criterion_that_moves_suggests_another_half_term_and_nothing_moves_before_the_answer()
    {
        var title = await PlanAsync("Check of the phonics figures", HalfTerm.Summer1, p => p.Criteria.First(c => c.Position == 1).Id, null);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{Root}/criteria/{(await FirstAsync()).Criterion}");
        form.Text.ShouldContain("we ask what becomes of it before we save");

        // Another day in the same half-term asks nothing.
        (await head.SubmitAsync(form, "Save success criterion", new() { ["ByWhen"] = "14 Jul 2027" })).Text.ShouldContain("Success criterion saved");

        form = await head.OpenAsync($"{Root}/criteria/{(await FirstAsync()).Criterion}");
        var asked = await head.SubmitAsync(form, "Save success criterion", new() { ["ByWhen"] = "12 Mar 2027", ["Note"] = "Earlier now" });
        asked.Status.ShouldBe(HttpStatusCode.BadRequest);
        asked.Errors.ShouldBe(["Choose what becomes of the monitoring"]);
        asked.Text.ShouldContain("By its new date, Spring 1 fits better.");
        asked.Text.ShouldContain(title);
        asked.ValueOf("Note").ShouldBe("Earlier now");
        (await ActivityAsync(title)).HalfTerm.ShouldBe(HalfTerm.Summer1);

        (await head.SubmitAsync(asked, "Save success criterion", new() { ["Began.Monitoring"] = "follow" })).Text.ShouldContain("Success criterion saved");
        var moved = await ActivityAsync(title);
        (moved.HalfTerm, moved.MovedFrom, moved.Reason).ShouldBe((HalfTerm.Spring1, "Summer 1", "The date of the success criterion that it looks at has moved"));
        moved.Week.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_overdue_or_closed_does_not_follow_a_new_date()
    {
        var (overdue, ahead) = (await PlanAsync("Never done", HalfTerm.Autumn1, p => p.Criteria.First(c => c.Position == 1).Id, null, number: 3), await PlanAsync("Still to do", HalfTerm.Summer1, p => p.Criteria.First(c => c.Position == 1).Id, null, number: 3));
        var closed = await PlanAsync("Done long ago", HalfTerm.Summer1, p => p.Criteria.First(c => c.Position == 1).Id, null, number: 3);
        await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.Where(a => a.Title == closed).ExecuteUpdateAsync(a => a.SetProperty(x => x.Status, ActivityStatus.Done)));
        using var head = await app.SignedInAsync(Role.Headteacher);
        var asked = await head.SubmitAsync(await head.OpenAsync($"{Root}/criteria/{(await FirstAsync(3)).Criterion}"), "Save success criterion", new() { ["ByWhen"] = "12 Mar 2027" });
        asked.Text.ShouldContain("1 monitoring activity looks at this success criterion");
        await head.SubmitAsync(asked, "Save success criterion", new() { ["Began.Monitoring"] = "follow" });
        ((await ActivityAsync(overdue)).HalfTerm, (await ActivityAsync(ahead)).HalfTerm, (await ActivityAsync(closed)).HalfTerm).ShouldBe((HalfTerm.Autumn1, HalfTerm.Spring1, HalfTerm.Summer1));
    }

    [Fact]
    public async Task A_milestone_of_another_term_may_leave_its_monitoring_where_it_is()
    {
        var title = await PlanAsync("Look at the milestone", HalfTerm.Autumn2, null, p => p.Milestones.First(m => m.Term == Term.Autumn).Id, number: 2);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var asked = await head.SubmitAsync(await head.OpenAsync($"{Root}/milestones/{(await FirstAsync(2)).Milestone}"), "Save milestone", new() { ["Term"] = "Spring" });
        asked.Text.ShouldContain("1 monitoring activity looks at this milestone. By its new date, Spring 2 fits better.");
        (await head.SubmitAsync(asked, "Save milestone", new() { ["Began.Monitoring"] = "stay" })).Text.ShouldContain("Milestone saved");
        (await ActivityAsync(title)).HalfTerm.ShouldBe(HalfTerm.Autumn2);
    }

    [Fact]
    public async Task A_new_lead_of_a_priority_takes_over_what_is_to_come_or_not()
    {
        var (lead, deputy) = (app.World.Holding(Role.PriorityLead), app.World.Holding(Role.SeniorLeader));
        var title = await PlanAsync("Led by the lead", HalfTerm.Spring1, null, null, lead.MemberId, 3);
        var id = (await FirstAsync(3)).Priority;
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{Root}/priorities/{id}/header");
        var asked = await head.SubmitAsync(form, "Save priority", new() { ["LeadId"] = deputy.Name });
        asked.Errors.ShouldBe(["Choose what becomes of the monitoring"]);
        asked.Text.ShouldContain($"{lead.Name} leads");
        asked.Text.ShouldContain($"{lead.Name} still leads them");
        (await head.SubmitAsync(asked, "Save priority", new() { ["Began.Monitoring"] = "follow" })).Text.ShouldContain("Priority saved");
        (await ActivityAsync(title)).LeadId.ShouldBe(deputy.MemberId);
        (await ActivityAsync("Book look (north)")).LeadId.ShouldBe(lead.MemberId, "what is done stays as it was");
        // The new lead has the next change to themselves.
        (await head.SubmitAsync(await head.OpenAsync($"{Root}/priorities/{id}/header"), "Save priority", new() { ["Answers"] = "Nothing else" })).Text.ShouldContain("Priority saved");
    }

    [Fact]
    public async Task A_lead_who_may_not_change_the_schedule_reads_what_stays_and_saves_again()
    {
        var title = await PlanAsync("Seen by the lead", HalfTerm.Spring2, null, p => p.Milestones.First(m => m.Term == Term.Spring).Id);
        var milestone = await app.InTrustAsync(app.World.Trust.Id, db => db.Set<Milestone>().Where(m => m.PlanId == app.World.PlanId && m.Term == Term.Spring && db.Priorities.Any(p => p.Id == m.PriorityId && p.Number == 1)).Select(m => m.Id).FirstAsync());
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var asked = await lead.SubmitAsync(await lead.OpenAsync($"{Root}/milestones/{milestone}"), "Save milestone", new() { ["Term"] = "Summer" });
        asked.Errors.ShouldBe(["This change touches monitoring that is planned. Read what, then save again"]);
        asked.Text.ShouldContain("The headteacher or a senior leader can change it there.");
        (await lead.SubmitAsync(asked, "Save milestone")).Text.ShouldContain("Milestone saved");
        (await ActivityAsync(title)).HalfTerm.ShouldBe(HalfTerm.Spring2);
        // Who may not, may not by another door either.
        var forged = await lead.SubmitAsync(await lead.OpenAsync($"{Root}/milestones/{milestone}"), "Save milestone", new() { ["Term"] = "Autumn" });
        (await lead.SubmitAsync(forged, "Save milestone", new() { ["Began.Monitoring"] = "follow" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
