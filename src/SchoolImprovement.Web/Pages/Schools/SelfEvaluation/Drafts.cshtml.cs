using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Keeps what a person types into a self-evaluation or an audit and has not saved. It is theirs alone.</summary>
[NeedsInSchool(Permission.EditSelfEvaluation)]
public sealed class DraftsModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    /// <summary>Nothing to see here: a form that was kept from the last page leads back.</summary>
    public IActionResult OnGet() => Redirect($"/schools/{school.School.Urn}/self-evaluation");

    public async Task<IActionResult> OnPostAsync(string? target)
    {
        var fields = (await Request.ReadFormAsync()).Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());
        if (fields.Count == 0 || await OfAsync(target) is null)
        {
            return NotFound();
        }

        var (schoolId, me) = (school.School.Id, user.Actor.MemberId);
        var edit = await db.SefDrafts.FirstOrDefaultAsync(d => d.SchoolId == schoolId && d.MemberId == me && d.Target == target)
            ?? db.SefDrafts.Add(new SefDraft(user.Actor, schoolId, target!)).Entity;
        try
        {
            edit.Keep(JsonSerializer.Serialize(fields), clock.GetUtcNow().UtcDateTime);
        }
        catch (RuleBrokenException tooLong)
        {
            return new ContentResult { StatusCode = 400, Content = tooLong.Message };
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Two requests of one page made the row at the same moment; the second one's words are sent again a moment later.
        }

        return new NoContentResult();
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string? target)
    {
        if (await OfAsync(target) is not { } back)
        {
            return NotFound();
        }

        var (schoolId, me) = (school.School.Id, user.Actor.MemberId);
        db.SefDrafts.RemoveRange(await db.SefDrafts.Where(d => d.SchoolId == schoolId && d.MemberId == me && d.Target == target).ToListAsync());
        await db.SaveChangesAsync();
        return this.Done(back, "Draft discarded");
    }

    /// <summary>The address of the part that a draft belongs to, or null where there is no such part.</summary>
    private async Task<string?> OfAsync(string? target)
    {
        if (target is { Length: <= SefDraft.TargetMax } && target.Split(':') is ["audit", var ofAudit, var ofArea] && (Typed.Id(ofAudit), Typed.Id(ofArea)) is ({ } auditId, { } areaId))
        {
            var schoolId = school.School.Id;
            var code = await db.SchoolAudits.Where(x => x.SchoolId == schoolId && x.AuditId == auditId).Join(db.Audits, x => x.AuditId, a => a.Id, (_, a) => a.FrameworkId)
                .SelectMany(id => db.Set<EvaluationArea>().Where(a => a.FrameworkId == id && a.Id == areaId).Select(a => a.Code)).FirstOrDefaultAsync();
            return code is null ? null : $"/schools/{school.School.Urn}/audits/{auditId}/areas/{code}";
        }

        if (target is not { Length: <= SefDraft.TargetMax } || target.Split(':') is not ["sef", var text, var part] || Typed.Id(text) is not { } id)
        {
            return null;
        }

        var found = Parts.IsOfArea(part)
            ? await db.Frameworks.SelectMany(f => f.Areas, (f, a) => new { Framework = f.IsDefault ? null : f.Code, a.Id, Area = (string?)a.Code }).FirstOrDefaultAsync(a => a.Id == id)
            : part is Parts.Context or Parts.Inspection ? await db.Frameworks.Where(f => f.Id == id).Select(f => new { Framework = f.IsDefault ? null : f.Code, f.Id, Area = (string?)null }).FirstOrDefaultAsync() : null;
        var query = QueryString.Create(new Dictionary<string, string?> { ["framework"] = found?.Framework, ["edit"] = part }.Where(p => p.Value is not null));
        return found is null ? null : $"/schools/{school.School.Urn}/self-evaluation{(found.Area is null ? "" : "/" + found.Area)}{query}";
    }
}
