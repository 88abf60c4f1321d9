using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

public class SchoolChangesTests
{
    private const int Arete = 5622;
    private static readonly Actor Administrator = new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "Ada Admin", [new Holding(Role.TrustAdministrator, null, null)], new DateOnly(2026, 9, 7));

    [Fact]
    public void A_new_trust_gets_its_open_schools_with_all_their_facts()
    {
        var changes = SchoolChanges.Between([], Sample.Extract(Arete, links: Sample.Links));

        changes.Added.Count.ShouldBe(11);
        changes.Added.Single(s => s.Row.Urn == 136728).JoinedOn.ShouldBe(new DateOnly(2024, 4, 1));
        var norton = changes.Apply(Administrator).Single(s => s.Urn == "136728");
        (norton.Name, norton.Phase, norton.Type, norton.AgeFrom, norton.AgeTo, norton.LocalAuthority, norton.Pupils)
            .ShouldBe(("Norton College", "Secondary", "Academy converter", 11, 18, "North Yorkshire", 692));
        norton.TrustId.ShouldBe(Administrator.TrustId);
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var ours = Imported(Arete);

        var again = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours));

        (again.Count, again.Unchanged).ShouldBe((0, 11));
    }

    [Fact]
    public void The_other_date_shows_exactly_the_differences_and_then_none()
    {
        var ours = Imported(Arete, Sample.October2024);

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours));

        changes.Added.Select(s => s.Row.Name).ShouldBe(["Nunthorpe Academy", "Broomfield School"]);
        changes.Changed.Count.ShouldBe(9);
        changes.Changed.Single(c => c.School.Urn == "136728").Fields.ShouldBe([new FieldChange("Pupils", "733", "692")]);
        (changes.Closed.Count, changes.MovedAway.Count, changes.Rejoined.Count, changes.Unchanged).ShouldBe((0, 0, 0, 0));

        ours.AddRange(changes.Apply(Administrator));
        SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours)).Count.ShouldBe(0);
    }

    [Fact]
    public void An_age_range_that_changed_is_shown_with_old_and_new()
    {
        var ours = Imported(3805, Sample.October2024);

        var saxon = SchoolChanges.Between(ours, Sample.Extract(3805, ours: ours)).Changed.Single(c => c.School.Urn == "140250");

        saxon.Fields.ShouldBe([new FieldChange("Youngest age", "4", "2"), new FieldChange("Pupils", "410", "423")]);
    }

    [Fact]
    public void A_school_that_closed_closes_and_one_in_another_trust_moves_away()
    {
        School broomfield = ByHand("121359", "Broomfield School"), echelford = ByHand("140034", "The Echelford Primary School");

        var changes = SchoolChanges.Between([broomfield, echelford], Sample.Extract(Arete, links: Sample.Links, ours: [broomfield, echelford]));

        changes.Closed.Single().School.ShouldBe(broomfield);
        changes.MovedAway.Single().Register.TrustName.ShouldBe("LUMEN LEARNING TRUST");
        changes.Apply(Administrator).Count.ShouldBe(11);
        (broomfield.Status, broomfield.Ended).ShouldBe((SchoolStatus.Closed, new DateOnly(2024, 10, 31)));
        echelford.Status.ShouldBe(SchoolStatus.MovedAway);
        echelford.Ended.ShouldNotBeNull();
    }

    [Fact]
    public void A_school_that_is_in_no_trust_yet_stays_unless_somebody_says_that_it_left()
    {
        var byHand = ByHand("123456", "Oakside School");
        var row = Sample.Establishments(Sample.Csv(Sample.OaksideRow.Replace(",777,OAKSIDE TRUST", ",,", StringComparison.Ordinal))).Single();
        var changes = SchoolChanges.Between([byHand], new TrustExtract(777, "", [new RegisterSchool(row, false, null, "")], true));

        changes.InNoTrust.Single().School.ShouldBe(byHand);
        changes.MovedAway.ShouldBeEmpty();
        (changes.Count, changes.Usual.Count).ShouldBe((1, 0));

        changes.Only(changes.Usual).Apply(Administrator);
        byHand.Status.ShouldBe(SchoolStatus.Open);
        changes.Only(new HashSet<int> { 123456 }).Apply(Administrator);
        byHand.Status.ShouldBe(SchoolStatus.MovedAway);
    }

    [Fact]
    public void Of_the_changes_only_the_chosen_schools_are_made_and_the_others_are_shown_again()
    {
        var ours = Imported(Arete, Sample.October2024);
        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours));
        int norton = 136728, broomfield = changes.Added.Single(s => s.Row.Name == "Broomfield School").Row.Urn;

        ours.AddRange(changes.Only(new HashSet<int> { norton, broomfield, 999999 }).Apply(Administrator));

        var next = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours));
        next.Added.Select(s => s.Row.Name).ShouldBe(["Nunthorpe Academy"]);
        next.Changed.Count.ShouldBe(8);
        next.Usual.ShouldNotContain(norton);
        next.Unchanged.ShouldBe(2);
    }

    [Fact]
    public void What_stands_for_the_changes_differs_when_a_school_has_another_place()
    {
        var byHand = ByHand("123456", "Oakside School");
        var row = Sample.Establishments(Sample.Csv(Sample.OaksideRow)).Single();
        string Of(EstablishmentRow r, string trust) => SchoolChanges.Between([byHand], new TrustExtract(1, "", [new RegisterSchool(r, false, null, trust)], true)).Fingerprint;

        Of(row, "OAKSIDE TRUST").ShouldBe(Of(row, "OAKSIDE TRUST"));
        Of(row with { TrustUid = null, TrustName = "" }, "").ShouldNotBe(Of(row, "OAKSIDE TRUST"));
    }

    [Fact]
    public void A_school_that_came_back_rejoins_with_what_the_register_says_now()
    {
        var ours = Imported(Arete);
        var norton = ours.Single(s => s.Urn == "136728");
        norton.MoveAway(Administrator, null);

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, ours: ours));

        changes.Rejoined.Single().School.ShouldBe(norton);
        changes.Unchanged.ShouldBe(10);
        changes.Apply(Administrator).ShouldBeEmpty();
        norton.Status.ShouldBe(SchoolStatus.Open);
    }

    [Fact]
    public void A_school_that_closed_or_left_before_is_not_shown_again()
    {
        School broomfield = ByHand("121359", "Broomfield School"), echelford = ByHand("140034", "Echelford");
        broomfield.Close(Administrator, null);
        echelford.MoveAway(Administrator, null);

        var changes = SchoolChanges.Between([broomfield, echelford], Sample.Extract(Arete, ours: [broomfield, echelford]));

        (changes.Closed.Count, changes.MovedAway.Count, changes.Changed.Count, changes.Unchanged).ShouldBe((0, 0, 0, 2));
    }

    [Fact]
    public void A_school_that_the_file_does_not_have_stays_as_it_is()
    {
        var byHand = ByHand("999999", "By hand");

        var changes = SchoolChanges.Between([byHand], Sample.Extract(16540, ours: [byHand]));

        changes.NotInFile.Single().ShouldBe(byHand);
        (changes.Closed.Count, changes.MovedAway.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_file_without_numbers_of_pupils_does_not_take_them_away()
    {
        var ours = Imported(Arete).Where(s => s.Urn is "136728" or "138845" or "141930").ToList();

        var changes = SchoolChanges.Between(ours, Sample.Extract(Arete, Sample.ShortExtract, Sample.Links, ours));

        changes.Changed.SelectMany(c => c.Fields).ShouldNotContain(f => f.Field == "Pupils");
        changes.Apply(Administrator);
        ours.ShouldAllBe(s => s.Pupils > 0);
    }

    [Fact]
    public void A_school_only_proposed_to_open_is_not_added()
    {
        var row = Sample.Establishments(Sample.Csv(Sample.OaksideRow.Replace(",Open,", ",Proposed to open,", StringComparison.Ordinal))).Single();

        SchoolChanges.Between([], new TrustExtract(777, "", [new RegisterSchool(row, true, null, "")], true)).Count.ShouldBe(0);
    }

    [Fact]
    public void A_school_that_breaks_our_rules_is_named_by_its_row()
    {
        var content = Sample.Csv(Sample.OaksideRow.Replace(",4,11,", ",11,4,", StringComparison.Ordinal));
        using var file = EstablishmentFile.Open("file.csv", new MemoryStream(content));

        Should.Throw<GiasFileException>(() => TrustSchools.Read(file, GroupLinks.None, [new TrustFound(777, "", 1)], new HashSet<int>())).Message
            .ShouldBe("“file.csv”, row 2: Oakside School cannot be taken over. The oldest age must not be below the youngest. Correct the row or download the file again.");
    }

    private static School ByHand(string urn, string name) => new(Administrator.TrustId, new SchoolFacts(urn, name, "Primary", "Academy converter", 4, 11, "Surrey", 200));

    private static List<School> Imported(int uid, string file = Sample.July2025) => [.. SchoolChanges.Between([], Sample.Extract(uid, file)).Apply(Administrator)];
}
