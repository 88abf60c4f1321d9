using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Trusts;

/// <summary>Where a school stands in the trust.</summary>
public enum SchoolStatus
{
    /// <summary>Open and in the trust.</summary>
    Open,

    /// <summary>Closed; its record stays readable.</summary>
    Closed,

    /// <summary>Has moved to another trust; its record here stays readable.</summary>
    MovedAway,
}

/// <summary>Words for where a school stands, in one place.</summary>
public static class SchoolStatuses
{
    /// <summary>As people read it.</summary>
    public static string Label(this SchoolStatus status) => status switch
    {
        SchoolStatus.Open => "Open",
        SchoolStatus.Closed => "Closed",
        _ => "Moved to another trust",
    };
}

/// <summary>What the national register says of a school.</summary>
/// <param name="Urn">Unique reference number, six digits.</param>
/// <param name="Name">Name.</param>
/// <param name="Phase">Phase of education, in the register's words.</param>
/// <param name="Type">Type of establishment, in the register's words.</param>
/// <param name="AgeFrom">Lowest age in years, or null.</param>
/// <param name="AgeTo">Highest age in years, or null.</param>
/// <param name="LocalAuthority">Local authority, in the register's words.</param>
/// <param name="Pupils">Number on roll, or null when not given.</param>
public sealed record SchoolFacts(string? Urn, string? Name, string? Phase, string? Type, int? AgeFrom, int? AgeTo, string? LocalAuthority, int? Pupils);

