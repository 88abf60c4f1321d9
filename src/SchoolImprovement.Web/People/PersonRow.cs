using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.People;

/// <summary>A role as lists show it.</summary>
public sealed record HeldRole(Guid Id, Role Role, Guid? SchoolId, DateOnly? Until);

/// <summary>A person as lists show them.</summary>
public sealed record PersonRow(Guid Id, string Name, string Email, MemberStatus Status, IReadOnlyList<HeldRole> Roles);

/// <summary>Words and choices that the people pages share.</summary>
public static class PeopleWords
{
    public static string Label(this MemberStatus status) => status switch
    {
        MemberStatus.Invited => "Invited",
        MemberStatus.Active => "Signs in",
        MemberStatus.Suspended => "Suspended",
        _ => "Has left",
    };

    public static string UntilWords(this DateOnly? until, DateOnly today) => until is not { } day ? "" : day < today ? $"ended {day.WithYear()}" : $"until {day.WithYear()}";

    /// <summary>Roles to choose from, the trust's and the schools' apart.</summary>
    public static IEnumerable<SelectListItem> RoleChoices(bool trustWide)
    {
        var school = new SelectListGroup { Name = "In a school" };
        var trust = new SelectListGroup { Name = "For the whole trust" };
        return Roles.All.Where(r => trustWide || !r.TrustWide)
            .Select(r => new SelectListItem(r.Label + (r.TimeLimited ? " (needs a last day)" : ""), r.Role.ToString()) { Group = trustWide ? (r.TrustWide ? trust : school) : null });
    }
}
