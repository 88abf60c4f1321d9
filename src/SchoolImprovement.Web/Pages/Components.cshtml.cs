using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Pages;

/// <summary>Every part in every state, for looking at and for the accessibility tests. Not there in production.</summary>
[AllowAnonymous]
public sealed class ComponentsModel : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Leads { get; } = [new("Rebecca Lowe", "1"), new("Joanne Kelly", "2"), new("Farah Iqbal", "3")];

    public static IReadOnlyDictionary<Progress, int> Counts { get; } = new Dictionary<Progress, int>
    {
        [Progress.Complete] = 3,
        [Progress.OnTrack] = 4,
        [Progress.AtRisk] = 1,
        [Progress.OffTrack] = 1,
        [Progress.NotStarted] = 2,
    };

    public void OnGet()
    {
    }

    public void OnPost() => ModelState.AddModelError("Input.Lead", "Choose who leads this action");

    /// <summary>Stands in for a page that keeps drafts.</summary>
    public IActionResult OnPostDraft() => new NoContentResult();

    public sealed class Form
    {
        public string? What { get; set; } = "Coach Year 1 and Year 2 teachers every week, using video of one lesson";

        public string? Lead { get; set; } = "1";

        public DateOnly? Due { get; set; } = new(2027, 3, 26);

        public decimal? Cost { get; set; } = 3120;

        public int? Pupils { get; set; } = 412;

        public string? Email { get; set; } = "head@firs.example";

        public string? Password { get; set; }

        public Progress Status { get; set; } = Progress.AtRisk;

        public bool Required { get; set; } = true;

        public List<string> Parts { get; set; } = ["cost"];
    }
}
