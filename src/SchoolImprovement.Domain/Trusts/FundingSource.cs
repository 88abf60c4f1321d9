using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Trusts;

/// <summary>Where the money for an action comes from, in the trust's own words.</summary>
public sealed class FundingSource : TrustRow, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 60;

    /// <summary>What a new trust starts with. Source: field guide §2.1.</summary>
    public static IReadOnlyList<string> Presets { get; } = ["School budget", "Pupil premium", "PE and sport premium", "Trust fund", "Grant", "Other"];

    private FundingSource()
    {
    }

    /// <summary>Makes a funding source.</summary>
    public FundingSource(Guid trustId, string? name, int position)
        : base(trustId)
    {
        Name = Clean(name);
        Position = position;
    }

    /// <summary>Name.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Place in lists, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Whether it is no longer offered; actions that use it keep it.</summary>
    [Recorded("No longer offered")]
    public bool Retired { get; private set; }

    /// <inheritdoc/>
    public string RecordName => Name;

    /// <summary>Renames it.</summary>
    public void Rename(Actor by, string? name)
    {
        by.DemandInTrust(Permission.ManageTrust);
        Name = Clean(name);
    }

    /// <summary>Moves it to another place.</summary>
    public void MoveTo(Actor by, int position)
    {
        by.DemandInTrust(Permission.ManageTrust);
        Position = position;
    }

    /// <summary>No longer offers it, or offers it again.</summary>
    public void Retire(Actor by, bool retired)
    {
        by.DemandInTrust(Permission.ManageTrust);
        Retired = retired;
    }

    private static string Clean(string? name) => Rule.Text(name, NameMax, "Enter the name of the funding source", "Name");
}
