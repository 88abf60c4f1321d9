using System.Reflection;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class AmendmentTests
{
    private static readonly Guid Part = Guid.CreateVersion7();

    private int _minute;

    [Fact]
    public void Several_changes_of_a_field_are_one_difference_from_what_was_approved()
    {
        var amendment = Amendment.Of([Changed("Due", "12 February", "26 February"), Changed("Due", "26 February", "26 March"), Changed("Lead", "Ann", null)]).ShouldHaveSingleItem();
        amendment.Fields.ShouldBe([new AmendedField("Due", "12 February", "26 March"), new AmendedField("Lead", "Ann", null)]);
        (amendment.Kind, amendment.PartId, amendment.At).ShouldBe((ChangeKind.Changed, Part, Given.Now.AddMinutes(3)));
    }

    [Fact]
    public void What_was_changed_back_is_no_amendment() =>
        Amendment.Of([Changed("Due", "12 February", "26 February"), Changed("Due", "26 February", "12 February"), Changed("Others involved", null, ""), Changed("Training for", "", null)]).ShouldBeEmpty();

    [Fact]
    public void What_came_and_went_again_is_none_and_what_stays_added_or_gone_is_one()
    {
        Amendment.Of([Line(ChangeKind.Added), Line(ChangeKind.Removed)]).ShouldBeEmpty();
        Amendment.Of([Line(ChangeKind.Added), Changed("Due", "12 February", "26 February")]).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Added);
        var gone = Amendment.Of([Line(ChangeKind.Removed), Line(ChangeKind.Removed, "Action", "Train")]).ShouldHaveSingleItem();
        (gone.Kind, gone.Fields.Single()).ShouldBe((ChangeKind.Removed, new AmendedField("Action", "Train", null)));
    }

    [Fact]
    public void Progress_and_place_are_no_amendment() =>
        Amendment.Of(Amendment.NotWords.Select(field => Changed(field, "a", "b"))).ShouldBeEmpty();

    [Fact]
    public void Every_word_for_progress_is_a_field_that_the_history_keeps_and_means_progress_wherever_it_stands()
    {
        var fields = new[] { typeof(Plan), typeof(Priority), typeof(SuccessCriterion), typeof(Milestone), typeof(PlanAction) }
            .SelectMany(t => t.GetProperties()).Select(p => (p.Name, Recorded: p.GetCustomAttribute<RecordedAttribute>())).Where(p => p.Recorded is not null).ToList();
        Amendment.NotWords.Except(fields.Select(f => f.Recorded!.Label)).ShouldBeEmpty();
        fields.Where(f => Amendment.NotWords.Contains(f.Recorded!.Label)).Select(f => f.Name).Distinct().ShouldBe(["Status", "Number", "YearEnd", "YearEndNote", "Position", "Progress", "Note", "Impact"], ignoreOrder: true);
    }

    private ChangeLine Changed(string field, string? old, string? now) => Line(ChangeKind.Changed, field, old, now);

    private ChangeLine Line(ChangeKind kind, string? field = null, string? old = null, string? now = null) => new(Part, "Action: Train", kind, field, old, now, "Sarah Whitlock", Given.Now.AddMinutes(++_minute));
}
