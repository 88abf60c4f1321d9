using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.SelfEvaluation;

public sealed class FrameworkEditingTests
{
    private readonly Framework _quality = Framework.FromPreset(Given.Trust, "trust-quality");

    private static Framework Own(FrameworkKind kind = FrameworkKind.Audit) => Framework.Make(Given.Executive, "Safer sites", kind, [], Given.Today);

    private static readonly GradeFacts[] Two = [new(null, "No", "g1", "pip1"), new(null, "Yes", "g3", "pip3")];

    [Fact]
    public void A_trust_makes_one_of_its_own_with_a_usual_scale_and_a_code_of_its_own()
    {
        var made = Framework.Make(Given.Administrator, " Écoles & sites: safer ", FrameworkKind.Audit, ["ecoles-sites-safer"], Given.Today);
        (made.Name, made.Code, made.FrameworkVersion, made.Kind, made.InForceFrom, made.IsInUse).ShouldBe(("Écoles & sites: safer", "ecoles-sites-safer-2", "1", FrameworkKind.Audit, Given.Today, false));
        made.Grades.Select(g => g.Label).ShouldBe(["Not yet", "Partly", "In place", "Embedded", "Not applicable"]);
        Framework.Make(Given.Executive, "学校", FrameworkKind.SelfEvaluation, [], Given.Today).Code.ShouldBe("own", "a name without Latin letters has a code too");
        Own(FrameworkKind.SelfEvaluation).Grades.Count.ShouldBe(4, "a self-evaluation is judged or not yet judged");
        Given.Refuses(() => Framework.Make(Given.Executive, " ", FrameworkKind.Audit, [], Given.Today), "Enter what the framework is called", "Name");
        Should.Throw<NotAllowedException>(() => Framework.Make(Given.Head, "Ours", FrameworkKind.Audit, [], Given.Today));
    }

    [Fact]
    public void A_copy_has_a_name_and_code_of_its_own_and_as_an_audit_its_statements_are_rated_themselves()
    {
        var outstanding = Framework.FromPreset(Given.Trust, "aiming-for-outstanding");
        var copy = outstanding.Copy(Given.Executive, "Aiming higher", FrameworkKind.Audit, [outstanding.Code], Given.Today);
        (copy.Code, copy.Kind, copy.Areas.Count, copy.IsDefault).ShouldBe(("aiming-higher", FrameworkKind.Audit, 7, false));
        copy.Areas.Sum(a => a.Rated().Count()).ShouldBe(14);
        outstanding.Areas.Sum(a => a.Rated().Count()).ShouldBe(0);
        copy.Source!.ShouldStartWith("After “Aiming for Outstanding”, 1.");
        copy.Areas.Select(a => a.Id).Intersect(outstanding.Areas.Select(a => a.Id)).ShouldBeEmpty();
        outstanding.Copy(Given.Executive, "Again", FrameworkKind.SelfEvaluation, [], Given.Today).Areas[0].Statements[0].Grade.ShouldBe("secure");
        Given.Refuses(() => outstanding.Copy(Given.Executive, "aiming for outstanding", FrameworkKind.Audit, [], Given.Today), "Give the copy a name of its own", "Name");
        Should.Throw<NotAllowedException>(() => outstanding.Copy(Given.Head, "Ours", FrameworkKind.Audit, [], Given.Today));
    }

