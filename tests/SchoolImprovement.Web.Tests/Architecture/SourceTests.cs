using System.Text.RegularExpressions;

namespace SchoolImprovement.Web.Tests.Architecture;

/// <summary>How the code is laid out, held by reading it.</summary>
public sealed partial class SourceTests
{
    private static readonly string Root = FindRoot();

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories).Where(f => !Skipped().IsMatch(f.Replace('\\', '/')));

    private static IEnumerable<(string File, int Line, string Text)> Lines(string pattern) =>
        Sources(pattern).SelectMany(f => File.ReadLines(f).Select((text, i) => (Path.GetRelativePath(Root, f), i + 1, text)));

    [Fact]
    public void The_wall_between_trusts_is_looked_over_in_one_file_only_and_always_by_name()
    {
        var uses = Lines("*.cs").Concat(Lines("*.cshtml")).Where(l => l.Text.Contains("IgnoreQueryFilters(", StringComparison.Ordinal)).ToList();
        uses.Where(l => !l.File.EndsWith(Path.Combine("Security", "Memberships.cs"), StringComparison.Ordinal)).ShouldBeEmpty();
        uses.Where(l => l.Text.Contains("IgnoreQueryFilters()", StringComparison.Ordinal)).ShouldBeEmpty();
        uses.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_sql_is_written_by_hand_where_a_person_types() =>
        Lines("*.cs").Where(l => l.Text.Contains("FromSqlRaw(", StringComparison.Ordinal) || l.Text.Contains("ExecuteSqlRaw", StringComparison.Ordinal) || l.Text.Contains("SqlQueryRaw", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_put_into_a_page_as_raw_html() =>
        Lines("*.cshtml").Concat(Lines("*.cs")).Where(l => l.Text.Contains("Html.Raw", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void No_page_has_inline_script_or_style() =>
        Lines("*.cshtml").Where(l => InlineCode().IsMatch(l.Text)).ShouldBeEmpty();

    [Fact]
    public void Every_page_model_stands_on_the_small_base() =>
        Lines("*.cs").Where(l => l.Text.Contains(": PageModel", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void No_write_goes_without_its_token() =>
        Lines("*.cs").Where(l => l.Text.Contains("IgnoreAntiforgeryToken", StringComparison.Ordinal) && !l.File.EndsWith("Status.cshtml.cs", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Types_have_the_fields_names()
    {
        var types = new[] { typeof(Domain.AcademicYear).Assembly, typeof(Program).Assembly, System.Reflection.Assembly.Load("SchoolImprovement.Reports") }.SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("SchoolImprovement", StringComparison.Ordinal) == true && !t.Name.Contains('<') && !t.Name.Contains("TagHelper", StringComparison.Ordinal));
        types.Where(t => EmptyName().IsMatch(t.Name)).Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_model_is_at_most_150_lines() =>
        Sources("*.cshtml.cs").Where(f => File.ReadLines(f).Count() > 150).Select(f => $"{Path.GetRelativePath(Root, f)} has {File.ReadLines(f).Count()} lines").ShouldBeEmpty();

    [Fact]
    public void A_file_is_at_most_400_lines()
    {
        // The stylesheet is one by design: a theme is read from top to bottom.
        string[] longer = ["theme.css", "site.css"];
        Sources("*.cs").Concat(Sources("*.cshtml")).Concat(Sources("*.js")).Where(f => !longer.Contains(Path.GetFileName(f)) && File.ReadLines(f).Count() > 400)
            .Select(f => $"{Path.GetRelativePath(Root, f)} has {File.ReadLines(f).Count()} lines").ShouldBeEmpty();
    }

    [Fact]
    public void A_day_is_taken_of_an_instant_in_one_place_where_it_is_the_day_in_England() =>
        Lines("*.cs").Concat(Lines("*.cshtml")).Where(l => OwnDay().IsMatch(l.Text) && !l.File.EndsWith(Path.Combine("SchoolImprovement.Domain", "Clock.cs"), StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Program_is_a_table_of_contents() =>
        File.ReadLines(Path.Combine(Root, "src", "SchoolImprovement.Web", "Program.cs")).Count().ShouldBeLessThan(60);

    [Fact]
    public void The_top_level_holds_only_what_everybody_looks_for()
    {
        var allowed = new Regex(@"^(\..*|SchoolImprovement\.sln|src|tests|docs|docker-compose\.yml|README\.md|LICEN[CS]E.*|global\.json|Directory\..*\.(props|targets)|screens)$");
        Directory.EnumerateFileSystemEntries(Root).Select(e => Path.GetFileName(e)).Where(n => !allowed.IsMatch(n)).ShouldBeEmpty();
    }

    internal static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SchoolImprovement.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex("/(bin|obj|node_modules|Migrations|wwwroot/lib|App_Data)/")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"<script(?![^>]*(src=|type=""(application/json|speculationrules)""))|<style|\sstyle=""|\son[a-z]+=""|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"DateOnly\.FromDateTime\(|DateTime(Offset)?\.(Now|UtcNow|Today)\b|\.GetLocalNow\(")]
    private static partial Regex OwnDay();

    [GeneratedRegex("(Helper|Helpers|Manager|Utils?|Utilities|Service|Services|Dto|ViewModel|Repository)$")]
    private static partial Regex EmptyName();
}
