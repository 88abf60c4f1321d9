using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>A page with the fields of an activity.</summary>
public interface IActivityForm
{
    ActivityForm Input { get; }

    ActivityChoices Choices { get; }

    /// <summary>The person plans visits of their own alone: they lead them, and choose among the kinds that are theirs.</summary>
    bool OnlyVisits { get; }
}

/// <summary>Plans an activity; whoever leads a priority asks for one; governors and the trust's people plan visits of their own.</summary>
[NeedsInSchool(Permission.EditSchedule, Permission.EditOwnPriority, Permission.PlanVisits)]
public sealed class AddModel(ScheduleQuery schedule, ActivityChoices choices, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IActivityForm
{
    [BindProperty]
    public ActivityForm Input { get; set; } = new();

    public ActivityChoices Choices => choices;

    public SchoolCalendar Calendar { get; private set; } = null!;

    public AcademicYear Year { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}/monitoring";

    /// <summary>Only asks: the head or a senior leader accepts it.</summary>
    public bool OnlyAsks => !user.May(Permission.EditSchedule, school.School.Id) && !OnlyVisits;

    public bool OnlyVisits => !user.May(Permission.EditSchedule, school.School.Id) && user.May(Permission.PlanVisits, school.School.Id);

    /// <param name="year">The year in the address.</param>
    /// <param name="part">What it shall be about, from a link in the plan.</param>
    public async Task OnGetAsync(string year, string? part)
    {
        await LoadAsync(year);
        Input.Part = part;
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        await LoadAsync(year);
        if (!await this.IsValidAsync(Input, new FormValidator(Calendar, dayIsRead: ModelState.GetFieldValidationState("Input.On") != ModelValidationState.Invalid)))
        {
            return this.Again();
        }

        var facts = await choices.FactsAsync(Input, ActivityForm.When(Calendar, Input.Week, Input.On));
        var activity = OnlyAsks ? MonitoringActivity.Propose(user.Actor, school.School.Id, Year, facts)
            : OnlyVisits ? MonitoringActivity.PlanVisit(user.Actor, school.School.Id, Year, facts)
            : MonitoringActivity.Plan(user.Actor, school.School.Id, Year, facts);
        db.Monitoring.Add(activity);
        await db.SaveChangesAsync();
        return this.Done($"{Root}/{Year.Slug}?half={activity.HalfTerm}", OnlyAsks ? $"{activity.Title} asked for. The head or a senior leader accepts it" : $"{activity.Title} is in the schedule");
    }

    /// <summary>What a new activity cannot do without, told all at once.</summary>
    public sealed class FormValidator : AbstractValidator<ActivityForm>
    {
        public FormValidator(SchoolCalendar calendar, bool dayIsRead)
        {
            RuleFor(f => f.Title).Keeps(MonitoringActivity.CleanTitle);
            RuleFor(f => f.TypeId).Keeps(MonitoringActivity.ChosenType);
            When(f => f.On is null && dayIsRead, () => RuleFor(f => f.Week).Keeps(week => ActivityForm.When(calendar, week, null)));
            When(f => f.On is not null, () => RuleFor(f => f.On).Keeps(on => ActivityForm.When(calendar, null, on)));
        }
    }

    private async Task LoadAsync(string year)
    {
        Year = schedule.Year(year);
        Calendar = await schedule.CalendarAsync(Year);
        await choices.ReadAsync(Year, OnlyAsks, OnlyVisits ? MonitoringActivity.Visits(user.Actor, school.School.Id) : null);
    }
}