    [Fact]
    public void Areas_are_added_changed_moved_and_removed()
    {
        var own = Own();
        var gates = own.AddArea(Given.Executive, new("Gates"));
        var roof = own.AddArea(Given.Executive, new("Roof", 4, 16));
        own.AddArea(Given.Executive, new("Kitchen"));
        (roof.Code, roof.Position, roof.AppliesTo(5, 18), roof.AppliesTo(4, 16)).ShouldBe(("roof", 2, false, true));
        own.MoveArea(Given.Executive, roof.Id, roof.Position, 1);
        own.Areas.OrderBy(a => a.Position).Select(a => a.Name).ShouldBe(["Roof", "Gates", "Kitchen"]);
        own.MoveArea(Given.Executive, roof.Id, roof.Position, 99);
        own.Areas.OrderBy(a => a.Position).Select(a => a.Name).ShouldBe(["Gates", "Kitchen", "Roof"]);
        Given.Refuses(() => own.MoveArea(Given.Executive, roof.Id, 2, 1), "Somebody else changed the order meanwhile, and “Roof” stands elsewhere now. This is how it is: move it again if you still want to");
        own.MoveArea(Given.Executive, roof.Id, 2, 3);
        own.Areas.OrderBy(a => a.Position).Select(a => a.Name).ShouldBe(["Gates", "Kitchen", "Roof"], "pressed twice, it is where it was to go");
        own.ChangeArea(Given.Executive, gates.Id, new("Gates and fences"));
        (gates.Name, gates.Code).ShouldBe(("Gates and fences", "gates"), "the code stays, so that answers of another year are found");
        own.RemoveArea(Given.Executive, gates.Id);
        own.Areas.OrderBy(a => a.Position).Select(a => (a.Name, a.Position)).ShouldBe([("Kitchen", 1), ("Roof", 2)]);

        Given.Refuses(() => own.AddArea(Given.Executive, new("")), "Enter the area’s name", "Name");
        Given.Refuses(() => own.AddArea(Given.Executive, new("ROOF")), "There is an area of this name already", "Name");
        Given.Refuses(() => own.AddArea(Given.Executive, new("Lift", 99)), "Enter an age between 0 and 25", "UpToAge");
        Given.Refuses(() => own.ChangeArea(Given.Executive, gates.Id, new("Gates")), "This area is no longer in the framework");
        foreach (var refused in new Action<Domain.People.Actor>[] { by => own.AddArea(by, new("Lift")), by => own.MoveArea(by, roof.Id, roof.Position, 1), by => own.RemoveArea(by, roof.Id), by => own.WriteStatements(by, roof.Id, []), by => own.WriteScale(by, Two), by => own.Describe(by, "Ours", null), by => own.SetDays(by, Given.Today, null) })
        {
            Should.Throw<NotAllowedException>(() => refused(Given.Head));
        }
    }

    [Fact]
    public void Statements_are_written_as_they_shall_stand_and_keep_their_codes()
    {
        var own = Own();
        var area = own.AddArea(Given.Executive, new("Gates"));
        own.WriteStatements(Given.Executive, area.Id, [new("", "Gates are locked"), new("", " "), new("", "Visitors sign in", "3")]);
        area.Statements.ShouldBe([new("1", "Gates are locked"), new("2", "Visitors sign in")], "an audit's statements are rated themselves");
        own.WriteStatements(Given.Executive, area.Id, [new("", "Fences are whole"), new("2", "Visitors sign in and out"), new("1", "")]);
        area.Statements.ShouldBe([new("3", "Fences are whole"), new("2", "Visitors sign in and out")], "a code that went is not given again while it is in the form");
        Given.Refuses(() => own.WriteStatements(Given.Executive, area.Id, [new("", "Fine"), new("", Given.Long(301))]), "Shorten this to 300 characters. It has 301", "Statements[1].Text");

        var judged = Own(FrameworkKind.SelfEvaluation);
        var leaders = judged.AddArea(Given.Executive, new("Leaders"));
        judged.WriteStatements(Given.Executive, leaders.Id, [new("", "Leaders listen", "3")]);
        leaders.Statements.Single().Grade.ShouldBe("3");
        Given.Refuses(() => judged.WriteStatements(Given.Executive, leaders.Id, [new("", "Leaders listen", "99")]), "Choose a grade of this area’s scale", "Statements[0].Grade");
        Given.Refuses(() => judged.WriteScale(Given.Executive, Two), "A statement describes “In place”. Change that statement first, then take the step out");
    }

