using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Plans;

/// <summary>What every page of a plan has: its size, its running head and foot, and the cover block of the first.</summary>
internal static class PlanPages
{
    private const int MostFacts = 6;

    public static byte[] Create(PlanReport plan, string title, Action<PageSetup> compose) =>
        PaperDocument.Create(title, plan.Trust, plan.Made, page =>
        {
            SetUp(page, plan);
            compose(page);
        });

    /// <summary>The same for a paper that prints its own contents.</summary>
    public static byte[] Create(PlanReport plan, string title, Action<PageSetup, IReadOnlyList<ContentsLine>> compose) =>
        PaperDocument.Create(title, plan.Trust, plan.Made, (page, contents) =>
        {
            SetUp(page, plan);
            compose(page, contents);
        });

    public static void SetUp(PageSetup page, PlanReport plan)
    {
        var look = new PlanLook();
        page.A4Landscape();
        page.Margin(PlanLook.Millimetres(13), PlanLook.Millimetres(10), PlanLook.Millimetres(13), PlanLook.Millimetres(9));
        page.RunningHeader(PlanLook.Millimetres(5), (slot, _) => slot
            .RuleBelow(0.5, PlanLook.StrongLine).Padding(0, 0, 0, PlanLook.Millimetres(1.5))
            .Row(row =>
            {
                row.Gap(20).Share().Text(plan.School, look.Running).MaxLines(1);
                row.Share().Text(plan.Title, look.Running).MaxLines(1).AlignTo(Align.Right);
            }));
        page.Footer(PlanLook.Millimetres(3), (slot, number) => slot
            .RuleAbove(0.5, PlanLook.StrongLine).Padding(0, PlanLook.Millimetres(1.5), 0, 0)
            .Row(row =>
            {
                row.Gap(12).Share().Text(plan.Trust, look.Running).MaxLines(1);
                row.Share(2).Text(MadeLine(plan), look.Running).MaxLines(1).AlignTo(Align.Centre);
                row.Share().Text(number.ToString(), look.Running).AlignTo(Align.Right);
            }));
    }

    public static void Cover(ColumnBlock column, PlanReport plan, PlanLook look)
    {
        column.Item().RuleAbove(PlanLook.Millimetres(1.5), Colour.FromHex(plan.TrustColour, PlanLook.TrustRule))
            .RuleBelow(0.5, PlanLook.StrongLine)
            .Padding(0, look.Space(5.5), 0, look.Space(3.5))
            .Column(cover =>
            {
                cover.Item().Row(row =>
                {
                    row.Gap(20).Share().Text(plan.Trust, look.CoverLine).MaxLines(1);
                    row.Share().Text(plan.Kind ?? "Improvement plan", look.CoverLine).MaxLines(1).AlignTo(Align.Right);
                });
                cover.Item().SpaceBefore(look.Space(4.5)).Text(plan.School, look.School).Tag("H1").MaxLines(2);
                cover.Item().SpaceBefore(look.Space(1)).Text(plan.Title, look.Subtitle).MaxLines(2);
                if (plan.Facts.Count > 0)
                {
                    cover.Item().SpaceBefore(look.Space(3)).Tag("L").Row(row => Facts(row, plan, look));
                }
            });
        if ((plan.InShort ?? plan.Vision) is { Length: > 0 } inShort)
        {
            column.Item().SpaceBefore(look.Space(3.5)).RuleLeft(PlanLook.Millimetres(1.2), PlanLook.TrustRule)
                .Padding(look.Space(3.5), look.Space(0.3), 0, look.Space(0.3))
                .Text(inShort, look.Body).MaxLines(4);
        }
    }

    public static string MadeLine(PlanReport plan)
    {
        var printed = $"Printed {plan.MadeAt}" + (string.IsNullOrWhiteSpace(plan.Version) ? "" : $", {plan.Version}");
        return string.IsNullOrWhiteSpace(plan.Status) ? printed : $"{plan.Status}. {printed}";
    }

    private static void Facts(RowBlock row, PlanReport plan, PlanLook look)
    {
        row.Gap(14).Spread();
        foreach (var fact in plan.Facts.Take(MostFacts))
        {
            row.Natural().Tag("LI").Column(pair =>
            {
                pair.Item().Tag("Lbl").Text(fact.Label, look.Fact).Tag(null).MaxLines(1);
                pair.Item().Tag("LBody").Text(fact.Value, look.Fact.Semi.In(PlanLook.Ink)).Tag(null).MaxLines(2);
            });
        }
    }
}
