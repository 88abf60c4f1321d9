using System.Text.RegularExpressions;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Trusts;

/// <summary>A tenant: a trust or a local authority. Everything else belongs to one.</summary>
[SharedAcrossTrusts]
public sealed partial class Trust : IVersioned, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 200;

    /// <summary>Longest name of the plan, in characters.</summary>
    public const int PlanNameMax = 60;

    /// <summary>Longest short name of the plan, in characters.</summary>
    public const int PlanShortNameMax = 10;

    /// <summary>Longest group UID, in digits.</summary>
    public const int GroupUidMax = 10;

    private Trust()
    {
    }

    /// <summary>Makes a trust.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="groupUid">Its group UID in the national register (GIAS), digits, or null.</param>
    /// <exception cref="RuleBrokenException">The name is missing or the group UID is not a number.</exception>
    public Trust(string? name, string? groupUid)
    {
        Name = CleanName(name);
        ChangeGroupUid(groupUid);
    }

    /// <summary>The trust's id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The trust's name.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Group UID in the national register, or null for a local authority or a trust not in it.</summary>
    [Recorded("Group UID")]
    public string? GroupUid { get; private set; }

    /// <summary>The trust's own name for the plan, in full.</summary>
    [Recorded("Name of the plan")]
    public string PlanName { get; private set; } = "Academy Improvement Plan";

    /// <summary>The trust's own name for the plan, short.</summary>
    [Recorded("Short name of the plan")]
    public string PlanShortName { get; private set; } = "AIP";

    /// <summary>Colour of the stripe and of the rule on paper, as #rrggbb. Never used for text.</summary>
    [Recorded("Colour")]
    public string Colour { get; private set; } = "#1d4f7c";

    /// <summary>Whether everybody needs a passkey or a second factor.</summary>
    [Recorded("Second factor required")]
    public bool RequiresSecondFactor { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => Name;

    /// <summary>Changes the trust's own name.</summary>
    public void Rename(Actor by, string? name)
    {
        by.DemandInTrust(Permission.ManageTrust);
        Name = CleanName(name);
    }

    /// <summary>Changes what the trust calls its improvement plan.</summary>
    public void CallThePlan(Actor by, string? name, string? shortName)
    {
        by.DemandInTrust(Permission.ManageTrust);
        (PlanName, PlanShortName) = (CleanPlanName(name), CleanPlanShortName(shortName));
    }

    /// <summary>Changes the colour.</summary>
    public void Paint(Actor by, string? colour)
    {
        by.DemandInTrust(Permission.ManageTrust);
        Colour = CleanColour(colour);
    }

    /// <summary>Asks everybody for a second factor, or no longer.</summary>
    public void RequireSecondFactor(Actor by, bool required)
    {
        by.DemandInTrust(Permission.ManageTrust);
        RequiresSecondFactor = required;
    }

    /// <summary>Sets the group UID, digits only; null or blank for none.</summary>
    public void ChangeGroupUid(string? groupUid) => GroupUid = CleanGroupUid(groupUid);

    /// <summary>Whether people would take two names for the same: capitals and space around them do not tell trusts apart.</summary>
    public static bool IsSameName(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A trust's name.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanName(string? name) => Rule.Text(name, NameMax, "Enter the trust’s name", "Name");

    /// <summary>A group UID, or null for none.</summary>
    /// <exception cref="RuleBrokenException">It is not a number, or too long.</exception>
    public static string? CleanGroupUid(string? groupUid)
    {
        var text = Rule.Optional(groupUid, GroupUidMax, "GroupUid");
        Rule.Hold(text is null || text.All(char.IsAsciiDigit), "Enter the group UID as digits, for example 3493, or leave it empty", "GroupUid");
        return text;
    }

    /// <summary>What a trust calls its plan.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanPlanName(string? name) => Rule.Text(name, PlanNameMax, "Enter what you call the plan, for example Academy Improvement Plan", "PlanName");

    /// <summary>The same in short.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanPlanShortName(string? shortName) => Rule.Text(shortName, PlanShortNameMax, "Enter the short name, for example AIP", "PlanShortName");

    /// <summary>A colour as #rrggbb.</summary>
    /// <exception cref="RuleBrokenException">It is not one.</exception>
    public static string CleanColour(string? colour)
    {
        Rule.Hold(colour is not null && ColourPattern().IsMatch(colour), "Enter a colour as # and six digits or letters a to f, for example #1d4f7c", "Colour");
        return colour!.ToLowerInvariant();
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z")]
    private static partial Regex ColourPattern();
}
