using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>A scale of a framework that nobody uses yet: the usual one, or one that some areas have of their own.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class ScaleModel(AppDbContext db, CurrentUser user) : AppPage
{
    private const int Spare = 1;

    public Framework Framework { get; private set; } = null!;

    /// <summary>The scale, by its word in the address; null for the usual one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (Framework.IsInUse)
        {
            return Redirect($"/frameworks/{id}");
        }

        Input = new Form
        {
            Version = Framework.Version,
            Grades = [.. Framework.Grades.Where(g => g.Scale == Of).OrderBy(g => g.Order < 0).ThenBy(g => g.Order).Select(g => new Line { Code = g.Code, Label = g.Label, Token = g.Token, Icon = g.Icon, Says = g.Says, IsNoJudgement = g.Order < 0 }), .. Enumerable.Range(0, Spare).Select(_ => new Line())],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (Input.Version != Framework.Version)
        {
            Input.Version = Framework.Version;
            return this.Clash();
        }

        Framework.WriteScale(user.Actor, [.. Input.Grades.Select(g => new GradeFacts(g.Code, g.Label, g.Token, g.Icon, g.Says, g.IsNoJudgement))], Of);
        await db.SaveChangesAsync();
        return this.Done($"/frameworks/{id}", "Scale saved");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        Framework = (await db.Frameworks.Include(f => f.Areas).AsSingleQuery().FirstOrDefaultAsync(f => f.Id == id))!;
        Of = string.IsNullOrEmpty(Of) ? null : Of;
        return Framework is not null && (Of is null || Framework.Grades.Any(g => g.Scale == Of));
    }

    public sealed class Form
    {
        public int Version { get; set; }

        public List<Line> Grades { get; set; } = [];
    }

    public sealed class Line
    {
        public string? Code { get; set; }

        public string? Label { get; set; }

        public string? Token { get; set; }

        public string? Icon { get; set; }

        public string? Says { get; set; }

        public bool IsNoJudgement { get; set; }
    }
}
