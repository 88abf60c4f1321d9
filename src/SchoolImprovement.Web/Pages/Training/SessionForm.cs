using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>What people type to plan a session: the same for a school's own and for a joint one.</summary>
public class SessionForm
{
    public string? Title { get; set; }

    public Guid? TopicId { get; set; }

    public DateOnly? On { get; set; }

    public TimeOnly? At { get; set; }

    public int? Minutes { get; set; }

    public Guid? LeadId { get; set; }

    public string? LedBy { get; set; }

    public string? Audience { get; set; }

    public string? Place { get; set; }

    public List<Guid> Needs { get; set; } = [];

    public SessionFacts Facts => new(Title, TopicId, On, At, Minutes, LeadId, LedBy, Audience, Place);

    public void Show(TrainingQuery.Session session)
    {
        (Title, TopicId, On, At, Minutes) = (session.Title, session.TopicId, session.On, session.At, session.Minutes);
        (LeadId, LedBy, Audience, Place, Needs) = (session.LeadId, session.LedBy, session.Audience, session.Place, [.. session.Needs]);
    }

    /// <summary>People who may lead a session of these schools: who has a role there, and the trust's executives. With no school, everybody.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> LeadsAsync(AppDbContext db, Guid? schoolId) =>
        (await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left && (schoolId == null || m.Roles.Any(r => r.SchoolId == schoolId || r.Role == Role.TrustExecutive))).OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync())
            .Select(m => new SelectListItem(m.Name, m.Id.ToString())).ToList();

    public static IEnumerable<SelectListItem> Topics(TrainingQuery.View view, Guid? chosen) =>
        view.Topics.Where(t => !t.Retired || t.Id == chosen).Select(t => new SelectListItem(t.Name, t.Id.ToString()));

    /// <summary>Needs that a session may meet: those without a session, and those it meets already.</summary>
    public static IEnumerable<SelectListItem> Offered(IEnumerable<TrainingQuery.Need> needs, IReadOnlyCollection<Guid> chosen, Func<TrainingQuery.Need, string> called) =>
        needs.Where(n => n.State != NeedState.Dropped && (n.State != NeedState.Met || chosen.Contains(n.Id))).Select(n => new SelectListItem(called(n), n.Id.ToString()));

    /// <summary>"45 minutes", "1 hour", "1½ hours", "1 hour 20 minutes".</summary>
    public static string Length(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => m.Count("minute"),
        (var h, 0) => h.Count("hour"),
        (var h, 30) => $"{h}½ hours",
        var (h, m) => $"{h.Count("hour")} {m.Count("minute")}",
    };

    public class Validator<T> : AbstractValidator<T>
        where T : SessionForm
    {
        public Validator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter what the session is called").MaximumLength(TrainingSession.TitleMax).WithMessage($"Shorten this to {TrainingSession.TitleMax} characters");
            RuleFor(f => f.On).NotNull().WithMessage("Enter the day of the session");
        }
    }
}
