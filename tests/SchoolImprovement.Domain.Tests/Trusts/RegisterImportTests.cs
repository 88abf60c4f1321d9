using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Trusts;

public class RegisterImportTests
{
    private static readonly DateTime Now = new(2026, 9, 7, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid TrustId = Guid.CreateVersion7();

    [Fact]
    public void An_import_starts_by_reading_and_remembers_who_started_it()
    {
        var import = Started();

        (import.State, import.Percent, import.StartedByName, import.LookFor).ShouldBe((RegisterImportState.Reading, 0, "Ada Admin", "5622"));
        import.TrustId.ShouldBe(TrustId);
    }

    [Fact]
    public void Only_who_manages_schools_may_import() =>
        Should.Throw<NotAllowedException>(() => new RegisterImport(Actor(Role.TrustExecutive), "5622", "a.csv", null, Now)).Message.ShouldBe("Ada Admin may not do this for the trust.");

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_import_needs_a_trust_to_look_for(string? lookFor)
    {
        var refusal = Should.Throw<RuleBrokenException>(() => new RegisterImport(Actor(), lookFor, "a.csv", null, Now));

        (refusal.Message, refusal.Field).ShouldBe(("Enter the trust’s name or its group UID", "LookFor"));
    }

    [Fact]
    public void Reading_that_falls_silent_has_stopped()
    {
        var import = Started();
        import.Reached(40, Now.AddMinutes(1));

        import.Percent.ShouldBe(40);
        import.HasStopped(Now.AddMinutes(3)).ShouldBeFalse();
        import.HasStopped(Now.AddMinutes(4)).ShouldBeTrue();

        import.Refuse("No.", Now);
        import.HasStopped(Now.AddHours(1)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_found_is_confirmed_once()
    {
        var import = Started();
        Should.Throw<RuleBrokenException>(() => import.Apply(Actor())).Message.ShouldBe("There is nothing to confirm here. Upload the files again");

        import.Find(1, "[]", new RegisterExtent(51_866, null, new DateOnly(2025, 7, 18)), Now);
        import.Apply(Actor());

        (import.State, import.Extracts).ShouldBe((RegisterImportState.Applied, null));
        (import.Rows, import.Links, import.AsOf).ShouldBe((51_866, null, new DateOnly(2025, 7, 18)), "the next import is held beside it");
        Should.Throw<RuleBrokenException>(() => import.Apply(Actor())).Message.ShouldBe("These changes are made already");
        Should.Throw<RuleBrokenException>(() => import.Withdraw(Actor())).Message.ShouldBe("These changes are made already, so they cannot be withdrawn");
    }

    [Fact]
    public void What_was_found_can_be_withdrawn_and_is_then_over()
    {
        var import = Started();
        import.Find(2, "[]", new RegisterExtent(51_866, null, null), Now);

        import.Withdraw(Actor());

        import.State.ShouldBe(RegisterImportState.Withdrawn);
        Should.Throw<RuleBrokenException>(() => import.Reached(50, Now)).Message.ShouldBe("This import is over. Upload the files again");
    }

    [Fact]
    public void A_refusal_keeps_its_sentence_and_a_very_long_one_is_cut()
    {
        var import = Started();
        import.Refuse(new string('x', 2000), Now);

        import.State.ShouldBe(RegisterImportState.Refused);
        import.Message!.Length.ShouldBe(RegisterImport.MessageMax);
    }

    private static RegisterImport Started() => new(Actor(), " 5622 ", "edubasealldata.csv", null, Now);

    private static Actor Actor(Role role = Role.TrustAdministrator) =>
        new(TrustId, Guid.CreateVersion7(), "Ada Admin", [new Holding(role, null, null)], DateOnly.FromDateTime(Now));
}
