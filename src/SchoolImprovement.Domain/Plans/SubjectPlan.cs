using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>
/// A subject leader's action plan: a plan of its own with one priority, which hangs under a priority of the school's plan. It is written with the same words and by the same
/// rules; its costs and actions are its own and are never counted in the school's plan. Source: seed 002, "robust systems that are linked together"; docs/adr/0005.
/// </summary>
public sealed partial class Plan
{
    /// <summary>Whether it is a subject leader's action plan and not the school's.</summary>
    public bool IsSubject { get; private set; }

    /// <summary>Starts a subject leader's action plan under a priority. Who leads it writes it; who edits the school's plan may too.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="whole">The school's plan with its priorities.</param>
    /// <param name="underId">The priority that it serves.</param>
    /// <param name="subject">The subject: "Reading".</param>
    /// <param name="aim">What will be true when it is done.</param>
    /// <param name="leadId">Who leads it.</param>
    /// <exception cref="RuleBrokenException">Something is missing, or the school's plan is closed.</exception>
    public static Plan StartSubject(Actor by, Plan whole, Guid underId, string? subject, string? aim, Guid? leadId)
    {
        by.Demand(Permission.EditPlan, whole.SchoolId);
        Rule.Hold(!whole.IsSubject, "A subject plan hangs under a priority of the school’s plan, not under another subject’s", "UnderId");
        whole.DemandNotClosed();
        var under = whole.Find(underId);
        var title = Rule.Text(subject, Priority.ShortNameMax, "Enter the subject", "Subject");
        var aimed = Rule.Text(aim, Priority.TitleMax, "Say what will be true when it is done", "Aim");
        var lead = leadId ?? throw new RuleBrokenException("Choose who leads it", "LeadId");
        var plan = new Plan(by.TrustId, whole.SchoolId, whole.Year, title) { IsSubject = true, From = whole.From, To = whole.To };
        plan._priorities.Add(new Priority(plan, under, aimed, title, lead));
        return plan;
    }
}
