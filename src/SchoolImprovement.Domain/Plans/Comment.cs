using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What somebody who may read a plan writes beside it. Never part of the plan itself.</summary>
public sealed class Comment : TrustRow
{
    /// <summary>Longest comment, in characters.</summary>
    public const int TextMax = 2000;

    private Comment()
    {
    }

    private Comment(Actor by, Guid schoolId, Guid planId, Guid? priorityId, string text, DateTime at)
        : base(by.TrustId)
    {
        (SchoolId, PlanId, PriorityId, AuthorId, AuthorName, Text, At) = (schoolId, planId, priorityId, by.MemberId, by.Name, text, at);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The priority it is about, or null for the whole plan.</summary>
    public Guid? PriorityId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who wrote it, by the name they had then.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>The comment.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was dealt with, UTC, or null.</summary>
    public DateTime? ResolvedAt { get; private set; }

    /// <summary>Who dealt with it, or null.</summary>
    public string? ResolvedBy { get; private set; }

    /// <summary>Writes a comment on a plan or one of its priorities.</summary>
    public static Comment On(Plan plan, Guid? priorityId, Actor by, string? text, DateTime now)
    {
        by.Demand(Permission.CommentOnPlan, plan.SchoolId);
        plan.DemandNotClosed();
        if (priorityId is { } id)
        {
            plan.Find(id);
        }

        return new Comment(by, plan.SchoolId, plan.Id, priorityId, Rule.Text(text, TextMax, "Write your comment", "Text"), now);
    }

    /// <summary>Marks it as dealt with: its author may, and who edits the plan.</summary>
    public void Resolve(Actor by, DateTime now)
    {
        if (by.MemberId != AuthorId)
        {
            by.Demand(Permission.EditPlan, SchoolId);
        }

        Rule.Hold(ResolvedAt is null, "This comment is already dealt with");
        (ResolvedAt, ResolvedBy) = (now, by.Name);
    }
}
