using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>An area of a framework that nobody uses yet: its name, the schools it applies to, and its statements.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class AreaModel(AppDbContext db, CurrentUser user) : AppPage
{
    public Framework Framework { get; private set; } = null!;

    /// <summary>The area, or null for a new one.</summary>
    public EvaluationArea? Area { get; private set; }

    [BindProperty]
    public AreaForm Input { get; set; } = new();

    /// <summary>Scales other than the usual one.</summary>
    public IReadOnlyList<SelectListItem> Scales { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Grades { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? areaId)
    {
        if (!await LoadAsync(id, areaId))
        {
            return NotFound();
        }

        if (Framework.IsInUse)
        {
            return Redirect($"/frameworks/{id}");
        }

        Input = Area is null ? new AreaForm() : new AreaForm { Name = Area.Name, UpToAge = Area.UpToAge, FromAge = Area.FromAge, Scale = Area.Scale, Version = Area.Version, Statements = [.. Area.Statements.Select(s => new AreaForm.Line { Code = s.Code, Text = s.Text, Grade = s.Grade })] };
        Input.AddSpare();
        return Page();
    }

    /// <param name="id">The framework.</param>
    /// <param name="areaId">The area, or null for a new one.</param>
    /// <param name="more">Stay, for more statements.</param>
    /// <param name="up">The place from 0 of a statement that goes before the one above it, or null.</param>
    /// <param name="down">The same for one that goes behind the one below it.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? areaId, bool more, int? up, int? down)
    {
        if (!await LoadAsync(id, areaId))
        {
            return NotFound();
        }

        Input.AddSpare();
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (Area is not null && Input.Version != Area.Version)
        {
            return Clash(Area);
        }

        var facts = new AreaFacts(Input.Name, Input.UpToAge, Input.FromAge, string.IsNullOrEmpty(Input.Scale) ? null : Input.Scale);
        var area = Area;
        if (area is null)
        {
            db.Add(area = Framework.AddArea(user.Actor, facts));
        }
        else
        {
            Framework.ChangeArea(user.Actor, area.Id, facts);
        }

        var statements = Input.Statements.Select(s => new Statement(s.Code ?? "", s.Text ?? "", s.Grade)).ToList();
        var upper = up - 1 ?? down;
        if (upper >= 0 && upper + 1 < statements.Count)
        {
            statements.Reverse(upper.Value, 2);
        }

        Framework.WriteStatements(user.Actor, area.Id, statements);
        await db.SaveChangesAsync();
        if (upper is not null)
        {
            return this.Done($"/frameworks/{id}/areas/{area.Id}#s{(up ?? down + 2)}", "Saved in the new order");
        }

        return this.Done(more ? $"/frameworks/{id}/areas/{area.Id}" : $"/frameworks/{id}#{area.Code}", $"“{area.Name}” saved");
    }

    private async Task<bool> LoadAsync(Guid id, Guid? areaId)
    {
        if (await db.Frameworks.Include(f => f.Areas).AsSingleQuery().FirstOrDefaultAsync(f => f.Id == id) is not { } framework)
        {
            return false;
        }

        (Framework, Area) = (framework, framework.Areas.FirstOrDefault(a => a.Id == areaId));
        Scales = [.. framework.Grades.Where(g => g.Scale is not null).GroupBy(g => g.Scale).Select(s => new SelectListItem(string.Join(" or ", s.OrderBy(g => g.Order).Select(g => g.Label)), s.Key))];
        Grades = [.. framework.Grades.Where(g => g.Scale == Area?.Scale && g.Order >= 0).OrderBy(g => g.Order).Select(g => new SelectListItem(g.Label, g.Code))];
        return areaId is null || Area is not null;
    }

    /// <summary>Somebody else saved first: each statement that they left otherwise says so beside it, and those that they added come to the list, so that to save again loses none.</summary>
    private PageResult Clash(EvaluationArea now)
    {
        var added = Input.TakeIn(now);
        // The rows have moved: what is shown is the list as it is now, not the fields as they were sent.
        ModelState.Clear();
        var page = this.Clash([("Name", Input.Name, now.Name), .. Input.Statements.Select((s, i) => (Field: $"Statements[{i}].Text", Line: s)).Where(x => !string.IsNullOrEmpty(x.Line.Code) && !added.Contains(x.Line))
            .Select(x => (x.Field, (object?)x.Line.Text?.Trim(), (object?)now.Statements.FirstOrDefault(s => s.Code == x.Line.Code)?.Text))]);
        foreach (var line in added)
        {
            ModelState.AddModelError($"Input.Statements[{Input.Statements.IndexOf(line)}].Text", "Somebody else added this. Clear it if it shall not stay");
        }

        return page;
    }
}
