using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Domain.Tests.Questionnaires;

/// <summary>Attacks on what is published: whoever has every number of the page tries to work out what a few people, or one, answered.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_result_is_shown_from_five_answers_on(int answered, bool shown)
    {
        var questionnaire = Asked.With((RoleGroup.NotSaid, 4, answered), (RoleGroup.NotSaid, Agreement.CannotSay, 6));
        (Asked.FirstStatement(questionnaire).Spread is not null).ShouldBe(shown);
    }

    [Fact]
    public void With_fewer_than_five_replies_nothing_but_their_number_is_there()
    {
        var results = Asked.Results(Asked.With((RoleGroup.Teacher, 5, 4)));
        results.IsHidden.ShouldBeTrue();
        results.Replies.ShouldBe(4);
        results.Statements.ShouldAllBe(s => s.Spread == null && s.Groups.Count == 0);
        results.Picks.ShouldAllBe(p => p.Answered == null && p.Options.Count == 0);
        results.KeySentences().ShouldBeEmpty();
        results.Suggestions().ShouldBeEmpty();
        results.Themes.ShouldAllBe(t => t.Agree == null);
    }

    [Theory]
    [InlineData(7, 20, true)]
    [InlineData(8, 20, false)]
    public void A_group_is_shown_from_eight_answers_on(int leaders, int teachers, bool hidden)
    {
        var groups = Asked.FirstStatement(Asked.With((RoleGroup.Leader, 2, leaders), (RoleGroup.Teacher, 4, teachers))).Groups;
        (groups.Single(g => g.Group == RoleGroup.Leader).Agree is null).ShouldBe(hidden);
    }

    [Fact]
    public void One_hidden_group_takes_the_next_smallest_with_it()
    {
        var groups = Asked.FirstStatement(Asked.With((RoleGroup.Teacher, 4, 20), (RoleGroup.Support, 4, 12), (RoleGroup.Leader, 1, 3))).Groups;
        groups.Where(g => g.Answered is not null).Select(g => g.Group).ShouldBe([RoleGroup.Teacher]);
    }

    [Fact]
    public void Hidden_groups_that_are_eight_together_take_no_other_with_them()
    {
        var groups = Asked.FirstStatement(Asked.With((RoleGroup.Teacher, 4, 20), (RoleGroup.Support, 4, 12), (RoleGroup.Leader, 1, 5), (RoleGroup.NotSaid, 2, 3))).Groups;
        groups.Where(g => g.Answered is not null).Select(g => g.Group).ShouldBe([RoleGroup.Teacher, RoleGroup.Support]);
    }

    [Fact]
    public void Those_who_did_not_say_their_role_are_a_group_too_or_they_would_be_what_is_left()
    {
        var groups = Asked.FirstStatement(Asked.With((RoleGroup.Teacher, 4, 20), (RoleGroup.Support, 4, 12), (RoleGroup.NotSaid, 1, 1))).Groups;
        groups.Where(g => g.Answered is not null).Select(g => g.Group).ShouldBe([RoleGroup.Teacher]);
    }

    [Fact]
    public void Without_anybody_to_protect_every_group_of_eight_is_shown()
    {
        var groups = Asked.FirstStatement(Asked.With((RoleGroup.Teacher, 4, 20), (RoleGroup.Support, 4, 12))).Groups;
        groups.Where(g => g.Answered is not null).Select(g => g.Group).ShouldBe([RoleGroup.Teacher, RoleGroup.Support]);
    }

    /// <summary>
    /// Every table of group sizes up to fourteen: of the shown groups and the whole, whatever sums and differences can be made, none is the answer of fewer than eight people.
    /// What can be made is found by solving, not by knowing how groups are chosen.
    /// </summary>
    [Fact]
    public void No_sum_or_difference_of_published_numbers_is_about_fewer_than_eight_people()
    {
        const int Most = 14;
        var tried = 0;
        foreach (var sizes in Tables(5, [0, 1, 2, 5, 7, 8, 9, Most]))
        {
            var all = sizes.Sum();
            if (all < Suppression.Fewest)
            {
                continue;
            }

            var hidden = Suppression.Hidden(sizes.Select((n, i) => (n, i)).ToDictionary(g => g.i, g => g.n));
            var published = Enumerable.Range(0, 5).Where(i => !hidden.Contains(i)).Select(i => Unit(i)).Append(Enumerable.Repeat(1m, 5).ToArray()).ToList();
            for (var subset = 1; subset < 31; subset++)
            {
                var people = Enumerable.Range(0, 5).Where(i => (subset & (1 << i)) != 0).Sum(i => sizes[i]);
                if (people is > 0 and < Suppression.FewestOfGroup && Spans(published, [.. Enumerable.Range(0, 5).Select(i => (subset & (1 << i)) != 0 ? 1m : 0m)]))
                {
                    // Everybody together, when empty groups are left out, is the result of the whole and has its own threshold.
                    people.ShouldBe(all, string.Join(", ", sizes));
                    hidden.Count.ShouldBe(5, string.Join(", ", sizes));
                }
            }

            tried++;
        }

        tried.ShouldBeGreaterThan(30_000);
    }

    /// <summary>Small schools, every way in which the groups may have answered: whoever tries all that fit the published numbers is left with more than one answer for each hidden group.</summary>
    [Fact]
    public void Trying_all_answers_that_fit_the_page_leaves_each_hidden_group_open()
    {
        foreach (var (teachers, support, leaders) in new[] { (9, 8, 1), (8, 2, 7), (12, 9, 3), (10, 4, 5) })
        {
            for (var agree = 1; agree < leaders + support; agree++)
            {
                var leadersAgree = Math.Min(leaders, agree);
                var supportAgree = Math.Min(support, agree - leadersAgree);
                var statement = Asked.FirstStatement(Asked.With(
                    (RoleGroup.Teacher, 4, 4), (RoleGroup.Teacher, 2, teachers - 4), (RoleGroup.Support, 4, supportAgree), (RoleGroup.Support, 2, support - supportAgree), (RoleGroup.Leader, 4, leadersAgree), (RoleGroup.Leader, 2, leaders - leadersAgree)));
                var left = statement.Spread!.Counts[3] + statement.Spread.Counts[4] - statement.Groups.Where(g => g.Agree is not null).Sum(g => (int)Math.Round(g.Agree!.Value * g.Answered!.Value / 100m));
                foreach (var (size, others) in new[] { (leaders, support), (support, leaders) })
                {
                    if (statement.Groups.Count(g => g.Answered == size) > 0 && size >= Suppression.FewestOfGroup)
                    {
                        continue;
                    }

                    // Even to somebody who knows how many there are of each.
                    Enumerable.Range(0, size + 1).Count(a => left - a >= 0 && left - a <= others).ShouldBeGreaterThan(1, $"{teachers}, {support}, {leaders}: {agree} agree");
                }
            }
        }
    }

    [Fact]
    public void A_themes_figure_is_made_of_shown_statements_only()
    {
        var open = Asked.Open();
        var theme = open.InOrder.Where(q => q.Theme == "Workload").ToList();
        var others = open.InOrder.Where(q => q.Kind == QuestionKind.Statement && q.Theme != "Workload").Take(4).ToList();
        for (var i = 0; i < 10; i++)
        {
            var answers = others.Append(theme[0]).ToDictionary(q => q.Id, _ => new Answer(4));
            if (i < 4)
            {
                answers[theme[1].Id] = new(1);
            }

            open.Take(new Reply(Guid.NewGuid(), RoleGroup.Teacher, answers), i, Given.Today);
        }

        var workload = Asked.Results(open).Themes.Single(t => t.Name == "Workload");
        workload.Statements.Select(s => s.Spread is not null).ShouldBe([true, false]);
        workload.Agree.ShouldBe(100);
    }

    [Fact]
    public void There_are_no_results_while_it_is_open_so_two_looks_cannot_be_compared()
    {
        var open = Asked.With((RoleGroup.Teacher, 4, 20));
        Given.Refuses(() => QuestionnaireResults.Of(open, 20, null, Asked.Last), "Results are there once the questionnaire is closed");
        QuestionnaireResults.Of(open, 20, null, Asked.Last.AddDays(1)).Statements.First().Spread!.Answered.ShouldBe(20);
    }

    [Fact]
    public void What_is_closed_takes_no_reply_and_is_never_open_again()
    {
        var closed = Asked.With((RoleGroup.Teacher, 4, 20));
        closed.Close(Given.Head, Given.Today);
        Given.Refuses(() => closed.Take(Asked.Reply(closed, 1), 20, Given.Today), "This questionnaire is closed");
        Given.Refuses(() => closed.MoveClosing(Given.Head, Asked.Last, Given.Today), "This questionnaire is closed", "Closes");
    }

    private static IEnumerable<int[]> Tables(int groups, int[] sizes) =>
        groups == 0 ? [[]] : Tables(groups - 1, sizes).SelectMany(rest => sizes.Select(n => rest.Append(n).ToArray()));

    private static decimal[] Unit(int at) => [.. Enumerable.Range(0, 5).Select(i => i == at ? 1m : 0m)];

    /// <summary>Whether the wanted row is a sum of multiples of the given rows, by elimination.</summary>
    private static bool Spans(List<decimal[]> rows, decimal[] wanted) => Rank(rows) == Rank([.. rows, wanted]);

    private static int Rank(IEnumerable<decimal[]> given)
    {
        var rows = given.Select(r => (decimal[])r.Clone()).ToList();
        var rank = 0;
        for (var column = 0; column < 5 && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, r => r[column] != 0);
            if (pivot < 0)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][column] / rows[rank][column];
                rows[i] = [.. rows[i].Zip(rows[rank], (a, b) => a - (factor * b))];
            }

            rank++;
        }

        return rank;
    }
}
