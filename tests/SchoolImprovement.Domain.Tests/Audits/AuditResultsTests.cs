using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.Audits;

public sealed class AuditResultsTests
{
    private readonly Framework _framework = Framework.FromPreset(Given.Trust, "summer-self-audit");

    private static GradeCount[] Of(string area, string statement, int notYet, int partly, int yes, int strength, int na = 0) =>
        [new(area, statement, "not-yet", notYet), new(area, statement, "partly", partly), new(area, statement, "yes", yes), new(area, statement, "strength", strength), new(area, statement, "na", na)];

    [Fact]
    public void Statements_and_areas_come_lowest_first_and_not_applicable_counts_for_neither_side()
    {
        var results = AuditResults.Of(_framework, 10, [.. Of("outcomes", "1", 0, 1, 8, 0, 1), .. Of("outcomes", "2", 3, 2, 5, 0), .. Of("people", "1", 9, 1, 0, 0)]);
        (results.Schools, results.Before).ShouldBe((10, null));
        results.Areas[0].Area.Code.ShouldBe("people");
        results.Areas[1].Area.Code.ShouldBe("outcomes");
        results.Areas[1].BelowWords.ShouldBe("Not yet or Partly");
        var outcomes = results.Areas[1].Statements;
        outcomes.Select(s => s.Statement.Code).ShouldBe(["2", "1", "3"], "a statement without answers comes last");
        (outcomes[0].Below, outcomes[0].Judged, outcomes[0].Share).ShouldBe((5, 10, 50));
        (outcomes[1].Below, outcomes[1].Judged, outcomes[1].Share).ShouldBe((1, 9, 11));
        outcomes[1].Counts.ShouldBe([1, 0, 1, 8, 0], "the step that is no judgement has the lowest place");
        outcomes[2].Share.ShouldBeNull();
        results.LowestFirst.Select(s => s.Share).ShouldBe([100, 50, 11]);
    }

    [Fact]
    public void One_school_is_one_school_in_the_sentences()
    {
        var results = AuditResults.Of(_framework, 3, [.. Of("outcomes", "1", 1, 0, 0, 0), .. Of("outcomes", "2", 1, 0, 2, 0), .. Of("people", "1", 2, 1, 0, 0)]);
        results.KeySentences().Select(k => k.Whole[..k.Whole.IndexOf(" to “", StringComparison.Ordinal)]).ShouldBe(
            ["The one school that judged it says “Not yet” or “Partly”", "3 of 3 schools say “Not yet” or “Partly”", "1 of 3 schools says “Not yet” or “Partly”"], ignoreOrder: true);
    }

    [Fact]
    public void The_time_before_stands_beside_where_statement_and_scale_are_the_same()
    {
        var earlier = Framework.FromPreset(Given.Trust, "summer-self-audit");
        var results = AuditResults.Of(_framework, 4, Of("outcomes", "1", 1, 0, 3, 0), earlier, 5, [.. Of("outcomes", "1", 2, 1, 2, 0), .. Of("outcomes", "2", 5, 0, 0, 0)]);
        results.Before.ShouldBe(5);
        var statement = results.Areas.SelectMany(a => a.Statements).First(s => s is { Area.Code: "outcomes", Statement.Code: "1" });
        (statement.Share, statement.ShareBefore, statement.BelowBefore, statement.JudgedBefore).ShouldBe((25, 60, 3, 5));
    }

    [Fact]
    public void Another_wording_or_another_scale_is_never_compared()
    {
        StatementResult With(Action<Framework> change)
        {
            var earlier = Framework.FromPreset(Given.Trust, "summer-self-audit");
            change(earlier);
            return AuditResults.Of(_framework, 4, Of("outcomes", "1", 1, 0, 3, 0), earlier, 5, Of("outcomes", "1", 2, 1, 2, 0)).Areas.SelectMany(a => a.Statements).First(s => s is { Area.Code: "outcomes", Statement.Code: "1" });
        }

        With(_ => { }).BelowBefore.ShouldBe(3);
        With(f => f.WriteStatements(Given.Executive, f.Areas[0].Id, [new Statement("1", "Something else")])).BeforeCounts.ShouldBeNull();
        var wellbeing = Framework.FromPreset(Given.Trust, "wellbeing");
        AuditResults.Of(_framework, 4, Of("outcomes", "1", 1, 0, 3, 0), wellbeing, 5, Of("outcomes", "1", 2, 1, 2, 0)).LowestFirst.ShouldAllBe(s => s.BeforeCounts == null);
    }
}
