using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>What stands behind the plan: vision, context, the last inspection and what it asked for, and the sources used.</summary>
internal static class PlanBackground
{
    public static void AddTo(PageSetup page, PlanReport plan, PlanLook look)
    {
        var inspected = !string.IsNullOrWhiteSpace(plan.LastInspection) || plan.NextSteps.Count > 0;
        if (string.IsNullOrWhiteSpace(plan.Vision) && string.IsNullOrWhiteSpace(plan.Context) && !inspected && plan.Sources.Count == 0)
        {
            return;
        }
        var slot = page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect").Bookmark(1, "About this plan");
        _ = plan.Priorities.Count == 0 ? slot.NewPage() : slot;
        slot.Column(column =>
        {
            column.Item().KeepWithNext().Text("About this plan", look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(2)).Row(row =>
            {
                row.Gap(look.Space(8));
                row.Share().Column(left =>
                {
                    Part(left, "Our vision and values", plan.Vision, look);
                    Part(left, "Our school", plan.Context, look);
                });
                row.Share().Column(right =>
                {
                    if (inspected)
                    {
                        Heading(right, "Last inspection", look);
                        Paragraph(right, plan.LastInspection, look);
                        Points(right, plan.NextSteps.Select(step => new PlanSource(step)), look);
                    }
                    if (plan.Sources.Count > 0)
                    {
                        Heading(right, "What we used", look);
                        Points(right, plan.Sources, look);
                    }
                });
            });
        });
    }

    private static void Part(ColumnBlock column, string heading, string? text, PlanLook look)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Heading(column, heading, look);
            Paragraph(column, text, look);
        }
    }

    private static void Heading(ColumnBlock column, string text, PlanLook look) =>
        column.Item().SpaceBefore(look.Space(3)).KeepWithNext().Text(text, look.Part).Tag("H3");

    private static void Paragraph(ColumnBlock column, string? text, PlanLook look)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            column.Item().SpaceBefore(look.Space(0.8)).Text(text, look.Body);
        }
    }

    private static void Points(ColumnBlock column, IEnumerable<PlanSource> points, PlanLook look)
    {
        var all = points.ToList();
        if (all.Count == 0)
        {
            return;
        }
        column.Item().SpaceBefore(look.Space(0.8)).Tag("L").Column(list =>
        {
            list.Spacing(look.Space(0.9));
            foreach (var (name, address) in all)
            {
                var web = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
                list.Item().Fill(new ListItemBlock(look.Body, PlanLook.StrongLine)).Body
                    .Text().Tag(null).Span(name, web is null ? look.Body : look.Body.In(PlanLook.Link), web);
            }
        });
    }
}
