using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

public class ImportWordsTests
{
    private static readonly DateTime Now = new(2026, 9, 7, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 9, 7), July = new(2025, 7, 18);

    [Theory]
    [InlineData("edubasealldata20250718.csv.gz", 51_866)]
    [InlineData("schools.csv", 45_000)]
    [InlineData("edubaseallstatefunded20260602.csv", 21_983)]
    [InlineData("edubaseallacademiesandfree20260602.csv", 11_985)]
    public void A_whole_file_needs_no_word(string name, int rows) => Warnings(new(rows, null, July), name).ShouldBeEmpty();

    [Theory]
    [InlineData("edubasealldata20250718.csv", 26_114, "“edubasealldata20250718.csv” has only 26,114 rows; the whole register has about 50,000. Schools that the file does not have stay as they are.")]
    [InlineData("schools.csv", 1, "“schools.csv” has only 1 row; the whole register has about 50,000. Schools that the file does not have stay as they are.")]
    [InlineData("edubaseallstatefunded20260602.csv", 11_000, "“edubaseallstatefunded20260602.csv” has only 11,000 rows; the whole extract of state-funded schools has about 22,000. Schools that the file does not have stay as they are.")]
    [InlineData("edubaseallacademiesandfree20260602.csv", 6_000, "“edubaseallacademiesandfree20260602.csv” has only 6,000 rows; the whole extract of academies and free schools has about 12,000. Schools that the file does not have stay as they are.")]
    public void Half_a_file_is_named_with_its_rows(string name, int rows, string sentence) => Warnings(new(rows, null, July), name).ShouldBe([sentence]);

    [Fact]
    public void Half_a_group_links_file_is_named_too()
    {
        Warnings(new(51_866, 11_759, July)).ShouldBeEmpty();
        Warnings(new(51_866, 5_000, July)).ShouldBe(["“links.csv” names the trust of only 5,000 schools; the whole file does so for about 11,500. Schools without a link may look as if they were in no trust."]);
    }

    [Fact]
    public void A_file_older_than_what_was_brought_in_before_is_told_and_the_same_or_a_newer_one_is_not()
    {
        RegisterExtent whole = new(51_866, null, July);
        Warnings(whole, broughtIn: new DateOnly(2026, 6, 2)).ShouldBe(
            ["“edubasealldata20250718.csv” has the register as it was on 18 Jul 2025. You brought it in as of 2 Jun 2026 before, so older names and numbers would take the place of newer ones, and a school that has joined you since looks as if it had moved away."]);
        Warnings(whole, broughtIn: July).ShouldBeEmpty();
        Warnings(whole, broughtIn: July.AddDays(1)).ShouldBeEmpty();
        Warnings(whole, broughtIn: new DateOnly(2024, 10, 29)).ShouldBeEmpty();
        Warnings(whole with { AsOf = null }, broughtIn: new DateOnly(2026, 6, 2)).ShouldBeEmpty();
    }

    [Fact]
    public void The_day_of_a_file_is_the_one_in_its_name_or_else_its_latest_change()
    {
        var changed = new DateOnly(2025, 7, 17);
        ImportWords.AsOf("edubasealldata20250718.csv.gz", changed, Today).ShouldBe(July);
        ImportWords.AsOf("edubasealldata20250718 (2).csv", null, Today).ShouldBe(July);
        ImportWords.AsOf("edubaseallstatefunded20260602.csv", null, Today).ShouldBe(new DateOnly(2026, 6, 2));
        ImportWords.AsOf("edubasealldata20259999.csv", changed, Today).ShouldBe(changed);
        ImportWords.AsOf("schools 20250101.csv", changed, Today).ShouldBe(changed);
        ImportWords.AsOf("schools.csv", Today.AddDays(1), Today).ShouldBeNull("a change that is still to come is a slip of the pen");
        ImportWords.AsOf("schools.csv", null, Today).ShouldBeNull();
    }

    [Fact]
    public void A_file_says_how_many_rows_it_has_and_when_the_latest_was_changed()
    {
        using var whole = EstablishmentFile.Open(Sample.July2025, new MemoryStream(Sample.Bytes(Sample.July2025)));
        var rows = whole.Rows().Count();
        whole.RowsRead.ShouldBe(rows);
        whole.LastChanged!.Value.ShouldBeInRange(new DateOnly(2025, 6, 1), July);

        using var brief = EstablishmentFile.Open("file.csv", new MemoryStream(Sample.Csv(Sample.OaksideRow)));
        brief.Rows().Count().ShouldBe(1);
        brief.LastChanged.ShouldBeNull();
    }

    private static IReadOnlyList<string> Warnings(RegisterExtent extent, string name = Sample.July2025, DateOnly? broughtIn = null)
    {
        var administrator = new Actor(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ada Admin", [new Holding(Role.TrustAdministrator, null, null)], Today);
        var import = new RegisterImport(administrator, "5622", name, extent.Links is null ? null : "links.csv", Now);
        import.Find(1, "[]", extent, Now);
        return ImportWords.Warnings(import, broughtIn);
    }
}
