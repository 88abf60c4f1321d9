using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training.Joint;

/// <summary>The trust's list of training topics: add, change, move, no longer offer.</summary>
[NeedsInTrust(Permission.PlanJointTraining)]
public sealed class TopicsModel(AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The topic that is being changed, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    public IReadOnlyList<TrainingTopic> Topics { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new() { Name = Find(Edit)?.Name, Words = Find(Edit)?.Words };
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        Edit = null;
        await LoadAsync();
        var topic = new TrainingTopic(user.Actor.TrustId, Input.Name, Input.Words, Topics.Count + 1);
        RefuseTaken(topic);
        db.TrainingTopics.Add(topic);
        return await SavedAsync($"{topic.Name} added");
    }

    public async Task<IActionResult> OnPostUsualAsync()
    {
        await LoadAsync();
        db.TrainingTopics.AddRange(TrainingTopic.Usual(user.Actor.TrustId).Where(u => !Topics.Any(t => string.Equals(t.Name, u.Name, StringComparison.OrdinalIgnoreCase))));
        return await SavedAsync("The usual topics are in the list");
    }

    public Task<IActionResult> OnPostChangeAsync() => WriteAsync(Edit, topic =>
    {
        topic.Change(user.Actor, Input.Name, Input.Words);
        RefuseTaken(topic);
        return $"{topic.Name} saved";
    });

    public Task<IActionResult> OnPostMoveAsync(Guid id, bool up) => WriteAsync(id, topic =>
    {
        var order = Topics.ToList();
        var to = Math.Clamp(order.IndexOf(topic) + (up ? -1 : 1), 0, order.Count - 1);
        order.Remove(topic);
        order.Insert(to, topic);
        for (var i = 0; i < order.Count; i++)
        {
            order[i].MoveTo(user.Actor, i + 1);
        }

        return $"{topic.Name} is now number {to + 1} of {order.Count}";
    });

    public Task<IActionResult> OnPostRetireAsync(Guid id, bool retired) => WriteAsync(id, topic =>
    {
        topic.Retire(user.Actor, retired);
        return retired ? $"{topic.Name} is no longer offered. Needs that have it keep it" : $"{topic.Name} is offered again";
    });

    private TrainingTopic? Find(Guid? id) => Topics.FirstOrDefault(t => t.Id == id);

    private void RefuseTaken(TrainingTopic topic)
    {
        if (Topics.Any(t => t != topic && string.Equals(t.Name, topic.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException($"{topic.Name} is in the list already. Enter another topic", "Name");
        }
    }

    private async Task<IActionResult> WriteAsync(Guid? id, Func<TrainingTopic, string> write)
    {
        await LoadAsync();
        return Find(id) is { } topic ? await SavedAsync(write(topic)) : NotFound();
    }

    private async Task<IActionResult> SavedAsync(string message)
    {
        await db.SaveChangesAsync();
        return this.Done("/training/topics", message);
    }

    private async Task LoadAsync() => Topics = await db.TrainingTopics.OrderBy(t => t.Position).ThenBy(t => t.Name).ToListAsync();

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Words { get; set; }
    }
}
