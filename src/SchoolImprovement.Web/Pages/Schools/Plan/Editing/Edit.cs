using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>A page that opens one part of the plan as a form.</summary>
public interface IEdits<TForm> : IShowsPlan
    where TForm : class, new()
{
    TForm Input { get; set; }

    Began Began { get; set; }

    new PlanView? View { get; set; }

    PlanView? IShowsPlan.View => View;
}

/// <summary>What a form began from. Travels with the form and with its draft, so that a newer version is noticed however late it is saved.</summary>
public sealed class Began
{
    public int Version { get; set; }

    /// <summary>The fields as they were, as JSON. Says what the person changed and what somebody else did.</summary>
    public string? Base { get; set; }

    /// <summary>The plan's year and the priority, to show the plan even when the part itself is gone.</summary>
    public string? Year { get; set; }

    public Guid? Priority { get; set; }

    /// <summary>The subject leader's plan it is part of, or null for the school's.</summary>
    public Guid? Subject { get; set; }

    /// <summary>What becomes of the monitoring that looks at the part: "follow" or "stay"; null until it was asked.</summary>
    public string? Monitoring { get; set; }

    /// <summary>What is asked of the monitoring, or null.</summary>
    [BindNever]
    public MonitoringEffect? Effect { get; set; }

    /// <summary>In a clash: "theirs" for each field of which theirs is kept, else "mine".</summary>
    public Dictionary<string, string> Keep { get; set; } = [];

    /// <summary>In a clash: "theirs" to keep all of theirs, "back" to go on editing.</summary>
    public string? Do { get; set; }
}

/// <summary>One thing that is edited: how it is found, shown and written. The rest is the same for all of them.</summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <typeparam name="TWhole">What is loaded to write it: a priority, or the plan.</typeparam>
public sealed record Edit<TForm, TWhole>
    where TForm : class, new()
    where TWhole : class
{
    /// <summary>Key of the draft and of the place on the page, for example "action:{id}".</summary>
    public required string Target { get; init; }

    /// <summary>The partial that draws the form.</summary>
    public required string Partial { get; init; }

    /// <summary>As a sentence names it: "action", "success criterion".</summary>
    public required string Called { get; init; }

    /// <summary>As the page's title names it: "Edit action".</summary>
    public required string Heading { get; init; }

    /// <summary>What the button says: "Save action".</summary>
    public required string Button { get; init; }

    public required IValidator<TForm> Validator { get; init; }

    /// <summary>Reads the plan with the part's priority open.</summary>
    public required Func<PlanQuery.Form, Task<PlanView?>> Read { get; init; }

    /// <summary>The form as the plan has it now, with its version; null when the part is gone. A new part's form is empty.</summary>
    public required Func<PlanView, (TForm Form, int Version)?> Now { get; init; }

    /// <summary>Whether the person may edit it. The domain asks again when it is written.</summary>
    public required Func<PlanView, bool> May { get; init; }

    /// <summary>The change says how something stands, or may say no more: a plan that takes no words now still takes it.</summary>
    public bool TakesProgress { get; init; }

    /// <summary>Loads what the change needs, tracked; null when it is gone.</summary>
    public required Func<Task<TWhole?>> Load { get; init; }

    /// <summary>The row whose version counts; null for something new.</summary>
    public Func<TWhole, IVersioned?>? Row { get; init; }

    /// <summary>Makes the change and says where on the page it is: "?open=2#a-…" and the id of the element.</summary>
    public required Func<TWhole, Place> Write { get; init; }

    /// <summary>What the change means for the monitoring schedule, found before it is made; null when nothing.</summary>
    public Func<TWhole, Task<MonitoringEffect?>>? Effect { get; init; }

    /// <summary>Where a part that is gone can be added again, or null.</summary>
    public Func<Guid, string>? AddAgain { get; init; }

    public string Saved { get; init; } = "Saved";
}

/// <summary>Where on the plan page something is, or on which page of the plan.</summary>
public sealed record Place(int Priority, string Element, string Page = "")
{
    /// <summary>The one-page summary, which shows the words at the top of the plan.</summary>
    public static readonly Place Summary = new(0, "", "/summary");

    public static Place Of(Priority priority, string? element = null) => new(priority.Number, element ?? $"p{priority.Number}");
}
