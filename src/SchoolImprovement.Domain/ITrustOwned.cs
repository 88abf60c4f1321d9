namespace SchoolImprovement.Domain;

/// <summary>A row that belongs to one trust and is invisible to every other.</summary>
public interface ITrustOwned
{
    /// <summary>The trust (or local authority) that owns the row. Part of the row's key, so that the database itself refuses a child of another trust's parent.</summary>
    Guid TrustId { get; }
}

/// <summary>Marks an entity that is not owned by one trust. Every entity is <see cref="ITrustOwned"/> or carries this; anything else stops the app from starting.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedAcrossTrustsAttribute : Attribute;

/// <summary>A row that two people may change at once: the version they started from decides who sees the other's words.</summary>
public interface IVersioned
{
    /// <summary>Counts the changes; grows by one with each save.</summary>
    int Version { get; }
}

/// <summary>A trust-owned row with an id of its own, made when the object is made.</summary>
public abstract class TrustRow : ITrustOwned
{
    /// <summary>For the database's use.</summary>
    protected TrustRow()
    {
    }

    /// <summary>Makes a new row of a trust.</summary>
    protected TrustRow(Guid trustId) => TrustId = trustId;

    /// <summary>Makes a row that shares the id of the one it says more about.</summary>
    protected TrustRow(Guid trustId, Guid id) => (TrustId, Id) = (trustId, id);

    /// <summary>Time-ordered, made here and never by the database.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid TrustId { get; private set; }
}
