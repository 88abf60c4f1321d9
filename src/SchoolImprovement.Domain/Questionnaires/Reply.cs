namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>What somebody says they do in the school. Nobody need say it.</summary>
public enum RoleGroup
{
    /// <summary>Not said.</summary>
    NotSaid,

    /// <summary>Teachers.</summary>
    Teacher,

    /// <summary>Teaching assistants, office, site and all who support.</summary>
    Support,

    /// <summary>Senior and middle leaders.</summary>
    Leader,

    /// <summary>Everybody else.</summary>
    Other,
}

/// <summary>Words of role groups.</summary>
public static class RoleGroups
{
    /// <summary>All of them, as results list them.</summary>
    public static IReadOnlyList<RoleGroup> All { get; } = [RoleGroup.Teacher, RoleGroup.Support, RoleGroup.Leader, RoleGroup.Other, RoleGroup.NotSaid];

    /// <summary>"Teachers", as results say it.</summary>
    public static string Label(this RoleGroup group) => group switch
    {
        RoleGroup.Teacher => "Teachers",
        RoleGroup.Support => "Support staff",
        RoleGroup.Leader => "Leaders",
        RoleGroup.Other => "Other staff",
        _ => "Role not said",
    };
}

/// <summary>The five places on the scale of agreement, and the answer of those who cannot say.</summary>
public static class Agreement
{
    /// <summary>"I don’t know, or this is not for me".</summary>
    public const int CannotSay = 0;

    /// <summary>The highest place.</summary>
    public const int Most = 5;

    /// <summary>Words of the places 1 to 5.</summary>
    public static IReadOnlyList<string> Words { get; } = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];
}

/// <summary>The answer to one question: of the three parts the one that fits its kind.</summary>
/// <param name="Choice">A place on the scale, 0 for cannot say, or null.</param>
/// <param name="Picks">What was picked, counted from 1.</param>
/// <param name="Words">What was written, or null.</param>
public sealed record Answer(int? Choice = null, IReadOnlyList<int>? Picks = null, string? Words = null);

/// <summary>One filled-in form. It is taken apart as it is counted, and kept nowhere.</summary>
/// <param name="Token">Random, made with the form: the same form sent twice is counted once.</param>
/// <param name="Group">The role group.</param>
/// <param name="Answers">The answers by question.</param>
public sealed record Reply(Guid Token, RoleGroup Group, IReadOnlyDictionary<Guid, Answer> Answers);
