namespace SchoolImprovement.Web.Tests.Gias;

public class GroupLinksFileTests
{
    private const string Row = "777,TR00777,OAKSIDE TRUST,Multi-academy trust,Open,01/09/2012,123456";

    [Fact]
    public void Real_links_say_which_trust_a_school_is_in_and_since_when()
    {
        var links = Sample.GroupLinks(Sample.Bytes(Sample.Links));

        links.Count.ShouldBe(20);
        var norton = links.Of(136728).ShouldNotBeNull();
        (norton.GroupUid, norton.GroupId, norton.GroupName, norton.JoinedOn, norton.GroupIsOpen).ShouldBe((5622, "TR03123", "ARETÉ LEARNING TRUST", new DateOnly(2024, 4, 1), true));
        links.Of(100000).ShouldBeNull();
    }

    [Fact]
    public void Federations_and_sponsors_are_passed_over()
    {
        var links = Sample.GroupLinks(Sample.LinksCsv("1,,A Federation,Federation,Open,,100001", "2,,A Sponsor,School sponsor,Open,,100002", Row));

        links.All.Single().GroupName.ShouldBe("OAKSIDE TRUST");
    }

    [Fact]
    public void Of_two_trusts_the_open_one_counts_and_then_the_one_joined_last()
    {
        string[] rows = ["1,TR1,CLOSED TRUST,Multi-academy trust,Closed,01/09/2024,123456", Row, "2,TR2,EARLIER TRUST,Multi-academy trust,Open,01/09/2010,123456"];

        Sample.GroupLinks(Sample.LinksCsv(rows)).Of(123456)!.GroupUid.ShouldBe(777);
        Sample.GroupLinks(Sample.LinksCsv([.. rows.Reverse()])).Of(123456)!.GroupUid.ShouldBe(777);
    }

    [Fact]
    public void The_same_school_twice_in_a_trust_names_both_rows() =>
        Sample.LinksRefusal(Sample.LinksCsv(Row, Row)).ShouldBe(
            "“links.csv”, row 3, column “Academy URN”: URN 123456 stands in row 2 already with the same trust. Take one of the two rows out or download the file again.");

    [Theory]
    [InlineData("777,", ",", "column “Group UID”: the cell is empty. Every trust has a number. Fill in the cell or download the file again.")]
    [InlineData("777,", "TR7,", "column “Group UID”: “TR7” is not a whole number. Correct the cell or download the file again.")]
    [InlineData("01/09/2012", "09/31/2012", "column “Joined date”: “09/31/2012” is not a date such as 01-09-2024. Correct the cell or download the file again.")]
    [InlineData("OAKSIDE TRUST", "", "column “Group Name”: the cell is empty. Every trust has a name. Fill in the cell or download the file again.")]
    [InlineData("123456", "x", "column “Academy URN”: “x” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again.")]
    public void A_cell_that_cannot_be_read_is_named(string right, string wrong, string sentence) =>
        Sample.LinksRefusal(Sample.LinksCsv(Row.Replace(right, wrong, StringComparison.Ordinal))).ShouldBe("“links.csv”, row 2, " + sentence);

    [Fact]
    public void The_establishments_in_its_place_are_refused() =>
        Sample.LinksRefusal(Sample.Bytes(Sample.July2025)).ShouldBe(
            "“links.csv” holds the establishments of the register, not the group links of the register. Download the group links of academy trusts as CSV from the downloads page of Get Information about Schools and upload that file.");
}
