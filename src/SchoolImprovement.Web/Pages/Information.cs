using Microsoft.AspNetCore.Authorization;

namespace SchoolImprovement.Web.Pages;

/// <summary>How accessible the software is. Open to everyone.</summary>
[AllowAnonymous]
public sealed class AccessibilityModel : AppPage;

/// <summary>What is kept about people. Open to everyone.</summary>
[AllowAnonymous]
public sealed class PrivacyModel : AppPage;

/// <summary>How it works, and the words. Open to everyone.</summary>
[AllowAnonymous]
public sealed class HelpModel : AppPage
{
    public static IReadOnlyList<(string Word, string Meaning)> Words { get; } =
    [
        ("Improvement plan", "What a school will do in a school year to get better, why, and how it will know. Your trust may call it AIP, SIP or SDP."),
        ("Priority", "One of the few things that matter most this year, with one person who leads it."),
        ("Why this matters", "The rationale: the evidence that made it a priority, and where things stand at the start (the baseline)."),
        ("Success criterion", "How you will know: a measure with a baseline, a target and a date."),
        ("Milestone", "What should be true by the end of a term, if all goes well."),
        ("Action", "Something that somebody does by a date, with its cost and where the money comes from."),
        ("Evaluation area", "The part of the school’s self-evaluation that a priority belongs to."),
        ("Implementation strand", "Which side of the school carries a priority out: teaching, HR, back office, governance, IT, finance or leadership."),
        ("Link governor", "The governor who follows a priority and asks about it."),
        ("Complete", "Done."),
        ("On track", "Going as planned."),
        ("At risk", "Needs attention, and can be reached if somebody acts."),
        ("Off track", "Not likely to be reached without a big change."),
        ("Staff voice", "What staff say in a questionnaire that they answer by a link, without a name. Results are shown once it is closed, and never of a few people."),
        ("Golden thread", "The line from evidence through self-evaluation, priority and action to monitoring and governors."),
        ("Trust", "The academy trust, or local authority, that a school belongs to."),
        ("URN", "Unique reference number: the number that the Department for Education gives a school."),
    ];
}
