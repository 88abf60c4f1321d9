using System.Reflection;

namespace SchoolImprovement.Web.Tests.Architecture;

/// <summary>Who may know whom: rules know nobody, paper knows neither web nor database.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_rules_reference_nothing() => References("SchoolImprovement.Domain").Where(r => !IsOfTheRuntime(r)).ShouldBeEmpty();

    [Fact]
    public void Paper_knows_neither_the_web_nor_the_database()
    {
        var references = References("SchoolImprovement.Reports");
        references.Where(r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || r.StartsWith("Microsoft.Data", StringComparison.Ordinal) || r.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || r == "SchoolImprovement.Web").ShouldBeEmpty();
        references.ShouldNotContain("SchoolImprovement.Domain", "Paper takes its own report models, so that a rule can change without a page of print.");
    }

    [Fact]
    public void No_interface_of_ours_has_only_one_use()
    {
        var ours = new[] { "SchoolImprovement.Domain", "SchoolImprovement.Reports", "SchoolImprovement.Web" }.Select(Assembly.Load).SelectMany(a => a.GetTypes()).ToList();
        ours.Where(t => t.IsInterface).Where(i => ours.Count(t => !t.IsInterface && t.GetInterfaces().Any(x => (x.IsGenericType ? x.GetGenericTypeDefinition() : x) == i)) < 2).Select(i => i.FullName).ShouldBeEmpty();
    }

    private static List<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!).ToList();

    private static bool IsOfTheRuntime(string name) => name is "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal) || name == "System";
}
