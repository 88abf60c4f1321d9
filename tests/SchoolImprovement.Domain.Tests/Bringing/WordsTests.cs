using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Bringing;

/// <summary>How the words of the field are read: headings, times, names, money, colours.</summary>
public sealed class WordsTests
{
    private static readonly Timescale Time = new(Given.Year, HalfTermDates.Usual(Given.Year));

    private static readonly KnownPerson Sarah = new(Guid.CreateVersion7(), "Sarah Whitlock", [Role.Headteacher]);

    private static readonly KnownPerson Daniel = new(Guid.CreateVersion7(), "Daniel Pritchard", [Role.SeniorLeader]);

    private static readonly KnownPerson Zoe = new(Guid.CreateVersion7(), "Zoë Pritchard-Jones", [Role.PriorityLead]);

    private static readonly KnownPerson[] People = [Sarah, Daniel, Zoe];

    private static readonly KnownSource Budget = new(Guid.CreateVersion7(), "School budget"), Premium = new(Guid.CreateVersion7(), "Pupil premium");

    [Theory]
    [InlineData("Objective", Meaning.Priority)]
    [InlineData("KEY PRIORITY", Meaning.Priority)]
    [InlineData("Actions to be taken", Meaning.Action)]
    [InlineData("Action(s) / steps", Meaning.Action)]
    [InlineData("By whom?", Meaning.Lead)]
    [InlineData("Person(s) responsible", Meaning.Lead)]
    [InlineData("Who", Meaning.Lead)]
    [InlineData("By when", Meaning.Due)]
    [InlineData("Timescale", Meaning.When)]
    [InlineData("Cost / Resources (£)", Meaning.Cost)]
    [InlineData("Success Criteria (Impact)", Meaning.Criterion)]
    [InlineData("How will we know?", Meaning.Criterion)]
    [InlineData("How will it be monitored and by whom?", Meaning.Note)]
    [InlineData("Evidence", Meaning.Note)]
    [InlineData("Evaluation / impact", Meaning.Note)]
    [InlineData("End of Autumn Term milestones", Meaning.MilestoneAutumn)]
    [InlineData("RAG", Meaning.Status)]
    [InlineData("No.", Meaning.LeaveOut)]
    [InlineData("Link Governor", Meaning.Governor)]
    [InlineData("Rationale – why?", Meaning.Rationale)]
    [InlineData("£", Meaning.Cost)]
    public void A_heading_means(string heading, Meaning meaning) => Meanings.OfHeading(heading).ShouldBe(meaning);

    [Theory]
    [InlineData("")]
    [InlineData("Blue folder")]
    [InlineData("Whole")]
    public void A_heading_that_nobody_uses_means_nothing(string heading) => Meanings.OfHeading(heading).ShouldBeNull();

    [Theory]
    [InlineData("24/10/2026", "2026-10-24", "2026-10-24")]
    [InlineData("24.10.26", "2026-10-24", "2026-10-24")]
    [InlineData("24th October", "2026-10-24", "2026-10-24")]
    [InlineData("Fri 3 March 2027", "2027-03-03", "2027-03-03")]
    [InlineData("Oct 26", "2026-10-01", "2026-10-31")]
    [InlineData("March", "2027-03-01", "2027-03-31")]
    [InlineData("Sept – Dec", "2026-09-01", "2026-12-31")]
    [InlineData("Sept 26 to July 27", "2026-09-01", "2027-07-31")]
    [InlineData("ongoing", "2026-09-01", "2027-08-31")]
    [InlineData("Termly", "2026-09-01", "2027-08-31")]
    [InlineData("by Easter", "2026-09-01", "2027-03-25")]
    [InlineData("By end of Autumn 1", "2026-09-01", "2026-10-23")]
    [InlineData("Autumn 1", "2026-09-01", "2026-10-23")]
    [InlineData("Aut 1 & 2", "2026-09-01", "2026-12-18")]
    [InlineData("Autumn term", "2026-09-01", "2026-12-18")]
    [InlineData("HT3", "2027-01-04", "2027-02-12")]
    [InlineData("from Spring 1", "2027-01-04", "2027-08-31")]
    public void Times_are_read(string text, string first, string last)
    {
        var period = Time.Read(text).ShouldNotBeNull();
        $"{period.First:yyyy-MM-dd} {period.Last:yyyy-MM-dd}".ShouldBe($"{first} {last}");
        period.SaysEverything.ShouldBeTrue();
        period.Doubt.ShouldBeNull();
    }

