using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Ui;

/// <summary>A step of the path above a page's title.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>What stands around a page: whose trust, which school, who is signed in, where they may go. Filled from what the request already knows; asks the database nothing.</summary>
public sealed class Shell(CurrentUser user, CurrentSchool school, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>One link of the rail. A count shows what waits there, in words for screen readers.</summary>
    public sealed record Item(string Label, string Icon, string Href, bool IsCurrent, int? Count = null, string? CountWords = null);

    /// <summary>Links under one heading; the first group has none.</summary>
    public sealed record Group(string? Heading, IReadOnlyList<Item> Items);

    public bool IsSignedIn => user.UserId is not null;

    public string PersonName => user.Name;

    public Guid? PersonId => user.UserId;

    public string Initials => Format.Initials(user.Name);

    public Guid? TrustId => user.Trust?.Id;

    public string? TrustName => user.Trust?.Name;

    public string? SchoolName => school.Known?.Name;

    /// <summary>What the rail is about: the school, else the trust, else the platform.</summary>
    public string Where => SchoolName ?? TrustName ?? "School Improvement";

    /// <summary>Phase and URN of the school, or null.</summary>
    public string? WhereNote => school.Known is { } s ? $"{s.Phase} · URN {s.Urn}" : null;

    /// <summary>The colour of the trust's stripe, as an address of a stylesheet that changes with it.</summary>
    public string? BrandHref => user.Trust is { } t ? $"/brand/{t.Id}.css?v={t.Colour.TrimStart('#')}" : null;

    /// <summary>Where the path to a page of the school begins: at its home, for those who may open that.</summary>
    public Crumb FirstCrumb => school.Known is { } s && user.May(Permission.SeeSchool, s.Id) ? new(s.Name, $"/schools/{s.Urn}") : new("Schools", "/schools");

    /// <summary>The way back from a school to all of them, for people who may see more than one.</summary>
    public string? AllSchoolsHref => school.Known is not null && user.IsMember ? "/schools" : null;

    /// <summary>The links of the rail: only what the person may open.</summary>
    public IReadOnlyList<Group> Groups => [.. Rail().Where(g => g.Items.Count > 0)];

    private IEnumerable<Group> Rail()
    {
        if (school.Known is { } s)
        {
            var at = $"/schools/{s.Urn}";
            yield return new(null, Only(
                (Any(Permission.SeeSchool), Link("Home", "house", at, exact: true)),
                (true, Link("My part", "check2-square", "/my-part")),
                (Any(Permission.ReadCurrentSelfEvaluation), Link("Self-evaluation", "clipboard-data", $"{at}/self-evaluation")),
                (Any(Permission.ReadSelfEvaluation), Link("Audits", "clipboard-check", $"{at}/audits")),
                (Any(Permission.ReadSelfEvaluation), Link("Needs", "ui-checks", $"{at}/needs")),
                (Any(Permission.ReadEvidence), Link("Evidence", "paperclip", $"{at}/evidence")),
                (Any(Permission.ReadPlan), Link("Improvement plan", "list-check", $"{at}/plan")),
                (Any(Permission.ReadPlanSummary) && !Any(Permission.ReadPlan), Link("Improvement plan", "list-check", $"{at}/plan/{AcademicYear.Of(clock.Today()).Slug}/summary")),
                (Any(Permission.ReadSchedule), Link("Monitoring", "calendar3", $"{at}/monitoring")),
                (Any(Permission.ReadPlan), Link("Training", "mortarboard", $"{at}/training"))));
            yield return new("Support and challenge", Only((Any(Permission.ReadVoice), Link("Staff voice", "chat-square-text", $"{at}/voice"))));
            yield return new("School", Only(
                (Any(Permission.SeePeople), Link("People and roles", "person", $"{at}/people")),
                (Any(Permission.ReadHistory), Link("History", "clock-history", $"{at}/history")),
                (Any(Permission.ManageSchoolTerms), Link("Term dates", "calendar3", $"{at}/terms"))));
            bool Any(Permission permission) => user.May(permission, s.Id);
        }
        else if (user.IsMember)
        {
            yield return new(null, Only(
                (true, Link("My part", "check2-square", "/my-part")),
                (true, Link("Schools", "building", "/schools")),
                (May(Permission.ReadPlan), Link("Golden thread", "signpost-split", "/thread")),
                (May(Permission.PlanJointTraining), Link("Training", "mortarboard", "/training")),
                (May(Permission.OfferVoice), Link("Staff voice", "chat-square-text", "/voice")),
                (May(Permission.AssignAudits), Link("Audits", "clipboard-check", "/audits")),
                (May(Permission.ManagePeople), Link("People and roles", "people", "/people"))));
            yield return new("Set up", Only(
                (May(Permission.ManageSchools), Link("Manage schools", "pencil", "/settings/schools")),
                (May(Permission.ManageSchools), Link("Import schools", "upload", "/import")),
                (May(Permission.ManageTrust), Link("Terms", "calendar3", "/terms")),
                (May(Permission.ManageTemplate), Link("Plan template", "ui-checks", "/template")),
                (May(Permission.ManageTemplate), Link("Frameworks", "columns-gap", "/frameworks")),
                (May(Permission.ManageTemplate), Link("Activity types", "clipboard-data", "/activities")),
                (May(Permission.ManageTemplate), Link("Plan calendar", "calendar-plus", "/calendar")),
                (May(Permission.ManageTrust), Link("Funding sources", "piggy-bank", "/funding")),
                (May(Permission.ManageTrust), Link("Settings", "gear", "/settings", exact: true)),
                (May(Permission.ManageTrust), Link("History", "clock-history", "/history"))));
            bool May(Permission permission) => user.MayInTrust(permission);
        }

        if (user.IsPlatformAdministrator)
        {
            yield return new("Platform", [Link("Trusts", "shield-lock", "/trusts")]);
        }
    }

    private static List<Item> Only(params (bool May, Item Item)[] items) => [.. items.Where(i => i.May).Select(i => i.Item)];

    private Item Link(string label, string icon, string href, bool exact = false)
    {
        var path = http.HttpContext!.Request.Path;
        return new(label, icon, href, path.Equals(href, StringComparison.OrdinalIgnoreCase) || (!exact && path.StartsWithSegments(href, StringComparison.OrdinalIgnoreCase)));
    }
}
