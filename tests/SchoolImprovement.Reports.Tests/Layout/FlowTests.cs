using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Tests.Pdf;

namespace SchoolImprovement.Reports.Tests.Layout;

public class FlowTests
{
    private static readonly TextStyle _style = new(10, LineHeight: 1.2);
    private static readonly Rule _line = new(0.5, default);
    private static readonly TableStyle _table = new(_style.Semi, 4, 2, _line, _line, _line, _line, _line);

    [Fact]
    public void A_heading_is_never_left_at_the_foot_of_a_page()
    {
        var probe = Print(column =>
        {
            for (var i = 0; i < 59; i++)
            {
                column.Item().Text($"Line {i}", _style);
            }
            column.Item().KeepWithNext().Text("Heading", _style).Tag("H1");
            column.Item().Text("What it heads", _style);
        });

        probe.PageCount.ShouldBe(2);
        probe.PageText(0).ShouldNotContain("Heading");
        probe.PageText(1).ShouldStartWith("HeadingWhat it heads");
    }

    [Fact]
    public void A_paragraph_that_runs_over_stays_one_paragraph_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"w{i}"));

        var probe = Print(column => column.Item().Text(words, _style));

        probe.PageCount.ShouldBeGreaterThan(1);
        probe.Elements("P").Single().Words.ShouldBe(words);
    }

    [Fact]
    public void What_is_kept_together_moves_to_the_next_page_whole()
    {
        var probe = Print(column =>
        {
            Lines(column.Item().Tag("Sect"), "First", 40);
            Lines(column.Item().KeepTogether().Tag("Sect"), "Second", 40);
        });

        probe.Elements("Sect").Select(section => section.Pages().Single()).ShouldBe([0, 1]);
    }

    [Fact]
    public void What_no_page_can_hold_is_cut_and_the_print_still_ends()
    {
        var probe = Print(column => Lines(column.Item().KeepTogether().Tag("Sect"), "Line", 150));

        probe.PageCount.ShouldBe(3);
        probe.Elements("P").Count().ShouldBe(150);
    }

    [Fact]
    public void Table_headings_are_repeated_for_the_eye_and_tagged_once()
    {
        var probe = Print(column => Table(column, rows: 120));

        probe.PageCount.ShouldBeGreaterThan(1);
        for (var page = 0; page < probe.PageCount; page++)
        {
            probe.Texts.Count(text => text.Page == page && text.Text == "Left").ShouldBe(1);
            probe.Texts.Single(text => text.Page == page && text.Text == "Left").Mcid.HasValue.ShouldBe(page == 0);
        }
        probe.Elements("TH").Count(cell => cell.Scope == "Column").ShouldBe(2);
    }

    [Fact]
    public void A_row_that_fits_a_page_is_not_cut()
    {
        var probe = Print(column => Table(column, rows: 40, words: 60));

        probe.PageCount.ShouldBeGreaterThan(2);
        probe.Elements("TR").ShouldAllBe(row => row.Pages().Count() == 1);
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_under_repeated_headings_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 2500).Select(i => $"w{i}"));
        var probe = Print(column => column.Item().Table(table =>
        {
            table.Style(_table).ShareColumn(1).ShareColumn(1);
            table.Header(row => row.Heading("Left").Heading("Right"));
            table.Row(row => row.Text("Short", _style).Text(words, _style));
        }));

        probe.PageCount.ShouldBeGreaterThan(2);
        probe.Elements("TD").Last().Words.ShouldBe(words);
        probe.Texts.Count(text => text.Text == "Right").ShouldBe(probe.PageCount);
    }

    [Fact]
    public void A_total_is_never_alone_on_a_page()
    {
        for (var rows = 35; rows < 45; rows++)
        {
            var probe = Print(column => Table(column, rows, total: true));
            var lastPage = probe.Elements("TR").Last().Pages().Single();
            probe.Elements("TR").Count(row => row.Pages().Single() == lastPage).ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void A_fitted_column_does_not_cut_its_words_while_others_have_room()
    {
        var probe = Print(column => column.Item().Table(table =>
        {
            table.Style(_table).ShareColumn(1).FitColumn(200).FitColumn(200).FitColumn(200);
            table.Header(row => row.Heading("A").Heading("Several words here").Heading("Several words here").Heading("Total"));
            table.Row(row => row.Text("x", _style).Text("one two three four", _style).Text("one two three four", _style).Text("£13,960", _style));
        }));

        probe.Texts.ShouldContain(text => text.Text == "£13,960");
    }

    [Fact]
    public void Too_many_words_for_the_lines_allowed_end_in_an_ellipsis()
    {
        var probe = Print(column => column.Item().Text(string.Join(' ', Enumerable.Repeat("word", 200)), _style).MaxLines(2));

        probe.Elements("P").Single().Words.ShouldEndWith("…");
        probe.Texts.Where(text => text.Mcid is not null).Select(text => text.Y).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Running_head_starts_on_the_second_page_and_the_foot_counts_the_pages()
    {
        var probe = Print(column => Lines(column.Item(), "Line", 130));

        probe.Texts.Where(text => text.Artifact == "Header").Select(text => (text.Page, text.Text)).ShouldBe([(1, "Head"), (2, "Head")]);
        probe.Texts.Where(text => text.Artifact == "Footer").Select(text => text.Text).ShouldBe(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]);
    }

    private static void Lines(Slot slot, string text, int count) => slot.Column(column =>
    {
        for (var i = 0; i < count; i++)
        {
            column.Item().Text(text, _style);
        }
    });

    private static void Table(ColumnBlock column, int rows, int words = 1, bool total = false) => column.Item().Table(table =>
    {
        table.Style(_table).ShareColumn(1).ShareColumn(1);
        table.Header(row => row.Heading("Left").Heading("Right"));
        for (var i = 0; i < rows; i++)
        {
            var text = string.Join(' ', Enumerable.Repeat($"cell{i}", words));
            table.Row(row => row.Text("x", _style).Text(text, _style));
        }
        if (total)
        {
            table.Total(row => row.Text("Total", _style).Text("1", _style));
        }
    });

    /// <summary>A page of 60 lines of 12 points after the first heading line.</summary>
    private static PdfProbe Print(Action<ColumnBlock> compose) => new(PaperDocument.Create("Test", "Test", default, page =>
    {
        page.Margin(40, 40, 40, 60);
        page.RunningHeader(4, (slot, _) => slot.Text("Head", _style));
        page.Footer(4, (slot, number) => slot.Text(number.ToString(), _style));
        compose(page.Content);
    }));
}