/// <summary>A school of a trust.</summary>
public sealed class School : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 200;

    /// <summary>Longest phase, type or local authority, in characters.</summary>
    public const int WordMax = 100;

    /// <summary>Highest age, in years: the register gives sixth-form colleges 16 to 99.</summary>
    public const int AgeMax = 99;

    /// <summary>Most pupils, several times the largest school of the country.</summary>
    public const int PupilsMax = 20_000;

    private School()
    {
    }

    /// <summary>Makes a school of a trust.</summary>
    /// <exception cref="RuleBrokenException">A fact is missing or cannot be right.</exception>
    public School(Guid trustId, SchoolFacts facts)
        : base(trustId)
    {
        Urn = CleanUrn(facts.Urn);
        Apply(facts);
    }

    /// <summary>Unique reference number, six digits; unique in the trust.</summary>
    public string Urn { get; private set; } = "";

    /// <summary>Name.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Phase of education, in the register's words.</summary>
    [Recorded("Phase")]
    public string Phase { get; private set; } = "";

    /// <summary>Type of establishment, in the register's words.</summary>
    [Recorded("Type")]
    public string? Type { get; private set; }

    /// <summary>Lowest age in years, or null.</summary>
    [Recorded("Youngest age")]
    public int? AgeFrom { get; private set; }

    /// <summary>Highest age in years, or null.</summary>
    [Recorded("Oldest age")]
    public int? AgeTo { get; private set; }

    /// <summary>Local authority, in the register's words.</summary>
    [Recorded("Local authority")]
    public string? LocalAuthority { get; private set; }

    /// <summary>Number on roll, or null when not known.</summary>
    [Recorded("Pupils")]
    public int? Pupils { get; private set; }

    /// <summary>Where the school stands in the trust.</summary>
    [Recorded("Status")]
    public SchoolStatus Status { get; private set; } = SchoolStatus.Open;

    /// <summary>The day it closed or moved away, or null.</summary>
    [Recorded("Closed or moved away on")]
    public DateOnly? Ended { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => Name;

    /// <summary>Takes over what the register, or the administrator, says.</summary>
    /// <exception cref="NotAllowedException">The person may not manage schools.</exception>
    /// <exception cref="RuleBrokenException">A fact cannot be right, or the URN is another school's.</exception>
    public void Update(Actor by, SchoolFacts facts)
    {
        by.DemandInTrust(Permission.ManageSchools);
        Rule.Hold(facts.Urn is null || CleanUrn(facts.Urn) == Urn, "A school keeps its URN. Add a school with the new one instead", "Urn");
        Apply(facts);
    }

    /// <summary>The school closes.</summary>
    public void Close(Actor by, DateOnly? on)
    {
        by.DemandInTrust(Permission.ManageSchools);
        Rule.Hold(Status == SchoolStatus.Open, $"{Name} is not open, so it cannot close");
        (Status, Ended) = (SchoolStatus.Closed, on);
    }

    /// <summary>The school moves to another trust.</summary>
    public void MoveAway(Actor by, DateOnly? on)
    {
        by.DemandInTrust(Permission.ManageSchools);
        Rule.Hold(Status == SchoolStatus.Open, $"{Name} is not open here, so it cannot move away");
        (Status, Ended) = (SchoolStatus.MovedAway, on);
    }

    /// <summary>The school opens again here.</summary>
    public void Reopen(Actor by)
    {
        by.DemandInTrust(Permission.ManageSchools);
        (Status, Ended) = (SchoolStatus.Open, null);
    }

    /// <summary>Five or six digits, written with six.</summary>
    /// <exception cref="RuleBrokenException">It is not a URN.</exception>
    public static string CleanUrn(string? urn)
    {
        var text = Rule.Text(urn, 20, "Enter the school’s URN, the six digits of the national register", "Urn");
        Rule.Hold(text.Length is 5 or 6 && text.All(char.IsAsciiDigit), "Enter the URN as six digits, for example 101234", "Urn");
        return text.PadLeft(6, '0');
    }

    /// <summary>A school's name.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanName(string? name) => Rule.Text(name, NameMax, "Enter the school’s name", "Name");

    /// <summary>A phase.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanPhase(string? phase) => Rule.Text(phase, WordMax, "Choose the phase", "Phase");

    /// <summary>A type, or null.</summary>
    /// <exception cref="RuleBrokenException">It is too long.</exception>
    public static string? CleanType(string? type) => Rule.Optional(type, WordMax, "Type");

    /// <summary>A local authority, or null.</summary>
    /// <exception cref="RuleBrokenException">It is too long.</exception>
    public static string? CleanLocalAuthority(string? authority) => Rule.Optional(authority, WordMax, "LocalAuthority");

    /// <summary>The youngest age, or null.</summary>
    /// <exception cref="RuleBrokenException">It is not an age.</exception>
    public static int? CleanAgeFrom(int? age)
    {
        Rule.Hold(age is null || IsAge(age), $"Enter the youngest age as a number from 0 to {AgeMax}", "AgeFrom");
        return age;
    }

    /// <summary>The oldest age, or null.</summary>
    /// <exception cref="RuleBrokenException">It is not an age, or below the youngest.</exception>
    public static int? CleanAgeTo(int? youngest, int? age)
    {
        Rule.Hold(age is null || IsAge(age), $"Enter the oldest age as a number from 0 to {AgeMax}", "AgeTo");
        Rule.Hold(!IsAge(youngest) || age is null || youngest <= age, "The oldest age must not be below the youngest", "AgeTo");
        return age;
    }

    /// <summary>The number on roll, or null.</summary>
    /// <exception cref="RuleBrokenException">No school has so many, or fewer than none.</exception>
    public static int? CleanPupils(int? pupils)
    {
        Rule.Hold(pupils is null or (>= 0 and <= PupilsMax), $"Enter the number of pupils, from 0 to {PupilsMax:N0}", "Pupils");
        return pupils;
    }

    private static bool IsAge(int? age) => age is >= 0 and <= AgeMax;

    private void Apply(SchoolFacts facts)
    {
        var (name, phase, type, authority) = (CleanName(facts.Name), CleanPhase(facts.Phase), CleanType(facts.Type), CleanLocalAuthority(facts.LocalAuthority));
        var (youngest, oldest, pupils) = (CleanAgeFrom(facts.AgeFrom), CleanAgeTo(facts.AgeFrom, facts.AgeTo), CleanPupils(facts.Pupils));
        (Name, Phase, Type, LocalAuthority, AgeFrom, AgeTo, Pupils) = (name, phase, type, authority, youngest, oldest, pupils);
    }
}
