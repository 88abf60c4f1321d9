using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Ui.Charts;
using SchoolImprovement.Web.Ui.TagHelpers;

namespace SchoolImprovement.Web.Tests.Ui;

public sealed class DrawingTests
{
    private static AngleSharp.Dom.IElement Element(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!.FirstElementChild!;
    }

    [Fact]
    public void A_bar_says_its_counts_in_one_sentence_and_fills_its_width()
    {
        var bar = Element(StackedBar.Draw(new Dictionary<Progress, int> { [Progress.NotStarted] = 1, [Progress.Complete] = 3, [Progress.OffTrack] = 0 }, "Actions"));
        bar.GetAttribute("aria-label").ShouldBe("Actions: 3 complete, 1 not started");
        bar.Children.Select(r => r.GetAttribute("class")).ShouldBe(["s-done", "s-none"]);
        bar.Children.Sum(r => double.Parse(r.GetAttribute("width")!)).ShouldBe(99.2, 0.001);
    }

    [Fact]
    public void A_bar_of_nothing_says_so() =>
        Element(StackedBar.Draw(new Dictionary<Progress, int>(), "Actions")).GetAttribute("aria-label").ShouldBe("Actions: none yet");

    [Fact]
    public void A_sparkline_says_its_values_and_stays_inside_its_box()
    {
        var spark = Element(Sparkline.Draw([44, 47.5m, 61], 84, "Phonics <b>", "per cent"));
        spark.GetAttribute("aria-label").ShouldBe("Phonics <b>, last 3 checks: 44, 47.5, 61 per cent; target 84");
        spark.QuerySelector("polyline")!.GetAttribute("points").ShouldBe("2,21 44,19.4 86,13.4");
        spark.QuerySelector(".ln-target")!.GetAttribute("y1").ShouldBe("3");
    }

    [Fact]
    public void A_sparkline_of_one_value_or_of_equal_values_divides_by_nothing()
    {
        Element(Sparkline.Draw([61], null, "Phonics", "")).QuerySelector("circle")!.GetAttribute("cy").ShouldBe("12");
        Element(Sparkline.Draw([61, 61], 61, "Phonics", "")).QuerySelector("polyline")!.GetAttribute("points").ShouldBe("2,12 86,12");
        Element(Sparkline.Draw([], null, "Phonics", "")).TextContent.ShouldContain("no values yet");
    }

    [Fact]
    public void A_stacked_table_says_what_its_parts_are_and_leaves_a_table_inside_it_alone() =>
        WithRoles("<thead><tr><th scope=\"col\">A</th></tr></thead><tbody><tr id=\"x\"><th scope=\"row\">B</th><td class=\"num\">1</td><td role=\"cell\">2</td></tr></tbody>")
            .ShouldBe("<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">A</th></tr></thead><tbody role=\"rowgroup\"><tr role=\"row\" id=\"x\"><th role=\"rowheader\" scope=\"row\">B</th><td role=\"cell\" class=\"num\">1</td><td role=\"cell\">2</td></tr></tbody>");

    [Fact]
    public void The_roles_are_the_same_wherever_the_text_of_a_table_is_cut_in_two()
    {
        const string table = "<tbody><tr id=\"x\"><th scope=\"row\"><a href=\"/t\">1 &lt; 2</a></th><td class=\"num\"\n>1</td></tr></tbody>";
        var whole = WithRoles(table);
        whole.ShouldContain("<th role=\"rowheader\" scope=\"row\"><a href=\"/t\">1 &lt; 2</a></th><td role=\"cell\" class=\"num\"\n>1</td>");
        for (var cut = 0; cut <= table.Length; cut++)
        {
            WithRoles(table[..cut], table[cut..]).ShouldBe(whole);
        }
    }

    private static string WithRoles(params string[] parts)
    {
        var table = new HtmlContentBuilder();
        Array.ForEach(parts, p => table.AppendHtml(p));
        using var text = new StringWriter();
        new StackedTableTagHelper.WithRoles(table).WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }
}
