using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>One area on paper: its grade and why, strengths beside what needs to improve, groups of pupils, and what others think.</summary>
internal sealed class SefAreaSection(PlanLook look)
{
    private const int LongStory = 1400;

    public void Compose(ColumnBlock column, SefArea whole)
    {
        var area = whole.WithEvidenceOnce();
        column.Item().KeepWithNext().Text(area.Name, look.Section).Tag("H2");
        var grade = new FlowBlock(look.Space(3)).Add(GradeLook.Tag(area.Grade, look));
        if (area.Moved is not null)
        {
            grade.Add(new Chip(area.Moved, look.Count with { LineHeight = 1.65 }));
        }

        column.Item().SpaceBefore(look.Space(1)).KeepWithNext().Fill(grade);
        // Short lists stand side by side, in one piece with the grade; a long one takes the whole width, or it would run down a narrow column for pages.
        var isLong = (area.Why?.Length ?? 0) + area.Strengths.Concat(area.Developments).Sum(p => p.Text.Length + (p.Evidence?.Length ?? 0)) > LongStory;
        if (area.Why is not null)
        {
            Keep(column.Item().SpaceBefore(look.Space(1.5)), isLong).Text(area.Why, look.Body);
        }

        if (area.Links.Count > 0)
        {
            Keep(column.Item().SpaceBefore(look.Space(0.8)), isLong).Text($"This grade is shown by: {string.Join("; ", area.Links)}", look.Small);
        }

        if (area.Strengths.Count + area.Developments.Count > 0 && isLong)
        {
            column.Item().SpaceBefore(look.Space(3)).Column(part => Strengths(part, area.Strengths));
            column.Item().SpaceBefore(look.Space(3)).Column(part => Developments(part, area));
        }
        else if (area.Strengths.Count + area.Developments.Count > 0)
        {
            column.Item().SpaceBefore(look.Space(3)).KeepTogether().Row(row =>
            {
                row.Gap(look.Space(8));
                row.Share().Column(part => Strengths(part, area.Strengths));
                row.Share(1.7).Column(part => Developments(part, area));
            });
        }

        if (area.Groups is not null)
        {
            Heading(column, "Pupil groups");
            column.Item().SpaceBefore(look.Space(0.8)).Text(area.Groups, look.Body);
        }

        if (area.Views.Count > 0)
        {
            Heading(column, "What others say of this grade");
            column.Item().SpaceBefore(look.Space(0.8)).Tag("L").Column(list =>
            {
                list.Spacing(look.Space(0.9));
                foreach (var view in area.Views)
                {
                    list.Item().Fill(new ListItemBlock(look.Body, PlanLook.StrongLine)).Body.Text().Tag(null)
                        .Span($"{view.Says}. ", look.Body.Semi).Span($"{view.Reason}{(view.Reason is null ? "" : " ")}({view.Who})", look.Body);
                }
            });
        }
    }

    private static Slot Keep(Slot part, bool isLong) => isLong ? part : part.KeepWithNext();

    private void Heading(ColumnBlock column, string text) => column.Item().SpaceBefore(look.Space(3)).KeepWithNext().Text(text, look.Part).Tag("H3");

    private void Strengths(ColumnBlock part, IReadOnlyList<SefPoint> strengths)
    {
        part.Item().KeepWithNext().Text("Strengths", look.Part).Tag("H3");
        if (strengths.Count == 0)
        {
            part.Item().SpaceBefore(look.Space(0.8)).Text("Nothing written yet.", look.Body.In(PlanLook.Secondary));
            return;
        }

        part.Item().SpaceBefore(look.Space(0.8)).Tag("L").Column(list =>
        {
            list.Spacing(look.Space(0.9));
            foreach (var point in strengths)
            {
                list.Item().Fill(new ListItemBlock(look.Body, PlanLook.StrongLine)).Body.Column(item =>
                {
                    item.Item().Text(point.Text, look.Body).Tag(null);
                    if (Shown(point) is { } shown)
                    {
                        item.Item().Text(shown, look.Small).Tag(null);
                    }
                });
            }
        });
    }

    private void Developments(ColumnBlock part, SefArea area)
    {
        part.Item().KeepWithNext().Text("Areas for development", look.Part).Tag("H3");
        if (area.Developments.Count == 0)
        {
            part.Item().SpaceBefore(look.Space(0.8)).Text("Nothing written yet.", look.Body.In(PlanLook.Secondary));
            return;
        }

        part.Item().SpaceBefore(look.Space(0.8)).Table(table =>
        {
            table.Style(look.Table).Summary($"Areas for development: {area.Name}").ShareColumn(1.3).ShareColumn(1.2).FitColumn(look.Space(40));
            table.Header(row => row.Heading("What needs to improve").Heading("Evidence").Heading("In the plan"));
            foreach (var point in area.Developments)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(point.Text, look.Cell.Semi).Tag(null);
                    row.Text(Words.OrDash(Shown(point)), look.Cell);
                    row.Text(Words.OrDash(point.InPlan), look.Cell);
                });
            }
        });
    }

    private static string? Shown(SefPoint point) => string.Join("; ", new[] { point.Evidence }.Concat(point.Links ?? []).Where(s => !string.IsNullOrWhiteSpace(s))) is { Length: > 0 } shown ? shown : null;
}
