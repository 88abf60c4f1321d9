using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

public class TrustSearchTests
{
    [Theory]
    [InlineData("ARETÉ LEARNING TRUST")]
    [InlineData("areté")]
    [InlineData("  Arete   learning ")]
    [InlineData("5622")]
    public void A_trust_is_found_by_name_without_accents_and_capitals_or_by_group_uid(string words) =>
        Sample.Find(words).ShouldBe([new TrustFound(5622, "ARETÉ LEARNING TRUST", 11)]);

    [Fact]
    public void A_trust_is_found_by_its_group_id_when_the_links_are_there()
    {
        Sample.Find("tr03123", links: Sample.Links).ShouldBe([new TrustFound(5622, "ARETÉ LEARNING TRUST", 11)]);
        Sample.Find("tr03123").ShouldBeEmpty();
    }

    [Fact]
    public void Several_trusts_come_with_the_likeliest_first()
    {
        Sample.Find("trust").Select(t => t.Uid).ShouldBe([5622, 3805, 16540]);
        Sample.Find("lumen learning trust").Single().ShouldBe(new TrustFound(3805, "LUMEN LEARNING TRUST", 6));
    }

    [Fact]
    public void A_name_that_no_trust_has_finds_none() => Sample.Find("no such trust").ShouldBeEmpty();

    [Fact]
    public void A_short_extract_finds_trusts_by_the_links_alone() =>
        Sample.Find("areté", Sample.ShortExtract, Sample.Links).ShouldBe([new TrustFound(5622, "ARETÉ LEARNING TRUST", 3)]);

    [Fact]
    public void A_short_extract_without_links_is_refused() =>
        Should.Throw<GiasFileException>(() => Sample.Find("areté", Sample.ShortExtract)).Message.ShouldBe(
            $"“{Sample.ShortExtract}” does not say which trust a school is in: it has no column “Trusts (code)”. Upload the group links file as well, or the full “Establishment fields CSV”.");
}
