using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A school asks the trust to go without a priority that every school gets; the trust answers on the same page.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class ExceptionModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Priority Priority { get; private set; } = null!;

    /// <summary>What the trust gives; null when the priority is the school's own.</summary>
    public TrustPriority? Given { get; private set; }

    /// <summary>The requests so far, the latest first.</summary>
    public IReadOnlyList<ExceptionRequest> Requests { get; private set; } = [];

    public ExceptionRequest? Open => Requests.FirstOrDefault(r => r.State == ExceptionState.Asked);

    public bool MayAsk => Given is not null && Open is null && !Priority.IsExcepted && user.May(Permission.SubmitPlan, school.School.Id);

    public bool MayWithdraw => Open is not null && user.May(Permission.SubmitPlan, school.School.Id);

    public bool MayAnswer => Open is not null && user.MayInTrust(Permission.ManageTemplate);

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public string PlanPath => $"{Root}/plan/{Priority.Plan.Year.Slug}?open={Priority.Number}";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostAskAsync(Guid id) => DoAsync(id, () => db.Add(ExceptionRequest.Ask(user.Actor, Priority, Requests, Input.Reason, Now)), "Asked. The trust decides next");

    public Task<IActionResult> OnPostGrantAsync(Guid id) => AnswerAsync(id, open => open.Grant(user.Actor, Priority, Input.Answer, Now), "Exception granted. The school may remove the priority");

    public Task<IActionResult> OnPostRefuseAsync(Guid id) => AnswerAsync(id, open => open.Refuse(user.Actor, Input.Answer, Now), "Refused, with your reason");

    public Task<IActionResult> OnPostWithdrawAsync(Guid id) => AnswerAsync(id, open => open.Withdraw(user.Actor, Now), "No longer asked for");

    private Task<IActionResult> AnswerAsync(Guid id, Action<ExceptionRequest> answer, string said) =>
        DoAsync(id, () => answer(Open ?? throw new Domain.RuleBrokenException("This request is answered or withdrawn already")), said);

    private async Task<IActionResult> DoAsync(Guid id, Action change, string said)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        change();
        await db.SaveChangesAsync();
        return this.Done($"{Root}/plan/priorities/{id}/exception", said);
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var schoolId = school.School.Id;
        var found = await db.Priorities.Include(p => p.Plan).Where(p => p.SchoolId == schoolId && p.Id == id)
            .Select(p => new { Priority = p, p.Plan, Given = db.Set<TrustPriority>().FirstOrDefault(t => t.Id == p.TrustPriorityId) }).FirstOrDefaultAsync();
        if (found is null)
        {
            return false;
        }

        (Priority, Given) = (found.Priority, found.Given);
        Requests = await db.ExceptionRequests.Where(r => r.PriorityId == id).OrderByDescending(r => r.AskedAt).ToListAsync();
        return true;
    }

    public sealed class Form
    {
        public string? Reason { get; set; }

        public string? Answer { get; set; }
    }
}