    [Theory]
    [InlineData("TBC")]
    [InlineData("see calendar")]
    [InlineData("31/02/2027")]
    public void What_is_no_time_is_not_guessed(string text) => Time.Read(text).ShouldBeNull();

    [Fact]
    public void A_number_after_a_month_that_cannot_be_the_year_is_a_day_to_check()
    {
        var period = Time.Read("Oct 24").ShouldNotBeNull();
        period.First.ShouldBe(new DateOnly(2026, 10, 24));
        period.Doubt.ShouldBe("Read as 24 October 2026. Check it");
        new Timescale(new AcademicYear(2024), HalfTermDates.Usual(new AcademicYear(2024))).Read("Oct 24").ShouldNotBeNull().Last.ShouldBe(new DateOnly(2024, 10, 31));
    }

    [Fact]
    public void Words_beside_a_time_are_noticed() => Time.Read("Autumn 1, then once Kiran is back").ShouldNotBeNull().SaysEverything.ShouldBeFalse();

    [Theory]
    [InlineData("Sarah Whitlock", "Sarah Whitlock", null)]
    [InlineData("SW", "Sarah Whitlock", null)]
    [InlineData("Mrs Whitlock", "Sarah Whitlock", null)]
    [InlineData("S. Whitlock", "Sarah Whitlock", null)]
    [InlineData("HT", "Sarah Whitlock", null)]
    [InlineData("zoe pritchard-jones", "Zoë Pritchard-Jones", null)]
    [InlineData("DP / SW", "Daniel Pritchard", "Sarah Whitlock")]
    [InlineData("Head and all teachers", "Sarah Whitlock", "all teachers")]
    [InlineData("SLT", null, "SLT")]
    [InlineData("Mr Nobody", null, "Mr Nobody")]
    public void People_are_known_by_what_schools_call_them(string text, string? first, string? others)
    {
        var meant = Who.Read(text, People);
        meant.First?.Name.ShouldBe(first);
        (meant.First is null).ShouldBe(first is null);
        meant.Others.ShouldBe(others);
    }

    [Fact]
    public void A_name_that_two_people_have_is_kept_in_words()
    {
        var meant = Who.Read("Daniel", [Daniel, new KnownPerson(Guid.CreateVersion7(), "Daniel Brook", [Role.Staff])]);
        meant.First.ShouldBeNull();
        meant.Unknown.ShouldBe(["Daniel"]);
    }

    [Theory]
    [InlineData("£1.2k", 120_000, null, true)]
    [InlineData("500 PP", 50_000, "Pupil premium", true)]
    [InlineData("£1,250.50", 125_050, null, true)]
    [InlineData("3 days @ £200", 60_000, null, true)]
    [InlineData("£300 x 4", 120_000, null, true)]
    [InlineData("Nil", 0, null, true)]
    [InlineData("£850 from pupil premium", 85_000, "Pupil premium", true)]
    [InlineData("Phonics books £400", 40_000, null, false)]
    [InlineData("Staff meeting time", null, null, false)]
    [InlineData("2 INSET days", null, null, false)]
    [InlineData("TBC", null, null, false)]
    public void Money_is_read(string text, int? pence, string? source, bool everything)
    {
        var cost = Money.Read(text, [Budget, Premium]);
        cost.Pence.ShouldBe(pence);
        cost.Source?.Name.ShouldBe(source);
        (cost.Source is null).ShouldBe(source is null);
        cost.SaysEverything.ShouldBe(everything);
        cost.Doubt.ShouldBeNull();
    }

    [Theory]
    [InlineData("£300 supply + £50 books", 35_000, "2 amounts are added up to £350. Check the sum")]
    [InlineData("£500 - £700", 70_000, "Read as the higher amount of “£500 - £700”. Check it")]
    [InlineData("£40 per class", 4_000, "Read as £40 in all. Check it")]
    public void A_doubtful_amount_is_said_to_be_so(string text, int pence, string doubt)
    {
        var cost = Money.Read(text, [Budget, Premium]);
        cost.Pence.ShouldBe(pence);
        cost.Doubt.ShouldBe(doubt);
    }

    [Theory]
    [InlineData("G", Progress.OnTrack)]
    [InlineData("amber", Progress.AtRisk)]
    [InlineData("Red", Progress.OffTrack)]
    [InlineData("✓", Progress.Complete)]
    [InlineData("In progress", Progress.OnTrack)]
    [InlineData("Not started", Progress.NotStarted)]
    public void Colours_and_states_are_read(string text, Progress progress) => Standing.Read(text).ShouldBe(progress);

    [Fact]
    public void A_state_nobody_uses_is_not_guessed() => Standing.Read("Nearly there").ShouldBeNull();
}
