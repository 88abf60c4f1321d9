using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What somebody who may read a plan or a self-evaluation writes beside it. Never part of it.</summary>
public sealed class Comment : TrustRow
{
    /// <summary>Longest comment, in characters.</summary>
    public const int TextMax = 2000;

    private Comment()
    {
    }

    private Comment(Actor by, Guid schoolId, string? text, DateTime at)
        : base(by.TrustId)
    {
        (SchoolId, AuthorId, AuthorName, Text, At) = (schoolId, by.MemberId, by.Name, Rule.Text(text, TextMax, "Write your comment", "Text"), at);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The plan, or null where it stands beside a self-evaluation.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>The priority it is about, or null for the whole plan.</summary>
    public Guid? PriorityId { get; private set; }

    /// <summary>The self-evaluation, or null where it stands beside a plan.</summary>
    public Guid? SefId { get; private set; }

    /// <summary>The area of the self-evaluation that it is about, or null.</summary>
    public Guid? AreaId { get; private set; }

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

        return new Comment(by, plan.SchoolId, text, now) { PlanId = plan.Id, PriorityId = priorityId };
    }

    /// <summary>Writes a comment on an area of a self-evaluation. Who may read it may say what they think of it.</summary>
    public static Comment On(Sef sef, EvaluationArea area, Actor by, string? text, DateTime now)
    {
        by.Demand(Permission.ReadCurrentSelfEvaluation, sef.SchoolId);
        return new Comment(by, sef.SchoolId, text, now) { SefId = sef.Id, AreaId = area.Id };
    }

    /// <summary>Whether somebody may mark it as dealt with: its author may, and who edits what it stands beside.</summary>
    public bool MayResolve(Actor by) => ResolvedAt is null && (by.MemberId == AuthorId || by.May(SefId is null ? Permission.EditPlan : Permission.EditSelfEvaluation, SchoolId));

    /// <summary>Marks it as dealt with.</summary>
    public void Resolve(Actor by, DateTime now)
    {
        if (by.MemberId != AuthorId)
        {
            by.Demand(SefId is null ? Permission.EditPlan : Permission.EditSelfEvaluation, SchoolId);
        }

        Rule.Hold(ResolvedAt is null, "This comment is already dealt with");
        (ResolvedAt, ResolvedBy) = (now, by.Name);
    }
}
