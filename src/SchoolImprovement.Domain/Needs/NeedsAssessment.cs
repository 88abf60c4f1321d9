using System.Globalization;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Needs;

/// <summary>Where a need shows.</summary>
public enum NeedOrigin
{
    /// <summary>A point of the last inspection that is not dealt with.</summary>
    Inspection,

    /// <summary>An area that the school, its adviser or the trust judges below what is expected.</summary>
    Grade,

    /// <summary>Statements of a finished audit that are below what is expected.</summary>
    Audit,

    /// <summary>What staff said in the last questionnaire.</summary>
    Voice,
}

/// <summary>A priority that what the school knows asks for.</summary>
/// <param name="Key">Stays the same for as long as what it comes from is there.</param>
/// <param name="Source">Where it shows.</param>
/// <param name="Title">A title for the priority.</param>
/// <param name="Why">Why, in sentences.</param>
/// <param name="Weight">Only for putting needs in order: the more, the sooner.</param>
/// <param name="AreaId">The area of the trust's usual framework that it belongs to, or null.</param>
public sealed record Need(string Key, NeedOrigin Source, string Title, string Why, int Weight, Guid? AreaId = null);

/// <summary>An area as the school and others judge it.</summary>
/// <param name="Id">The area's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="School">The school's grade, or null when not yet judged.</param>
/// <param name="Other">The latest view of adviser or trust, or null.</param>
/// <param name="Who">Whose view that is.</param>
/// <param name="Developments">Its areas for development that no priority takes up.</param>
/// <param name="HasPriority">A priority of the plan answers it.</param>
public sealed record JudgedArea(Guid Id, string Name, Grade? School, Grade? Other, string? Who, IReadOnlyList<string> Developments, bool HasPriority);

/// <summary>A point of the last inspection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What was asked for.</param>
/// <param name="Progress">How it stands, or null when nobody has said.</param>
public sealed record InspectionPoint(Guid Id, string Text, Progress? Progress);

/// <summary>An area of a finished audit.</summary>
/// <param name="SchoolAuditId">The school's audit.</param>
/// <param name="Audit">Its title.</param>
/// <param name="AreaId">The area.</param>
/// <param name="Area">Its name.</param>
/// <param name="Judged">How many of its statements were judged.</param>
/// <param name="Low">Those below what is expected that no priority takes up, with the answer; the lowest first.</param>
public sealed record AuditedArea(Guid SchoolAuditId, string Audit, Guid AreaId, string Area, int Judged, IReadOnlyList<(string Statement, string Answer)> Low);

/// <summary>What staff said last.</summary>
/// <param name="QuestionnaireId">The questionnaire.</param>
/// <param name="Title">Its title.</param>
/// <param name="Replies">How many replied.</param>
/// <param name="Suggested">What the answers ask for, most wanted first.</param>
public sealed record StaffSaid(Guid QuestionnaireId, string Title, int Replies, IReadOnlyList<SuggestedPriority> Suggested);

/// <summary>
/// What a school should work on next, read from everything it knows about itself: grades and other people's views of them, the last inspection, audits, and what staff say.
/// It suggests; people decide. Source: seeds 003 and 004, product.md "needs assessment".
/// </summary>
public static class NeedsAssessment
{
    /// <summary>The needs, the most pressing first. What a priority of the plan answers already is not among them.</summary>
    /// <param name="areas">The areas that apply to the school.</param>
    /// <param name="inspection">The points of the last inspection.</param>
    /// <param name="audits">The areas of the audits that the school finished.</param>
    /// <param name="staff">What staff said last, or null.</param>
    public static IReadOnlyList<Need> Of(IEnumerable<JudgedArea> areas, IEnumerable<InspectionPoint> inspection, IEnumerable<AuditedArea> audits, StaffSaid? staff) =>
        [.. areas.Select(Of).Concat(inspection.Select(Of)).Concat(audits.Select(Of)).OfType<Need>().Concat(Of(staff)).OrderByDescending(n => n.Weight).ThenBy(n => n.Source).ThenBy(n => n.Title, StringComparer.Ordinal)];

    private static Need? Of(JudgedArea area)
    {
        var other = area.Other is { IsBelow: true } view && (area.School is null || view.Order < area.School.Order) ? view : null;
        if (area.HasPriority || (area.School is not { IsBelow: true } && other is null))
        {
            return null;
        }

        var why = area.School is null ? $"{area.Who} judges {area.Name} {other!.Label}." : other is null ? $"We judge {area.Name} {area.School.Label}, and no priority answers it."
            : $"We judge {area.Name} {area.School.Label}; {area.Who} would say {other.Label}. No priority answers it.";
        var more = area.Developments.Count == 0 ? "" : $" Needs to improve: {string.Join("; ", area.Developments.Select(d => d.TrimEnd('.')))}.";
        return new($"area:{area.Id}", NeedOrigin.Grade, area.Developments.Count == 1 ? Title(area.Developments[0]) : Strengthen(area.Name), why + more, Below(other ?? area.School!) - (area.School is { IsBelow: true } ? 0 : 10), area.Id);

        static int Below(Grade grade) => grade.Token == Grade.TokensBelow[0] ? 100 : 85;
    }

    private static Need? Of(InspectionPoint point) => point.Progress is Progress.Complete or Progress.OnTrack ? null : new(
        $"inspection:{point.Id}", NeedOrigin.Inspection, Title(point.Text),
        $"The last inspection asked for it, and {(point.Progress switch { Progress.OffTrack => "it is off track", Progress.AtRisk => "it is at risk", Progress.NotStarted => "nothing has been started", _ => "nobody has said how it stands" })}.",
        point.Progress == Progress.AtRisk ? 80 : 90);

    private static Need? Of(AuditedArea area)
    {
        if (area.Low.Count == 0)
        {
            return null;
        }

        var first = string.Join(" ", area.Low.Take(2).Select(l => $"“{l.Statement.TrimEnd('.')}”: {l.Answer}."));
        var count = area.Low.Count == 1 ? "one statement is" : string.Create(CultureInfo.InvariantCulture, $"{area.Low.Count} of {area.Judged} statements are");
        return new(
            $"audit:{area.SchoolAuditId}:{area.AreaId}", NeedOrigin.Audit, area.Low.Count == 1 ? Title(area.Low[0].Statement) : Strengthen(area.Area),
            $"{area.Audit}, {area.Area}: {count} below what is expected. {first}", 40 + (30 * area.Low.Count / Math.Max(1, area.Judged)));
    }

    private static IEnumerable<Need> Of(StaffSaid? staff) => staff is null ? [] : staff.Suggested.Select((s, i) => new Need(
        $"voice:{staff.QuestionnaireId}:{s.Theme}", NeedOrigin.Voice, Title(s.Title), string.Create(CultureInfo.InvariantCulture, $"{staff.Title}, {staff.Replies} replies: {s.Why}"), Math.Max(40, 70 - (10 * i))));

    private static string Title(string text) => Rule.Cut(text.ReplaceLineEndings(" ").TrimEnd('.', ' '), Plans.Priority.TitleMax);

    private static string Strengthen(string area) => Title($"Strengthen {(area.Length > 1 && char.IsUpper(area[1]) ? area : char.ToLowerInvariant(area[0]) + area[1..])}");
}
