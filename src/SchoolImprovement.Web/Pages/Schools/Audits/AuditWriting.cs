using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>Writes a school's audit: loads it with what the rules look at, does one thing, saves.</summary>
public sealed class AuditWriting(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What a draft belongs to: an area of an audit.</summary>
    public static string Target(Guid auditId, Guid areaId) => $"audit:{auditId:N}:{areaId:N}";

    /// <summary>
    /// Saves every answer of an area that the person changed and nobody else did meanwhile, and drops what was kept of it. An answer that both changed stays as the other saved it and is marked in the form,
    /// for the person to decide.
    /// </summary>
    /// <returns>How many answers two people changed.</returns>
    public async Task<int> SaveAsync(Guid auditId, EvaluationArea area, AuditForm form)
    {
        await DoAsync(auditId, of => Answer(of, form), drops: Target(auditId, area.Id));
        var clashes = form.Answers.Where(a => a.Theirs is not null).ToList();
        clashes.ForEach(a => a.Began = a.Theirs!.Began);
        return clashes.Count;
    }

    private int Answer(Loaded of, AuditForm form)
    {
        for (var i = 0; i < form.Answers.Count; i++)
        {
            var typed = form.Answers[i];
            var rating = of.School.Ratings.FirstOrDefault(r => r.AreaId == typed.Area && r.StatementCode == typed.Code);
            var (saved, mark) = (AnswerForm.Of(typed.Area, typed.Code ?? "", rating), typed.Mark());
            typed.Theirs = null;
            if (mark == typed.Began || mark == saved.Began)
            {
                // Nothing typed, or the same as stands there. Only "it still holds" says something, and only of the answer that was seen.
                if (!typed.StillTrue || mark != saved.Began)
                {
                    continue;
                }
            }
            else if (saved.Began != typed.Began)
            {
                typed.Theirs = saved;
                continue;
            }

            try
            {
                of.School.Answer(user.Actor, of.Audit, of.Framework, of.Area(typed.Area), typed.Code ?? "", typed.Facts, Now);
            }
            catch (RuleBrokenException broken) when (broken.Field is { } field)
            {
                throw new RuleBrokenException(broken.Message, $"Answers[{i}].{field}");
            }
        }

        return form.Answers.Count(a => a.Theirs is not null);
    }

    public Task<int> StartFromAsync(AuditView view) => DoAsync(view.Audit.Id, of =>
        of.School.StartFrom(user.Actor, of.Audit, of.Framework, of.Areas, [.. view.Areas.SelectMany(a => a.Statements).Select(s => s.Before).OfType<EarlierAnswer>()], Now));

    public Task<int> FinishAsync(AuditView view) => DoAsync(view.Audit.Id, of =>
    {
        var open = view.Areas.Where(a => view.Drafts.ContainsKey(a.Area.Id)).Select(a => a.Area.Name).ToList();
        if (open.Count > 0)
        {
            throw new RuleBrokenException($"What you typed in {string.Join(" and ", open)} is not saved. Open it and save or discard that, then finish");
        }

        of.School.Finish(user.Actor, of.Audit, of.Areas, Now);
        return 0;
    });

    public Task<int> ReopenAsync(Guid auditId) => DoAsync(auditId, of =>
    {
        of.School.Reopen(user.Actor, of.Audit);
        return 0;
    });

    /// <summary>Makes a priority of this year's plan out of a statement; its number.</summary>
    public async Task<int> MakePriorityAsync(Guid auditId, AnswerForm answer)
    {
        var (schoolId, year) = (school.School.Id, AcademicYear.Of(clock.Today()));
        var plan = await db.Plans.Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == year)
            ?? throw new RuleBrokenException($"There is no plan for {year.Label} yet. Start it, then make this a priority");
        return await DoAsync(auditId, of => of.School.MakePriority(user.Actor, plan, of.Area(answer.Area), answer.Code ?? "").Number, again: true);
    }

    /// <summary>Links a statement with a priority that is in the plan.</summary>
    public async Task LinkAsync(Guid auditId, AnswerForm answer)
    {
        var (schoolId, id) = (school.School.Id, answer.Priority ?? throw new RuleBrokenException("Choose the priority that takes it up, then link"));
        var priority = await db.Priorities.FirstOrDefaultAsync(p => p.Id == id && p.SchoolId == schoolId) ?? throw new RuleBrokenException("This priority is no longer in the plan. Choose another");
        await DoAsync(auditId, of =>
        {
            of.School.LinkPriority(user.Actor, of.Area(answer.Area), answer.Code ?? "", priority);
            return 0;
        }, again: true);
    }

    /// <summary>Takes the link with a priority away.</summary>
    public Task UnlinkAsync(Guid auditId, AnswerForm answer) => DoAsync(auditId, of =>
    {
        of.School.UnlinkPriority(user.Actor, of.Area(answer.Area), answer.Code ?? "");
        return 0;
    }, again: true);

    private sealed record Loaded(Audit Audit, Framework Framework, SchoolAudit School, IReadOnlyList<EvaluationArea> Areas)
    {
        public EvaluationArea Area(Guid id) => Areas.FirstOrDefault(a => a.Id == id) ?? throw new RuleBrokenException("This statement is not part of the audit");
    }

    /// <param name="auditId">The audit.</param>
    /// <param name="work">What is done, and how much of it is left to decide.</param>
    /// <param name="drops">The draft that goes once nothing of it is left to decide.</param>
    /// <param name="again">It was tried before.</param>
    private async Task<int> DoAsync(Guid auditId, Func<Loaded, int> work, string? drops = null, bool again = false)
    {
        var schoolId = school.School.Id;
        var audit = await db.Audits.FirstAsync(a => a.Id == auditId);
        var framework = await db.Frameworks.Include(f => f.Areas).FirstAsync(f => f.Id == audit.FrameworkId);
        var mine = await db.SchoolAudits.Include(s => s.Ratings).FirstAsync(s => s.AuditId == auditId && s.SchoolId == schoolId);
        var done = work(new Loaded(audit, framework, mine, AuditQuery.Asking(framework, school.School)));
        if (drops is not null && done == 0)
        {
            var me = user.Actor.MemberId;
            db.SefDrafts.RemoveRange(await db.SefDrafts.Where(d => d.SchoolId == schoolId && d.MemberId == me && d.Target == drops).ToListAsync());
        }

        try
        {
            await db.SaveChangesAsync();
            return done;
        }
        catch (DbUpdateException) when (!again)
        {
            // Somebody saved at the same moment. Read anew, everything is decided again: what they changed is theirs, the rest goes in.
            db.ChangeTracker.Clear();
            return await DoAsync(auditId, work, drops, again: true);
        }
    }
}
