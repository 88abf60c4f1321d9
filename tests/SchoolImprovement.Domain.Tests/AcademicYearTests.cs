using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.Tests;

public sealed class AcademicYearTests
{
    [Theory]
    [InlineData("2026-08-31", 2025)]
    [InlineData("2026-09-01", 2026)]
    [InlineData("2027-08-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    public void A_day_falls_in_the_year_of_the_September_before_it(string day, int start) =>
        AcademicYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new AcademicYear(start));

    [Theory]
    [InlineData("2026-08-31", null)]
    [InlineData("2026-09-01", Term.Autumn)]
    [InlineData("2026-12-31", Term.Autumn)]
    [InlineData("2027-01-01", Term.Spring)]
    [InlineData("2027-03-31", Term.Spring)]
    [InlineData("2027-04-01", Term.Summer)]
    [InlineData("2027-08-31", Term.Summer)]
    [InlineData("2027-09-01", null)]
    public void A_day_falls_in_a_term_by_the_calendar(string day, Term? term) =>
        new AcademicYear(2026).TermOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(term);

    [Fact]
    public void It_runs_from_September_to_August()
    {
        var year = new AcademicYear(2026);
        (year.First, year.Last).ShouldBe((new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31)));
        year.Contains(year.First).ShouldBeTrue();
        year.Contains(year.Last).ShouldBeTrue();
        year.Contains(year.First.AddDays(-1)).ShouldBeFalse();
        year.Contains(year.Last.AddDays(1)).ShouldBeFalse();
        year.Next.First.ShouldBe(year.Last.AddDays(1));
    }

    [Theory]
    [InlineData(2026, "2026–27", "2026-27")]
    [InlineData(2008, "2008–09", "2008-09")]
    [InlineData(2099, "2099–00", "2099-00")]
    public void It_is_written_with_both_years(int start, string label, string slug)
    {
        var year = new AcademicYear(start);
        (year.Label, year.Slug, year.ToString()).ShouldBe((label, slug, label));
        AcademicYear.TryParse(label, out var fromLabel).ShouldBeTrue();
        AcademicYear.TryParse(slug, out var fromSlug).ShouldBeTrue();
        (fromLabel, fromSlug).ShouldBe((year, year));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-28")]
    [InlineData("2026/27")]
    [InlineData("1999-00")]
    [InlineData("2100-01")]
    [InlineData("2026-277")]
    [InlineData("2o26-27")]
    [InlineData("2006- 7")]
    [InlineData("2006-+7")]
    public void Anything_else_is_no_year(string? text) => AcademicYear.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Years_sort_by_time() =>
        new[] { new AcademicYear(2027), new AcademicYear(2025), new AcademicYear(2026) }.Order().Select(y => y.StartYear).ShouldBe([2025, 2026, 2027]);

    [Fact]
    public void Half_terms_have_words_and_a_term() =>
        Enum.GetValues<HalfTerm>().Select(h => (h.Label(), h.Term())).ShouldBe(
            [("Autumn 1", Term.Autumn), ("Autumn 2", Term.Autumn), ("Spring 1", Term.Spring), ("Spring 2", Term.Spring), ("Summer 1", Term.Summer), ("Summer 2", Term.Summer)]);
}

public sealed class ProgressTests
{
    [Fact]
    public void Every_state_has_its_own_word_colour_and_icon()
    {
        Progresses.All.Select(l => l.Value).ShouldBe(Enum.GetValues<Progress>(), ignoreOrder: true);
        Progresses.All.Select(l => l.Label).ShouldBeUnique();
        Progresses.All.Select(l => l.Token).ShouldBeUnique();
        Progresses.All.Select(l => l.Icon).ShouldBeUnique();
        Progress.OffTrack.Label().ShouldBe("Off track");
    }
}

public sealed class HistoryEntryTests
{
    [Fact]
    public void A_long_name_is_cut_to_what_is_kept()
    {
        NameOf(Given.Long(200)).ShouldBe(Given.Long(200));
        NameOf(Given.Long(201)).ShouldBe(Given.Long(199) + "…");
    }

    [Fact]
    public void A_letter_of_two_halves_is_not_cut_in_two() => NameOf(Given.Long(198) + "😀😀").ShouldBe(Given.Long(198) + "…");

    private static string NameOf(string name) => new HistoryEntry(Given.Trust, Given.Now, null, "Somebody", ChangeKind.Added, "Plan", Guid.Empty, name).RowName;
}
