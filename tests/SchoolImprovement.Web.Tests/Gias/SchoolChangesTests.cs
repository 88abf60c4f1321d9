using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

public class SchoolChangesTests
{
    private const int Arete = 5622;

    [Fact]
    public void A_new_trust_gets_its_open_schools_with_the_day_they_joined()
    {
        var changes = SchoolChanges.Between([], Sample.Extract(Arete, links: Sample.Links));

        changes.Added.Count.ShouldBe(11);
        changes.Added.Single(s => s.Row.Urn == 136728).JoinedOn.ShouldBe(new DateOnly(2024, 4, 1));
        changes.IsNone.ShouldBeFalse();
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var ours = Applied([], Sample.Extract(Arete));

        var again = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: Urns(ours)));

        again.IsNone.ShouldBeTrue();
        again.Unchanged.ShouldBe(11);
    }

    [Fact]
    public void The_other_date_shows_exactly_the_differences()
    {
        var ours = Applied([], Sample.Extract(Arete, Sample.October2024));

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, Sample.July2025, ours: Urns(ours)));

        changes.Added.Select(s => s.Row.Name).ShouldBe(["Nunthorpe Academy", "Broomfield School"]);
        changes.Changed.Count.ShouldBe(9);
        changes.Changed.Single(c => c.Row.Urn == 136728).Fields.ShouldBe([new FieldChange("Pupils", "733", "692")]);
        (changes.Closed.Count, changes.MovedAway.Count, changes.Rejoined.Count, changes.Unchanged).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void An_age_range_that_changed_is_shown_with_old_and_new()
    {
        var ours = Applied([], Sample.Extract(3805, Sample.October2024));

        var saxon = SchoolChanges.Between(ours, Sample.Extract(3805, ours: Urns(ours))).Changed.Single(c => c.Row.Urn == 140250);

        saxon.Fields.ShouldBe([new FieldChange("Lowest age", "4", "2"), new FieldChange("Pupils", "410", "423")]);
    }

    [Fact]
    public void A_school_that_closed_is_shown_as_closed_and_one_in_another_trust_as_moved_away()
    {
        TrustSchool broomfield = School(121359, "Broomfield School"), echelford = School(140034, "The Echelford Primary School");
        TrustSchool[] ours = [broomfield, echelford];

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: Urns(ours)));

        changes.Closed.Single().Urn.ShouldBe(121359);
        changes.MovedAway.Single().ShouldSatisfyAllConditions(s => s.Row.Urn.ShouldBe(140034), s => s.TrustName.ShouldBe("LUMEN LEARNING TRUST"));
        changes.Added.Count.ShouldBe(11);
    }

    [Fact]
    public void A_school_that_came_back_rejoins()
    {
        var ours = Applied([], Sample.Extract(Arete)).Select(s => s.Urn == 136728 ? s with { Status = TrustSchoolStatus.Left, Pupils = 700 } : s).ToList();

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: Urns(ours)));

        changes.Rejoined.Single().Fields.ShouldBe([new FieldChange("Pupils", "700", "692")]);
        changes.Unchanged.ShouldBe(10);
    }

    [Fact]
    public void A_school_that_closed_or_left_before_is_not_shown_again()
    {
        TrustSchool[] ours = [School(121359, "Broomfield School") with { Status = TrustSchoolStatus.Closed }, School(140034, "Echelford") with { Status = TrustSchoolStatus.Left }];

        var changes = SchoolChanges.Between(ours, Sample.Extract(16540, ours: Urns(ours)));

        (changes.Closed.Count, changes.MovedAway.Count, changes.Changed.Count, changes.Unchanged).ShouldBe((0, 0, 0, 2));
    }

    [Fact]
    public void A_school_that_the_file_does_not_have_stays_as_it_is()
    {
        var changes = SchoolChanges.Between([School(999999, "By hand")], Sample.Extract(16540, ours: 999999));

        changes.NotInFile.Single().Name.ShouldBe("By hand");
        (changes.Closed.Count, changes.MovedAway.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_file_without_numbers_of_pupils_does_not_take_them_away()
    {
        var ours = Applied([], Sample.Extract(Arete)).Where(s => s.Urn is 136728 or 138845 or 141930).ToList();

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, Sample.ShortExtract, Sample.Links, Urns(ours)));

        changes.Changed.SelectMany(c => c.Fields).ShouldNotContain(f => f.Field == "Pupils");
    }

    [Fact]
    public void A_school_only_proposed_to_open_is_not_added()
    {
        var row = Sample.Establishments(Sample.Csv(Sample.OaksideRow.Replace(",Open,", ",Proposed to open,", StringComparison.Ordinal))).Single();

        SchoolChanges.Between([], new TrustExtract(777, "", [new RegisterSchool(row, true, null, "")], true)).IsNone.ShouldBeTrue();
    }

    private static TrustSchool School(int urn, string name) => new(urn, name, "Primary", "Academy converter", 4, 11, "Surrey", 200);

    private static int[] Urns(IEnumerable<TrustSchool> schools) => [.. schools.Select(s => s.Urn)];

    private static List<TrustSchool> Applied(IReadOnlyCollection<TrustSchool> ours, TrustExtract register) =>
        [.. ours, .. SchoolChanges.Between(ours, register).Added.Select(s => s.Row).Select(r => new TrustSchool(r.Urn, r.Name, r.Phase, r.Type, r.LowAge, r.HighAge, r.LocalAuthority, r.Pupils))];
}
