namespace SchoolImprovement.Domain.History;

/// <summary>A row whose changes are kept: who, when, old and new.</summary>
public interface IRecorded
{
    /// <summary>What the row is called in the history, for example "Action: Train every phonics teacher".</summary>
    string RecordName { get; }
}

/// <summary>A recorded row that is part of a school's plan.</summary>
public interface IPlanPart : IRecorded
{
    /// <summary>The plan it is part of.</summary>
    Guid PlanId { get; }

    /// <summary>The school whose plan it is.</summary>
    Guid SchoolId { get; }
}

/// <summary>Marks a property whose old and new values are kept in the history, with the words people know it by.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedAttribute(string label) : Attribute
{
    /// <summary>The field's name as people know it.</summary>
    public string Label { get; } = label;

    /// <summary>True for a row's place in a list: a move is kept in the history, but is no reason to warn somebody who edits the row's words.</summary>
    public bool IsPlace { get; init; }
}

/// <summary>What happened to a row.</summary>
public enum ChangeKind
{
    /// <summary>Made.</summary>
    Added,

    /// <summary>One field changed.</summary>
    Changed,

    /// <summary>Removed.</summary>
    Removed,
}

/// <summary>One change: who changed which field of what, from what to what, and when. Written with the change in one transaction and never altered.</summary>
public sealed class HistoryEntry : TrustRow
{
    private HistoryEntry()
    {
    }

    /// <summary>Writes an entry.</summary>
    public HistoryEntry(Guid trustId, DateTime at, Guid? memberId, string who, ChangeKind kind, string rowType, Guid rowId, string rowName)
        : base(trustId)
    {
        At = at;
        MemberId = memberId;
        Who = who;
        Kind = kind;
        RowType = rowType;
        RowId = rowId;
        RowName = rowName.Length <= RowNameMax ? rowName : rowName[..(RowNameMax - (char.IsHighSurrogate(rowName[RowNameMax - 2]) ? 2 : 1))] + "…";
    }

    /// <summary>Longest name of a row that is kept, in characters; longer ones are cut.</summary>
    public const int RowNameMax = 200;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who, or null when it was the product itself.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>Who, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>What happened.</summary>
    public ChangeKind Kind { get; private set; }

    /// <summary>The kind of row: Priority, PlanAction, Member…</summary>
    public string RowType { get; private set; } = "";

    /// <summary>The row.</summary>
    public Guid RowId { get; private set; }

    /// <summary>What the row was called then.</summary>
    public string RowName { get; private set; } = "";

    /// <summary>The school concerned, or null for the trust.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The plan concerned, or null.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The field's name as people know it; null when the whole row came or went.</summary>
    public string? Field { get; init; }

    /// <summary>The value before, as text; null for none.</summary>
    public string? Old { get; init; }

    /// <summary>The value after, as text; null for none.</summary>
    public string? New { get; init; }
}
