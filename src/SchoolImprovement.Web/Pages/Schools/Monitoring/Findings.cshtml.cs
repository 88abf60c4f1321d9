using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>What was found, and what follows from it. Saved for later as often as people like; closed only when something follows.</summary>
[NeedsInSchool(Permission.EditSchedule, Permission.RecordFindings, Permission.RecordVisits)]
public sealed class FindingsModel(ActivityQuery activities, ActivityChoices choices, AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public FindingsForm Input { get; set; } = new();

    /// <summary>The version of the activity that the form was opened on.</summary>
    [BindProperty]
    public int Began { get; set; }

    /// <summary>What somebody else wrote while the form was open; null when nobody did.</summary>
    public FindingsForm? Theirs { get; private set; }

    public ActivityChoices Choices => choices;

    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!View.MayRecord)
        {
            return Redirect(View.Href);
        }

        Input = FindingsForm.Of(View);
        return Page();
    }

    /// <summary>Writes down the findings and what follows, and closes the activity.</summary>
    public Task<IActionResult> OnPostAsync(Guid id) => SaveAsync(id, close: true);

    /// <summary>Writes down the findings, and what follows if something was chosen; the activity stays open.</summary>
    public Task<IActionResult> OnPostLaterAsync(Guid id) => SaveAsync(id, close: false);

    private async Task<IActionResult> SaveAsync(Guid id, bool close)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return View.Activity.MayRecord(user.Actor) ? this.Again() : StatusCode(403);
        }

        var (activity, today) = (View.Activity, clock.Today());
        if (Began != activity.Version && activity.MayRecord(user.Actor))
        {
            Theirs = FindingsForm.Of(View);
            ModelState.AddModelError("", "Someone else saved this activity after you opened it. What it says now stands above the form, and what you typed is kept in it. Take over what you need, then save again");
            ModelState.Remove(nameof(Began));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        // What was found is a row of its own; the activity is the one thing whose version tells that somebody was here.
        db.Entry(activity).Property(a => a.Version).IsModified = true;
        activity.RecordFindings(user.Actor, Input.Facts(), today, clock.GetUtcNow().UtcDateTime);
        await FollowAsync(activity, today);
        if (close)
        {
            activity.Close(user.Actor);
        }

        await db.SaveChangesAsync();
        return close ? this.Done(View.Href, $"Findings recorded. {activity.Title} is closed") : this.Done(View.Href + "/findings", "Saved. The activity stays open");
    }

    private async Task FollowAsync(MonitoringActivity activity, DateOnly today)
    {
        try
        {
            switch (Input.Follows)
            {
                case ConsequenceKind.Evidence:
                    var (about, criterion) = await choices.CriterionAsync(Input.CriterionId);
                    activity.GiveEvidence(user.Actor, about, criterion, Input.EvidenceText, Input.Measured, today);
                    break;
                case ConsequenceKind.NewAction:
                    var priority = await choices.PriorityAsync(Input.PriorityId) ?? throw new RuleBrokenException("Choose the priority that the action is for", "PriorityId");
                    if (Input.FundingSourceId is { } source && choices.Funding.All(f => f.Value != source.ToString()))
                    {
                        throw new RuleBrokenException("Choose where the money comes from", "FundingSourceId");
                    }

                    activity.StartAction(user.Actor, priority, Input.Action(today), today);
                    break;
                case ConsequenceKind.TrainingNeed:
                    db.TrainingNeeds.Add(activity.AskForTraining(user.Actor, Input.TrainingWhat, Input.TrainingFor, Input.TrainingBy, today));
                    break;
                case ConsequenceKind.Nothing:
                    activity.NeedNothing(user.Actor, Input.Why, today);
                    break;
            }
        }
        catch (RuleBrokenException broken) when (FindingsForm.FieldOf(Input.Follows, broken.Field) is { } field)
        {
            // The plan and training name their own fields; here they stand beside others.
            throw new RuleBrokenException(broken.Message, field);
        }
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return false;
        }

        View = view;
        await choices.ReadAsync(view.Activity.Year);
        return true;
    }
}
