using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Tests.Pdf;

namespace SchoolImprovement.Reports.Tests.Plans;

public class PlanPdfTests
{
    private static readonly Lazy<PdfProbe> _firs = new(() => new(PlanPdf.Write(SamplePlans.Firs)));
    private static readonly Lazy<PdfProbe> _hard = new(() => new(PlanPdf.Write(SamplePlans.Hard)));

    [Fact]
    public void A_plan_has_its_title_in_the_window_and_the_school_as_first_heading()
    {
        var probe = _firs.Value;
        System.Text.Encoding.UTF8.GetString(probe.Stream(probe.Catalog["Metadata"])).ShouldContain("Academy Improvement Plan 2026–27 – Firs Primary School");
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time()
    {
        var before = 0;
        foreach (var heading in _firs.Value.Root.Descendants().Where(element => element.Type is ['H', >= '1' and <= '6']))
        {
            var level = heading.Type[1] - '0';
            level.ShouldBeLessThanOrEqualTo(before + 1, heading.Words);
            before = level;
        }
        before.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Joint_training_stands_at_the_action_that_asked_for_it_and_in_a_table_of_its_own()
    {
        var first = SamplePlans.Firs.Priorities[0];
        var plan = SamplePlans.Firs with
        {
            Joint = [new("Assessment that helps", new DateOnly(2027, 1, 14), 2, ["Marking less", "Feedback"]), new("Safer schools", new DateOnly(2027, 2, 3), 1, ["Spotting signs"])],
            Priorities = [first with { Actions = [first.Actions[0] with { TrainingNeed = "Marking less", JointTraining = "Assessment that helps, 14 Jan 2027" }] }],
        };
        var probe = new PdfProbe(PlanPdf.Write(plan));
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        rows.ShouldContain("Assessment that helps 14 Jan 2027 2 other schools Marking less; Feedback");
        rows.ShouldContain("Safer schools 3 Feb 2027 1 other school Spotting signs");
        probe.AllText.ShouldContain("Joint: Assessment that helps, 14 Jan 2027");
        probe.Bookmarks().Select(b => b.Title).ShouldContain("Joint training");
        _firs.Value.Bookmarks().Select(b => b.Title).ShouldNotContain("Joint training");
    }

    [Fact]
    public void A_subject_plan_begins_on_its_cover_and_has_no_list_of_one_priority()
    {
        var one = SamplePlans.Firs.Priorities[0] with { Subject = "Phonics" };
        var probe = new PdfProbe(PlanPdf.Write(SamplePlans.Firs with { Title = "Phonics 2026–27", Kind = "Subject plan", Vision = null, InShort = null, Context = null, LastInspection = null, NextSteps = [], Sources = [], Priorities = [one with { Actions = [.. one.Actions.Take(4)] }] }));

        probe.PageCount.ShouldBe(2);
        probe.Elements("H2").Select(h => h.Words).ShouldBe([$"Phonics: {one.Title}", "Costs and funding"]);
        probe.Bookmarks().Where(b => b.Level == 1).Select(b => (b.Title, b.Page)).First().ShouldBe(($"Phonics: {one.Title}", 0));
        probe.AllText.ShouldNotContain("Our priorities");
    }

    [Fact]
    public void Each_priority_is_a_bookmark_on_the_page_where_it_starts()
    {
        var bookmarks = _firs.Value.Bookmarks();

        bookmarks.Where(bookmark => bookmark.Level == 1).Select(bookmark => bookmark.Title).ShouldBe(
        [
            "Summary", "Priority 1: Every child reads fluently by the end of Year 2", "Priority 2: Pupils with SEND get the right help in class, first time",
            "Priority 3: Disadvantaged pupils attend as well as their classmates", "Priority 4: Everyone feels connected, safe and heard",
            "Costs and funding", "About this plan",
        ]);
        foreach (var (_, title, page) in bookmarks.Where(bookmark => bookmark.Title.StartsWith("Priority", StringComparison.Ordinal)))
        {
            _firs.Value.PageText(page).ShouldContain(title);
        }
    }

    [Fact]
    public void The_trusts_words_stand_beside_the_schools_own()
    {
        var given = SamplePlans.Firs.Priorities[0] with { NonNegotiable = true, TrustWhy = "Reading opens everything else.", MustSee = ["A trained adult in every group.", "Books that match"] };
        var words = new PdfProbe(PlanPdf.Write(SamplePlans.Firs with { Priorities = [given] })).AllText;
        words.ShouldContain("74% of Year 1 met the phonics standard");
        words.ShouldContain("What the trust says: Reading opens everything else.");
        words.ShouldContain("What the trust must see: A trained adult in every group; Books that match.");
        words.ShouldContain("Required by the trust, non-negotiable");
        _firs.Value.AllText.ShouldNotContain("What the trust");
        _firs.Value.AllText.ShouldNotContain("non-negotiable");
    }

    [Fact]
    public void Everything_that_a_priority_says_is_printed()
    {
        var words = _firs.Value.Elements("Sect").Single(section => section.AllWords.StartsWith("Priority 1", StringComparison.Ordinal)).AllWords;

        foreach (var said in new[]
        {
            "Achievement", "Teaching", "Lead: Rebecca Lowe", "Link governor: David Osborne", "Required by the trust", "61% of disadvantaged pupils did",
            "74% of Year 1 met the standard in June 2026.", "Pupils who fall behind catch up.", "Year 1 phonics", "By July 2027. National 80% (2025). Measured Nov", "58% expected",
            "84%", "60% at November checkpoint", "Met in practice check; confirm 27 November.", "Coach Year 1 and Year 2 teachers every week", "R. Lowe", "2 Nov", "26 Mar", "£3,120",
            "School budget", "Coaching for reading leaders", "With Year 6 reading buddies", "Two leaders", "National 80% (2025)", "Two classes still to be heard.", "This answers: Make sure that reading books", "First visit 14 October.", "£13,960",
        })
        {
            words.ShouldContain(said);
        }
    }

    [Fact]
    public void Progress_is_a_word_as_well_as_a_colour_and_a_shape()
    {
        var section = _firs.Value.Elements("Sect").Single(element => element.AllWords.StartsWith("Priority 1", StringComparison.Ordinal));
        var actions = section.Descendants().Where(element => element.Type == "Table").Last();
        actions.Descendants().Where(element => element.Type == "TR").Skip(1).SkipLast(1).Select(row => row.Children[^1].Words)
            .ShouldBe(["Complete", "On track", "On track", "Complete", "At risk", "On track", "Not started", "On track", "Complete"]);
        section.Descendants().Where(element => element.Type == "LBody").Select(body => body.AllWords.Replace('\u00A0', ' ')).ShouldContain("72% at March checkpoint  Not started");
    }

    [Fact]
    public void A_bar_says_in_words_what_it_shows() => _firs.Value.Elements("Figure").Select(figure => figure.Alternative)
        .ShouldContain("Actions: 1 complete, 3 on track, 1 at risk, 1 off track, 2 not started");

    [Fact]
    public void Every_table_cell_that_heads_others_says_which()
    {
        _firs.Value.Elements("Table").ShouldAllBe(table => table.Children.All(row => row.Type == "TR"));
        _firs.Value.Elements("TH").ShouldAllBe(cell => cell.Scope == "Column" || cell.Scope == "Row");
        _firs.Value.Elements("TR").ShouldAllBe(row => row.Children.Count > 0 && row.Children.All(cell => cell.Type == "TH" || cell.Type == "TD"));
        _firs.Value.Elements("L").ShouldAllBe(list => list.Children.Count > 0 && list.Children.All(item => item.Type == "LI"));
    }

    [Fact]
    public void Costs_add_up_by_priority_and_by_funding_source()
    {
        var table = _firs.Value.Elements("Table").Last();
        var rows = table.Children.Select(row => row.Children.Select(cell => cell.Words).ToList()).ToList();
        rows[0].ShouldBe(["Priority", "School budget", "Pupil premium", "Trust fund", "Other: parents", "Total"]);
        rows[3].ShouldBe(["3. Attendance", "£1,150", "£9,600", "–", "–", "£10,750"]);
        rows[^1].ShouldBe(["Total", "£12,470", "£22,540", "£5,750", "£750", "£41,510"]);
    }

    [Fact]
    public void Every_page_has_its_foot_and_every_page_but_the_first_its_running_head()
    {
        for (var page = 0; page < _firs.Value.PageCount; page++)
        {
            var foot = string.Join('|', _firs.Value.Texts.Where(text => text.Page == page && text.Artifact == "Footer").Select(text => text.Text));
            foot.ShouldBe($"Arden Vale Learning Trust|Approved 25 September 2026. Printed 19 November 2026, version 12|Page {page + 1} of {_firs.Value.PageCount}");
            _firs.Value.Texts.Any(text => text.Page == page && text.Artifact == "Header").ShouldBe(page > 0);
        }
    }

    [Fact]
    public void A_source_with_a_web_address_is_a_link_and_one_with_another_address_is_words()
    {
        _firs.Value.Elements("Link").Single().Words.ShouldBe("Key stage 2 performance data");

        var odd = new PdfProbe(PlanPdf.Write(SamplePlans.Firs with { Sources = [new("Odd", "javascript:alert(1)")] }));
        odd.Elements("Link").ShouldBeEmpty();
        odd.AllText.ShouldContain("Odd");
    }

    [Fact]
    public void An_empty_plan_prints_one_page_that_says_so()
    {
        var probe = new PdfProbe(PlanPdf.Write(SamplePlans.Empty));
        probe.PageCount.ShouldBe(1);
        probe.AllText.ShouldContain("Otherside Infant School");
        probe.AllText.ShouldContain("No priorities have been written yet.");
    }

    [Fact]
    public void A_priority_with_nothing_in_it_says_what_is_not_written_yet()
    {
        var text = new PdfProbe(PlanPdf.Write(SamplePlans.Empty with { Priorities = [new() { Number = 1, Title = "Bare" }] })).AllText;
        text.ShouldContain("Not written yet.");
        text.ShouldContain("No actions yet");
        text.ShouldContain("No costs have been written yet.");
    }

    [Fact]
    public void Eight_priorities_of_twelve_long_actions_come_out_whole()
    {
        var probe = _hard.Value;
        var rows = ActionTables(probe).SelectMany(table => table.Children.Skip(1).SkipLast(1)).ToList();
        rows.Count.ShouldBe(8 * 12);
        foreach (var action in SamplePlans.Hard.Priorities.SelectMany(priority => priority.Actions))
        {
            rows.Count(row => row.Children[0].Words == action.Number && row.AllWords.Contains(action.What, StringComparison.Ordinal)).ShouldBe(1, action.Number);
        }
        rows.ShouldAllBe(row => row.Pages().Count() == 1);
    }

    [Fact]
    public void Action_headings_are_repeated_on_every_page_that_actions_run_over()
    {
        var probe = _hard.Value;
        foreach (var table in ActionTables(probe))
        {
            table.Pages().Count().ShouldBeGreaterThan(1);
            foreach (var page in table.Pages())
            {
                probe.Texts.ShouldContain(text => text.Page == page && text.Text == "Training need");
            }
        }
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_margins()
    {
        const double margin = 13 * 72 / 25.4, width = 297 * 72 / 25.4;
        foreach (var probe in new[] { _firs.Value, _hard.Value, Odd() })
        {
            foreach (var text in probe.Texts)
            {
                // A space at the end of a line may stand in the margin: nobody sees it.
                var wide = Reports.Pdf.FontLibrary.Get(Reports.Pdf.FontWeight.Regular).Width(text.Text.TrimEnd(), text.Size) * 0.99;
                text.X.ShouldBeGreaterThan(margin - 0.1, text.Text);
                (text.X + wide).ShouldBeLessThan(width - margin + 0.5, text.Text);
                text.Y.ShouldBeInRange(9 * 72 / 25.4, 200 * 72 / 25.4, text.Text);
            }
        }
    }

    [Fact]
    public void A_cell_of_6000_characters_and_a_word_of_300_lose_nothing()
    {
        var probe = Odd();
        var row = probe.Elements("TR").Single(row => row.Children.Count == 9 && row.Children[0].Words == "1.1");

        row.Pages().Count().ShouldBeGreaterThan(1);
        row.Children[1].Children[0].Words.ShouldBe(SamplePlans.LongCell);
        row.Children[2].Words.ShouldBe(SamplePlans.LongWord);
    }

    [Fact]
    public void Names_from_Wales_Poland_and_Vietnam_and_letters_that_no_font_has_survive_the_print()
    {
        var words = Odd().Elements("TR").Single(row => row.Children.Count == 9 && row.Children[0].Words == "1.2").AllWords;
        words.ShouldContain("Siân Ŵyn, Łukasz Wąsiński, Nguyễn Thế Hữu Lộ, 😀 漢字 \uFFFD ŵ");
    }

    [Fact]
    public void A_long_plan_gives_its_years_with_its_days()
    {
        var action = SamplePlans.Action("1.1", "Long", "A", 9, 1, 7, 1, 0, null, Progress.OnTrack);
        PlanReport With(DateOnly due) => SamplePlans.Empty with { Priorities = [new() { Number = 1, Title = "One", Actions = [action with { Due = due }] }] };

        new PdfProbe(PlanPdf.Write(With(new(2027, 7, 1)))).Texts.ShouldContain(text => text.Text == "1 Sep");
        new PdfProbe(PlanPdf.Write(With(new(2028, 7, 1)))).Texts.ShouldContain(text => text.Text == "1 Sep 2026");
    }

    [Fact]
    public void The_same_plan_printed_at_the_same_moment_is_the_same_file() =>
        PlanPdf.Write(SamplePlans.Firs).ShouldBe(PlanPdf.Write(SamplePlans.Firs));

    [Fact]
    public void Many_people_may_print_at_once()
    {
        var alone = PlanPdf.Write(SamplePlans.Firs);
        var together = new byte[8][];
        Parallel.For(0, together.Length, i => together[i] = PlanPdf.Write(SamplePlans.Firs));
        together.ShouldAllBe(file => file.SequenceEqual(alone));
    }

    private static IEnumerable<TagElement> ActionTables(PdfProbe probe) =>
        probe.Elements("Table").Where(table => table.Children[0].Children[0].Words == "No.");

    private static PdfProbe Odd()
    {
        var priority = SamplePlans.Firs.Priorities[0];
        return new(PlanPdf.Write(SamplePlans.Firs with
        {
            Priorities =
            [
                priority with
                {
                    Why = SamplePlans.LongCell,
                    Actions =
                    [
                        priority.Actions[0] with { What = SamplePlans.LongCell, Lead = SamplePlans.LongWord },
                        priority.Actions[1] with { What = "Siân Ŵyn, Łukasz Wąsiński, Nguyễn Thế Hữu Lộ, 😀 漢字 \uD83D w\u0302" },
                    ],
                },
            ],
        }));
    }
}