    [Fact]
    public void A_scale_has_at_least_two_judgements_that_differ_in_word_and_icon()
    {
        var own = Own();
        own.WriteScale(Given.Executive, [new("1", "Never", "g1", "pip1"), new(null, "", null, null), new(null, "Always", "g4", "pip4", "Every day"), new("na", "Not ours", "gx", "dash", null, true)]);
        own.Grades.Select(g => (g.Code, g.Label, g.Order)).ShouldBe([("1", "Never", 1), ("always", "Always", 2), ("na", "Not ours", -1)]);
        own.Grades[0].IsBelow.ShouldBeTrue();
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0], new("na", "Not ours", "gx", "dash", null, true)]), "Name at least two steps that are judgements");
        Given.Refuses(() => own.WriteScale(Given.Executive, []), "Name at least two steps that are judgements");
        Given.Refuses(() => own.WriteScale(Given.Executive, [.. Two, new(null, " ", "g3", "pip3")]), "Enter the step’s name, or clear the rest of it", "Grades[2].Label");
        Given.Refuses(() => own.WriteScale(Given.Executive, [.. Enumerable.Range(1, 30).Select(i => new GradeFacts(null, $"Step {i}", "g1", "pip1"))]), "A scale has at most 8 steps. Clear the names of 22");
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0], new(null, new string('x', 500), "g3", "pip3")]), "Shorten this to 60 characters. It has 500", "Grades[1].Label");
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0], Two[1] with { Label = "no" }]), "There are two steps called “No”", "Grades[0].Label");
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0], Two[1] with { Icon = "pip1" }]), "Give each step an icon of its own: colour alone is not seen by everybody", "Grades[0].Icon");
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0] with { Token = "pink" }, Two[1]]), "Choose a colour", "Grades[0].Token");
        Given.Refuses(() => own.WriteScale(Given.Executive, [Two[0], Two[1] with { Icon = "skull" }]), "Choose an icon", "Grades[1].Icon");
    }

    [Fact]
    public void A_scale_of_its_own_stays_with_its_area()
    {
        var copy = Framework.FromPreset(Given.Trust, Framework.Usual).Copy(Given.Executive, "Ours", FrameworkKind.SelfEvaluation, [], Given.Today);
        foreach (var area in copy.Areas)
        {
            copy.WriteStatements(Given.Executive, area.Id, []);
        }

        copy.WriteScale(Given.Executive, Two);
        copy.ScaleOf(copy.Areas.First(a => a.Code == "safeguarding")).Select(g => g.Label).ShouldBe(["Not met", "Met"]);
        copy.ScaleOf(copy.Areas.First(a => a.Code == "achievement")).Select(g => g.Label).ShouldBe(["No", "Yes"]);

        // It is changed as the usual one is, and leaves that alone.
        copy.WriteScale(Given.Executive, [new("not-met", "Not yet met", "g1", "exclamation-circle-fill"), new(null, "Partly met", "g2", "pip2"), new("met", "Met", "gx", "shield-check")], "met");
        copy.ScaleOf(copy.Areas.First(a => a.Code == "safeguarding")).OrderBy(g => g.Order).Select(g => (g.Code, g.Label, g.Scale)).ShouldBe([("not-met", "Not yet met", "met"), ("partly-met", "Partly met", "met"), ("met", "Met", "met")]);
        copy.ScaleOf(copy.Areas.First(a => a.Code == "achievement")).Select(g => g.Label).ShouldBe(["No", "Yes"]);
        copy.WriteStatements(Given.Executive, copy.Areas.First(a => a.Code == "safeguarding").Id, [new("", "Checks are complete", "met")]);
        Given.Refuses(() => copy.WriteScale(Given.Executive, Two, "met"), "A statement describes “Met”. Change that statement first, then take the step out");
        Given.Refuses(() => copy.WriteScale(Given.Executive, [Two[0]], "met"), "Name at least two steps that are judgements");
        Given.Refuses(() => copy.WriteScale(Given.Executive, Two, "no-such"), "This scale is no longer in the framework");
        Given.Forbids(() => copy.WriteScale(Given.Head, Two, "met"), "Sarah Whitlock may not do this for the trust.");
    }

    [Fact]
    public void A_version_that_was_used_stays_as_it_is_and_the_next_one_takes_the_change()
    {
        _quality.Freeze();
        const string Used = "Schools have used this version, so it stays as it is. Make the next version and change that";
        foreach (var change in new Action[] { () => _quality.AddArea(Given.Executive, new("More")), () => _quality.RemoveArea(Given.Executive, _quality.Areas[0].Id), () => _quality.WriteStatements(Given.Executive, _quality.Areas[0].Id, []), () => _quality.WriteScale(Given.Executive, Two), () => _quality.Describe(Given.Executive, "Ours", null), () => _quality.DemandRemovable(Given.Executive) })
        {
            Given.Refuses(change, Used);
        }

        Should.Throw<NotAllowedException>(() => _quality.NextVersion(Given.Head, "2", Given.Today, []));
        Given.Refuses(() => _quality.NextVersion(Given.Executive, "1", Given.Today, []), "Give the new version a name of its own", "FrameworkVersion");
        Given.Refuses(() => _quality.NextVersion(Given.Executive, "2", Given.Today, ["1", "2"]), "Give the new version a name of its own", "FrameworkVersion");
        Given.Refuses(() => _quality.NextVersion(Given.Executive, "2", null, []), "Enter the first day on which the new version is in force", "From");
        Should.Throw<RuleBrokenException>(() => _quality.NextVersion(Given.Executive, "2", _quality.InForceFrom, [])).Field.ShouldBe("From");
        var next = _quality.NextVersion(Given.Executive, "2", new(2027, 9, 1), ["1"]);
        next.ChangeArea(Given.Executive, next.Areas[0].Id, new("Education"));
        (next.Code, next.IsInUse, next.Areas[0].Name, _quality.Areas[0].Name).ShouldBe(("trust-quality", false, "Education", "High-quality and inclusive education"));
        (next.InForceFrom, next.InForceTo, _quality.InForceTo).ShouldBe((new DateOnly(2027, 9, 1), null, new DateOnly(2027, 8, 31)), "one follows the other without a gap and without both");
        next.Grades.ShouldBe(_quality.Grades);
        Given.Refuses(() => next.NextVersion(Given.Executive, "3", new(2028, 9, 1), []), "Nobody has used this version yet, so you can change it as it is");
    }

    [Fact]
    public void The_usual_framework_is_one_that_is_in_force_and_both_it_and_the_one_before_stay_as_they_are()
    {
        var ofsted = Framework.FromPreset(Given.Trust, Framework.Usual);
        Given.Refuses(() => ofsted.AddArea(Given.Executive, new("More")), "This is the trust’s usual framework, whose areas stand in plans, so it stays as it is. Make the next version and change that");
        Framework[] all = [ofsted, _quality];
        Should.Throw<NotAllowedException>(() => _quality.MakeUsual(Given.Head, all, Given.Today));
        Given.Refuses(() => Own().MakeUsual(Given.Executive, all, Given.Today), "An audit is answered once. Choose a framework that schools keep up to date");
        Given.Refuses(() => Own(FrameworkKind.SelfEvaluation).MakeUsual(Given.Executive, all, Given.Today), "Add areas first: plans and self-evaluations need them");
        Given.Refuses(() => Framework.FromPreset(Given.Trust, "eif-2019").MakeUsual(Given.Executive, all, Given.Today), "Choose a framework that is in force today");
        _quality.MakeUsual(Given.Executive, all, Given.Today);
        (_quality.IsDefault, _quality.IsFrozen, ofsted.IsDefault, ofsted.IsFrozen).ShouldBe((true, true, false, true));
    }

    [Fact]
    public void Days_can_change_in_use_and_a_preset_is_not_removed()
    {
        _quality.Freeze();
        _quality.SetDays(Given.Executive, new(2026, 1, 1), new(2026, 12, 31));
        _quality.IsInForce(new DateOnly(2027, 1, 1)).ShouldBeFalse();
        Given.Refuses(() => _quality.SetDays(Given.Executive, null, null), "Enter the first day on which it is in force", "From");
        Given.Refuses(() => _quality.SetDays(Given.Executive, new(2026, 1, 2), new(2026, 1, 1)), "Enter a last day that is not before the first", "To");
        Given.Refuses(() => Framework.FromPreset(Given.Trust, "wellbeing").DemandRemovable(Given.Executive), "Every trust starts with this framework. Say until when it is in force instead");
        Own().DemandRemovable(Given.Executive);
    }
}
