using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>One session as a school has it: what it is, who came, and, later, what has changed since.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class SessionModel(AppDbContext db, CurrentUser user, CurrentSchool current, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public School School => current.School;

    public DateOnly Today { get; } = clock.Today();

    public Facts Session { get; private set; } = null!;

    public string Here => $"/schools/{School.Urn}/training/sessions/{Session.Id}";

    public bool MayPlan => Session.Owner is { } school && TrainingSession.MayPlan(user.Actor, school);

    public bool MayRecord => Session.CalledOffWhy is null && TrainingSession.MayRecord(user.Actor, School.Id, Session.Owner, Session.LeadId);

    /// <summary>People of the school, for who came.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = new() { Number = Session.Attended, Members = [.. Session.Came.Select(c => c.Id)], Changed = Session.Changed, Known = Session.HowWeKnow };
        return Page();
    }

    public Task<IActionResult> OnPostAttendanceAsync(Guid id) => WriteAsync(id, s => s.RecordAttendance(user.Actor, School.Id, Input.Number, Input.Members, Today), "Saved who came");

    public Task<IActionResult> OnPostImpactAsync(Guid id) => WriteAsync(id, s => s.RecordImpact(user.Actor, School.Id, Input.Changed, Input.Known, Today), "Saved what has changed");

    private async Task<IActionResult> WriteAsync(Guid id, Action<TrainingSession> write, string done)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        Rule(Input.Members.All(m => People.Any(p => p.Value == m.ToString())));
        write(await db.TrainingSessions.Include(s => s.Schools).Include(s => s.Attendees).AsSplitQuery().FirstAsync(s => s.Id == id));
        await db.SaveChangesAsync();
        return this.Done(Here, done);

        static void Rule(bool known)
        {
            if (!known)
            {
                throw new RuleBrokenException("Choose people of this school", "Members");
            }
        }
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var schoolId = School.Id;
        var session = await db.TrainingSessions.AsNoTracking().Where(s => s.Id == id && s.Schools.Any(x => x.SchoolId == schoolId)).Select(s => new Facts(s.Id, s.SchoolId, s.Year, s.Title, s.On, s.At, s.Minutes, s.LeadId, s.LedBy, s.Audience, s.Place, s.CalledOffWhy)
        {
            Lead = db.Members.Where(m => m.Id == s.LeadId).Select(m => m.Name).FirstOrDefault(),
            Topic = db.TrainingTopics.Where(t => t.Id == s.TopicId).Select(t => t.Name).FirstOrDefault(),
            Schools = s.Schools.Count,
            Attended = s.Schools.Where(x => x.SchoolId == schoolId).Select(x => x.Attended).FirstOrDefault(),
            Changed = s.Schools.Where(x => x.SchoolId == schoolId).Select(x => x.Changed).FirstOrDefault(),
            HowWeKnow = s.Schools.Where(x => x.SchoolId == schoolId).Select(x => x.HowWeKnow).FirstOrDefault(),
            Needs = s.Needs.Join(db.TrainingNeeds.Where(n => n.SchoolId == schoolId), m => m.NeedId, n => n.Id, (m, n) => new Meets(n.Id, db.Set<PlanAction>().Where(a => a.Id == n.Id).Select(a => a.TrainingNeed).FirstOrDefault() ?? n.What)).ToList(),
        }).FirstOrDefaultAsync();
        if (session is null)
        {
            return false;
        }

        var people = await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId)).OrderBy(m => m.Name)
            .Select(m => new { m.Id, m.Name, Came = db.Set<SessionAttendee>().Any(a => a.SessionId == id && a.SchoolId == schoolId && a.MemberId == m.Id) }).ToListAsync();
        Session = session with { Came = people.Where(p => p.Came).Select(p => (p.Id, p.Name)).ToList() };
        People = people.Select(p => new SelectListItem(p.Name, p.Id.ToString())).ToList();
        return true;
    }

    public sealed record Meets(Guid Id, string What);

    public sealed record Facts(Guid Id, Guid? Owner, AcademicYear Year, string Title, DateOnly On, TimeOnly? At, int? Minutes, Guid? LeadId, string? LedBy, string? Audience, string? Place, string? CalledOffWhy)
    {
        public string? Lead { get; init; }

        public string? Topic { get; init; }

        public int Schools { get; init; }

        public int? Attended { get; init; }

        public string? Changed { get; init; }

        public string? HowWeKnow { get; init; }

        public IReadOnlyList<Meets> Needs { get; init; } = [];

        public IReadOnlyList<(Guid Id, string Name)> Came { get; init; } = [];
    }

    public sealed class Form
    {
        public int? Number { get; set; }

        public List<Guid> Members { get; set; } = [];

        public string? Changed { get; set; }

        public string? Known { get; set; }
    }
}
