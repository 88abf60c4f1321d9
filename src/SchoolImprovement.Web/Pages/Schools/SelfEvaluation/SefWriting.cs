using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Writes a self-evaluation: loads it with what the rules look at, does one thing, saves.</summary>
public sealed class SefWriting(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What a draft belongs to.</summary>
    public static string Target(Framework framework, EvaluationArea? area, string part) => $"sef:{area?.Id ?? framework.Id:N}:{part}";

    /// <summary>Saves one part, and drops its draft.</summary>
    public Task SaveAsync(SefView view, string part, SefForm form) => DoAsync(view, part, (sef, framework, area) =>
    {
        switch (part)
        {
            case Parts.Grade:
                sef.Judge(user.Actor, framework, area!, form.Grade, form.Why, Now);
                break;
            case Parts.Groups:
                sef.WriteGroups(user.Actor, area!, form.Groups);
                break;
            case Parts.Context:
                sef.WriteContext(user.Actor, form.Context, form.Inspected, clock.Today());
                break;
            default:
                sef.WritePoints(user.Actor, Parts.Kind(part)!.Value, area, form.Facts);
                break;
        }
    });

    public Task ConfirmAsync(SefView view) => DoAsync(view, null, (sef, _, area) => sef.Confirm(user.Actor, area!, Now));

    public Task ModerateAsync(SefView view, SefForm form) => DoAsync(view, null, (sef, framework, area) => sef.Moderate(user.Actor, framework, area!, form.Grade, form.Reason, Now), begins: false);

    public Task SignAsync(SefView view) => DoAsync(view, null, (sef, framework, _) => sef.Sign(user.Actor, framework, [.. view.Areas.Select(a => framework.Areas.First(x => x.Id == a.Area.Id))], Now));

    /// <summary>Makes a priority out of an area for development.</summary>
    public async Task<Priority> MakePriorityAsync(SefView view, Guid point)
    {
        var plan = await db.Plans.Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Year == view.Year)
            ?? throw new RuleBrokenException($"There is no plan for {view.Year.Label} yet. Start it, then make this a priority");
        Priority? made = null;
        await DoAsync(view, null, (sef, framework, area) => made = sef.MakePriority(user.Actor, plan, framework, area!, point, Now));
        return made!;
    }

    /// <summary>Links an area for development with a priority that is in the plan.</summary>
    public async Task LinkAsync(SefView view, Guid point, Guid? priorityId)
    {
        var (schoolId, id) = (school.School.Id, priorityId ?? throw new RuleBrokenException("Choose the priority that takes it up, then link"));
        var priority = await db.Priorities.FirstOrDefaultAsync(p => p.Id == id && p.SchoolId == schoolId) ?? throw new RuleBrokenException("This priority is no longer in the plan. Choose another");
        await DoAsync(view, null, (sef, _, _) => sef.LinkPriority(user.Actor, point, priority));
    }

    /// <summary>Takes the link of an area for development with a priority away.</summary>
    public Task UnlinkPriorityAsync(SefView view, Guid point) => DoAsync(view, null, (sef, _, _) => sef.UnlinkPriority(user.Actor, point));

    /// <summary>Links the open area, or one of its points, to what shows it.</summary>
    public Task LinkAsync(SefView view, Guid? point, EvidenceFound found) => DoAsync(view, null, (sef, _, area) => sef.Link(user.Actor, area!, point, found, Now));

    /// <summary>Says who leads the open area.</summary>
    public Task AppointLeadAsync(SefView view, Guid? lead, IReadOnlyList<(Guid Id, string Name)> people)
    {
        if (lead is not null && people.All(p => p.Id != lead))
        {
            throw new RuleBrokenException("Choose somebody of this school", "Lead");
        }

        return DoAsync(view, null, (sef, _, area) => sef.AppointLead(user.Actor, area!, lead));
    }

    /// <summary>Keeps what a reader says of the open area.</summary>
    public async Task CommentAsync(SefView view, string? text)
    {
        var (schoolId, frameworkId) = (school.School.Id, view.Framework.Id);
        var sef = await db.Sefs.FirstOrDefaultAsync(s => s.SchoolId == schoolId && s.FrameworkId == frameworkId) ?? throw new RuleBrokenException("The school has written nothing of this area yet. Come back when it has");
        db.Comments.Add(Comment.On(sef, view.Open!.Area, user.Actor, text, Now));
        await db.SaveChangesAsync();
    }

    public Task UnlinkAsync(SefView view, Guid link) => DoAsync(view, null, (sef, _, _) => sef.Unlink(user.Actor, link));

    private async Task DoAsync(SefView view, string? part, Action<Sef, Framework, EvaluationArea?> work, bool begins = true, bool again = false)
    {
        var (schoolId, frameworkId, me) = (school.School.Id, view.Framework.Id, user.Actor.MemberId);
        var framework = await db.Frameworks.Include(f => f.Areas).FirstAsync(f => f.Id == frameworkId);
        var sef = await db.Sefs.Include(s => s.Areas).Include(s => s.Points).Include(s => s.Evidence).Include(s => s.Snapshots).AsSplitQuery().FirstOrDefaultAsync(s => s.SchoolId == schoolId && s.FrameworkId == frameworkId);
        var isNew = sef is null;
        if (sef is null)
        {
            sef = !begins ? throw new RuleBrokenException("The school has not graded this area yet. Come back when it has") : Sef.Begin(user.Actor, schoolId, framework);
            db.Sefs.Add(sef);
        }

        work(sef, framework, framework.Areas.FirstOrDefault(a => a.Id == view.Open?.Area.Id));
        if (part is not null)
        {
            var target = Target(framework, Parts.IsOfArea(part) ? view.Open!.Area : null, part);
            db.SefDrafts.RemoveRange(await db.SefDrafts.Where(d => d.SchoolId == schoolId && d.MemberId == me && d.Target == target).ToListAsync());
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (isNew && !again)
        {
            // Two people began at the same moment: the database keeps one row, and the second goes into it. Two schools that begin with a framework both say that it is in use.
            db.ChangeTracker.Clear();
            await DoAsync(view, part, work, begins, again: true);
        }
    }
}
