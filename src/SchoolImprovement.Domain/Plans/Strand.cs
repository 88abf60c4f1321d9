namespace SchoolImprovement.Domain.Plans;

/// <summary>Which side of the school a priority is carried out by. Source: seed 000.</summary>
public enum Strand
{
    /// <summary>Teaching and learning.</summary>
    Teaching,

    /// <summary>Human resources.</summary>
    HumanResources,

    /// <summary>Back office.</summary>
    BackOffice,

    /// <summary>Governance.</summary>
    Governance,

    /// <summary>Information technology.</summary>
    InformationTechnology,

    /// <summary>Finance.</summary>
    Finance,

    /// <summary>Leadership and management.</summary>
    Leadership,
}

/// <summary>Words for strands.</summary>
public static class Strands
{
    /// <summary>The strand as people read it.</summary>
    public static string Label(this Strand strand) => strand switch
    {
        Strand.Teaching => "Teaching and learning",
        Strand.HumanResources => "HR",
        Strand.BackOffice => "Back office",
        Strand.Governance => "Governance",
        Strand.InformationTechnology => "IT",
        Strand.Finance => "Finance",
        Strand.Leadership => "Leadership and management",
        _ => throw new ArgumentOutOfRangeException(nameof(strand)),
    };
}
