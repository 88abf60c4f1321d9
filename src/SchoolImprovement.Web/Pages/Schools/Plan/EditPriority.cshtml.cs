using FluentValidation;
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

/// <summary>Title, lead, link governor, area and strand of a priority.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditPriorityModel(PlanEditing editing, PlanQuery plans, MonitoringEffects effects, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditPriorityModel.Form>
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id) => editing.OpenAsync(this, Edit(id));

    public Task<IActionResult> OnPostAsync(Guid id) => editing.SaveAsync(this, Edit(id));

    private Edit<Form, Priority> Edit(Guid id) => new()
    {
        Target = $"header:{id}",
        Partial = "_PriorityForm",
        Called = "priority",
        Heading = "Edit priority",
        Button = "Save priority",
        Saved = "Priority saved",
        Validator = new FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = view => view.Open is { } open ? (Form.Of(open), open.Version) : null,
        Load = () => db.Priorities.FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Row = priority => priority,
        Effect = priority => effects.OfLeadAsync(id, priority.LeadId, Typed.Id(Input.LeadId)),
        Write = priority =>
        {
            priority.WriteHeader(user.Actor, Input.Header());
            return Place.Of(priority);
        },
    };

    public sealed class Form
    {
        [Field("Title")]
        public string? Title { get; set; }

        [Field("Short name")]
        public string? ShortName { get; set; }

        [Field("Evaluation area", FieldKind.Area)]
        public string? AreaId { get; set; }

        [Field("Implementation strand", FieldKind.Strand)]
        public string? Strand { get; set; }

        [Field("Lead", FieldKind.Lead)]
        public string? LeadId { get; set; }

        [Field("Link governor", FieldKind.Governor)]
        public string? LinkGovernorId { get; set; }

        [Field("Answers")]
        public string? Answers { get; set; }

        internal static Form Of(PriorityRow row) => new()
        {
            Title = row.Title,
            ShortName = row.ShortName,
            AreaId = row.AreaId?.ToString(),
            Strand = row.Strand?.ToString(),
            LeadId = row.LeadId?.ToString(),
            LinkGovernorId = row.LinkGovernorId?.ToString(),
            Answers = row.Text?.Answers,
        };

        internal PriorityHeader Header() => new(Title, ShortName, Typed.Id(AreaId), Typed.Enum<Strand>(Strand), Typed.Id(LeadId), Typed.Id(LinkGovernorId), Answers);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter the priority’s title");
            RuleFor(f => f.Strand).IsOneOf<Form, Strand>("Choose one of the strands");
        }
    }
}
