using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>One audit of a school: how far its areas are answered until the head finishes it, and the answers to be read from then on.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class AuditModel(AuditQuery audits, AuditWriting writing, CurrentUser user, CurrentSchool school) : AppPage
{
    public AuditView View { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Root => audits.Root;

    public string Here => $"{Root}/audits/{View.Audit.Id}";

    /// <summary>The golden thread that the audit stands on.</summary>
    public IReadOnlyList<Knot> Thread => AuditThread.Of(View, user.Actor, Root);

    /// <summary>The areas stand as forms, each at its address.</summary>
    public bool IsForm => View.IsOpen && audits.MayEdit;

    public bool MayFinish => View.IsOpen && MaySign;

    public bool MayReopen => View.State == AuditState.Finished && !View.Audit.IsClosed && MaySign;

    public bool MayPlan => audits.MayEdit && user.May(Permission.EditPlan, school.School.Id);

    private bool MaySign => user.May(Permission.SignSelfEvaluation, school.School.Id);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostFinishAsync(Guid id) => AfterLoadingAsync(id, async () =>
    {
        await writing.FinishAsync(View);
        return "Finished. The answers stay as they are, and count in the trust’s results";
    });

    public Task<IActionResult> OnPostStartAsync(Guid id) => AfterLoadingAsync(id, async () =>
        $"{(await writing.StartFromAsync(View)).Count("answer")} taken over. Look at each: say that it still holds, or change it");

    public Task<IActionResult> OnPostReopenAsync(Guid id) => AfterLoadingAsync(id, async () =>
    {
        await writing.ReopenAsync(id);
        return "Open again. Finish it when the answers are right";
    });

    private async Task<IActionResult> AfterLoadingAsync(Guid id, Func<Task<string>> work) => await LoadAsync(id) ? this.Done(Here, await work()) : NotFound();

    private async Task<bool> LoadAsync(Guid id) => (View = (await audits.FindAsync(id))!) is not null;
}
