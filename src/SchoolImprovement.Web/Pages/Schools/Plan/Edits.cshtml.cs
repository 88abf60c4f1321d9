using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>
/// Keeps what a person types and has not saved, and tells others that they are editing. What is kept is theirs alone: one draft for each person and thing.
/// The answer is a fragment: who else is editing.
/// </summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class EditsModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public IReadOnlyList<PresenceRow> Others { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Nothing to see here: a form that was kept from the last page leads back to the plan.</summary>
    public IActionResult OnGet() => Redirect($"/schools/{school.School.Urn}/plan");

    /// <summary>Keeps the fields of the form that is open.</summary>
    public async Task<IActionResult> OnPostAsync(string? target, string? year)
    {
        var form = await Request.ReadFormAsync();
        var fields = form.Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal) || f.Key.StartsWith("Began.", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());
        if (fields.Count == 0 || await OpenAsync(target, year) is not { } edit)
        {
            return NotFound();
        }

        try
        {
            edit.Keep(JsonSerializer.Serialize(fields), Now);
        }
        catch (RuleBrokenException tooLong)
        {
            return new ContentResult { StatusCode = 400, Content = tooLong.Message };
        }

        await SaveAsync();
        return new NoContentResult();
    }

    /// <summary>A sign of life from a form that is open; with no form open, only asks who else is editing.</summary>
    public async Task<IActionResult> OnPostHereAsync(string? target, string? year)
    {
        if (!string.IsNullOrEmpty(target) && await OpenAsync(target, year) is { } edit)
        {
            edit.Seen(Now);
            await SaveAsync();
        }

        return await ShowOthersAsync(year);
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string? target, string? year, [FromForm(Name = "Began.Priority")] Guid? priority)
    {
        var me = user.Actor.MemberId;
        db.OpenEdits.RemoveRange(await db.OpenEdits.Where(e => e.SchoolId == school.School.Id && e.MemberId == me && e.Target == target).ToListAsync());
        await db.SaveChangesAsync();
        return this.Done(AddressOf(target, year, priority), "Draft discarded");
    }

    private string AddressOf(string? target, string? year, Guid? priority)
    {
        var root = $"/schools/{school.School.Urn}/plan";
        var (kind, id) = target?.Split(':') is [var k, var i] ? (k, Typed.Id(i)) : ("", null);
        return kind switch
        {
            "plan" when AcademicYear.TryParse(year, out var of) => $"{root}/{of.Slug}/header",
            "action" => $"{root}/actions/{id}",
            "progress" => $"{root}/actions/{id}/progress",
            "criterion" => $"{root}/criteria/{id}",
            "milestone" => $"{root}/milestones/{id}",
            "header" or "why" or "outcomes" => $"{root}/priorities/{id}/{kind}",
            "review-autumn" or "review-spring" or "review-summer" when AcademicYear.TryParse(year, out var reviewed) => $"{root}/{reviewed.Slug}/reviews/{kind["review-".Length..]}",
            "new-action" => $"{root}/priorities/{id}/actions/add",
            "new-criterion" => $"{root}/priorities/{id}/criteria/add",
            "new-milestone" => $"{root}/priorities/{id}/milestones/add",
            _ => AcademicYear.TryParse(year, out var named) ? $"{root}/{named.Slug}" : root,
        };
    }

    /// <summary>The person's open edit of a thing in this school; null when the thing is not here or not theirs to edit.</summary>
    private async Task<OpenEdit?> OpenAsync(string? target, string? year)
    {
        var me = user.Actor.MemberId;
        if (target is not { Length: <= OpenEdit.TargetMax })
        {
            return null;
        }

        if (await db.OpenEdits.FirstOrDefaultAsync(e => e.SchoolId == school.School.Id && e.MemberId == me && e.Target == target) is { } known)
        {
            return known;
        }

        var id = target.Split(':') is [_, var text] ? Typed.Id(text) : null;
        if (id is null)
        {
            var label = target.StartsWith("plan:", StringComparison.Ordinal) ? "the top of the plan" : target.StartsWith("new-priority:", StringComparison.Ordinal) ? "a new priority" : null;
            return label is not null && AcademicYear.TryParse(year, out var of) && user.May(Permission.EditPlan, school.School.Id)
                && await db.Plans.Where(p => p.SchoolId == school.School.Id && p.Year == of).Select(p => (Guid?)p.Id).FirstOrDefaultAsync() is { } planId ? Add(planId, target, label) : null;
        }

        var part = await db.Priorities.Where(p => p.SchoolId == school.School.Id && (p.Id == id || p.Actions.Any(a => a.Id == id) || p.Criteria.Any(c => c.Id == id) || p.Milestones.Any(m => m.Id == id)))
            .Select(p => new { p.PlanId, p.Number, p.LeadId, Mine = p.Actions.Any(a => a.Id == id && a.LeadId == me) }).FirstOrDefaultAsync();
        return part is not null && (Priority.MayWrite(user.Actor, school.School.Id, part.LeadId) || (part.Mine && user.May(Permission.UpdateOwnActions, school.School.Id))) ? Add(part.PlanId, target, $"priority {part.Number}") : null;
    }

    private OpenEdit Add(Guid planId, string target, string label) => db.OpenEdits.Add(new OpenEdit(user.Actor, school.School.Id, planId, target, label)).Entity;

    /// <summary>Two requests of one page may make the row at the same moment; the second one's words are sent again a moment later.</summary>
    private async Task SaveAsync()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IActionResult> ShowOthersAsync(string? year)
    {
        var me = user.Actor.MemberId;
        var since = Now - OpenEdit.SeenFor;
        var of = AcademicYear.TryParse(year, out var named) ? named : AcademicYear.Of(clock.Today());
        Others = await db.OpenEdits.AsNoTracking().Where(e => e.SchoolId == school.School.Id && e.MemberId != me && e.SeenAt > since && db.Plans.Any(p => p.Id == e.PlanId && p.Year == of))
            .OrderBy(e => e.MemberName).Select(e => new PresenceRow(e.MemberName, e.Label)).ToListAsync();
        return Page();
    }
}
