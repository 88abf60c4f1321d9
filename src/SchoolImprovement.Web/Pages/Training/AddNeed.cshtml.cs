using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>Writes down a training need that neither the plan nor a finding says.</summary>
[NeedsInSchool(Permission.EditTraining)]
public sealed class AddNeedModel(TrainingQuery query, AppDbContext db, CurrentUser user, CurrentSchool current) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public School School => current.School;

    public AcademicYear Year { get; private set; }

    public string Back => $"/schools/{School.Urn}/training/{Year.Slug}";

    public IEnumerable<SelectListItem> Topics { get; private set; } = [];

    public Task OnGetAsync(string year) => LoadAsync(year);

    public async Task<IActionResult> OnPostAsync(string year)
    {
        await LoadAsync(year);
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var need = TrainingNeed.Add(user.Actor, School.Id, Year, Input.Facts);
        db.TrainingNeeds.Add(need);
        await db.SaveChangesAsync();
        return this.Done($"{Back}#n-{need.Id}", "Training need added");
    }

    private async Task LoadAsync(string year)
    {
        Year = AcademicYear.TryParse(year, out var named) ? named : default;
        Topics = (await query.TopicsAsync()).Where(t => !t.Retired).Select(t => new SelectListItem(t.Name, t.Id.ToString()));
    }

    public sealed class Form
    {
        public Guid? TopicId { get; set; }

        public string? What { get; set; }

        public string? Audience { get; set; }

        public DateOnly? ByWhen { get; set; }

        internal NeedFacts Facts => new(TopicId, What, Audience, ByWhen);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.What).NotEmpty().WithMessage("Enter what people need to learn");
    }
}
