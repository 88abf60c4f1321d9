using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>The words of the demo, which stand in the JSON files beside this class.</summary>
internal static class DemoText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T Read<T>(string file)
    {
        using var stream = typeof(DemoText).Assembly.GetManifestResourceStream($"SchoolImprovement.Web.Data.Demo.{file}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }

    /// <summary>"7 Sep" in a school year; months from September on are in its first half.</summary>
    public static DateOnly Day(string dayAndMonth, AcademicYear year)
    {
        var day = DateOnly.ParseExact($"{dayAndMonth} {year.StartYear}", "d MMM yyyy", CultureInfo.InvariantCulture);
        return day.Month >= 9 ? day : day.AddYears(1);
    }
}

internal sealed record TrustText(
    string Name, string? GroupUid, string Colour, string? PlanName, string? PlanShortName, PersonText[] People, Dictionary<string, string>? Accounts,
    GuestText[]? Guests, string[] TrustPriorities, string? OwnTerms, SchoolText[] Schools);

/// <param name="Invited">Has not answered the invitation, so there is no account.</param>
internal sealed record PersonText(string Name, string Email, bool Invited, RoleText[] Roles);

internal sealed record RoleText(Role Role, string[]? Schools);

/// <summary>Somebody of one school who has a role in another for some days.</summary>
internal sealed record GuestText(string Name, Role Role, string School, int Days);

/// <param name="Care">How well it goes, from 0 (struggling) to 4 (strong): decides figures and states.</param>
/// <param name="Stage">How far this year's plan is: none, started, titles, part, full or firs (word for word).</param>
internal sealed record SchoolText(
    string Urn, string Name, string Slug, string Phase, string Type, int AgeFrom, int AgeTo, string Authority, int Pupils, int Care, string Stage,
    string[]? Themes, bool LastYear, string Head, string Deputy, string[] Leads, string Chair, string Governor);

internal sealed record PlanText(HeaderText Header, PriorityText[] Priorities);

internal sealed record HeaderText(string Summary, string Vision, string Context, string LastInspection, string NextSteps, string Sources);

/// <summary>
/// A priority in words. Actions and milestones are lines with bars between their parts:
/// "what | who | start | due | [state |] pounds and source | training | for whom | note", "[state |] milestone [| impact]".
/// In a theme that many schools use, who is head, deputy, lead or other, and states are worked out.
/// </summary>
internal sealed record PriorityText(
    string? Key, string Short, string Title, string Area, Strand Strand, string? Lead, string? Governor, string? Answers, string Why, string Start,
    string[] Outcomes, CriterionText[] Criteria, string[] Autumn, string[] Spring, string[] Summer, string[] Actions);

internal sealed record CriterionText(
    string What, MeasureUnit Unit, decimal From, decimal To, decimal? National, decimal[]? Actual, decimal[]? Expected, Progress? Progress, string? Note);
