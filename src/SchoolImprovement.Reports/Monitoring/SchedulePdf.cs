using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Monitoring;

/// <summary>The schedule as a tagged PDF: a row for each priority, a column for each half-term. Alone, or at the end of the plan.</summary>
public static class SchedulePdf
{
    private static readonly VectorPath Pencil = VectorPath.Parse("M12.854.146a.5.5 0 0 0-.707 0L10.5 1.793 14.207 5.5l1.647-1.646a.5.5 0 0 0 0-.708zm.646 6.061L9.793 2.5 3.293 9H3.5a.5.5 0 0 1 .5.5v.5h.5a.5.5 0 0 1 .5.5v.5h.5a.5.5 0 0 1 .5.5v.5h.5a.5.5 0 0 1 .5.5v.207zm-7.468 7.468A.5.5 0 0 1 6 13.5V13h-.5a.5.5 0 0 1-.5-.5V12h-.5a.5.5 0 0 1-.5-.5V11h-.5a.5.5 0 0 1-.5-.5V10h-.5a.5.5 0 0 1-.175-.032l-.179.178a.5.5 0 0 0-.11.168l-2 5a.5.5 0 0 0 .65.65l5-2a.5.5 0 0 0 .168-.11z");

    private static readonly (ScheduleState State, string Words)[] Key =
        [(ScheduleState.Done, "Done"), (ScheduleState.WriteUp, "Happened, to write up"), (ScheduleState.Overdue, "Overdue"), (ScheduleState.Planned, "Planned")];

    /// <summary>Prints the schedule on A4 landscape and returns the file.</summary>
    public static byte[] Write(ScheduleReport schedule)
    {
        var frame = new PlanReport
        {
            School = schedule.School,
            Trust = schedule.Trust,
            Title = schedule.Title,
            Kind = "Monitoring schedule",
            TrustColour = schedule.TrustColour,
            MadeAt = schedule.MadeAt,
            Made = schedule.Made,
        };
        var look = new PlanLook();
        return PlanPages.Create(frame, $"{schedule.Title} – {schedule.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, frame, look));
            AddTo(page.Content, schedule, look, heading: false);
        });
    }

    /// <summary>Prints the plan with the schedule on pages of its own behind it.</summary>
    public static byte[] WriteWithPlan(PlanReport plan, ScheduleReport schedule) =>
        PlanPdf.Write(plan, page => page.Content.Item().NewPage().Tag("Sect").Bookmark(1, schedule.Title).Column(column => AddTo(column, schedule, new PlanLook(), heading: true)));

    private static void AddTo(ColumnBlock column, ScheduleReport schedule, PlanLook look, bool heading)
    {
        if (heading)
        {
            column.Item().KeepWithNext().Text(schedule.Title, look.Section).Tag("H2");
        }

        var kept = schedule.Rows.Select(row => row with { Activities = [.. row.Activities.Where(a => a.State != ScheduleState.Dropped)] }).ToList();
        if (kept.TrueForAll(row => row.Activities.Count == 0))
        {
            column.Item().SpaceBefore(look.Space(3)).Text("Nothing is planned yet.", look.Body.In(PlanLook.Secondary));
            return;
        }

        // Above the year, so that it never stands on a page of its own.
        var key = new FlowBlock();
        foreach (var (state, words) in Key)
        {
            var (icon, colour) = Icon(state);
            key.Add(new Chip(words, look.Count, icon, colour));
        }

        column.Item().SpaceBefore(look.Space(heading ? 2 : 4)).KeepWithNext().Fill(key.Tag("P"));
        column.Item().SpaceBefore(look.Space(1)).KeepWithNext().Text(Leads(kept), look.Small);
        column.Item().SpaceBefore(look.Space(2)).Table(table =>
        {
            table.Style(look.Table).Summary("Monitoring activities by priority and half-term").ShareColumn(0.8);
            foreach (var _ in schedule.HalfTerms)
            {
                table.ShareColumn(1);
            }

            table.Header(row =>
            {
                row.Heading("Priority");
                foreach (var half in schedule.HalfTerms)
                {
                    row.Heading($"{half.Name}\n{half.Dates}");
                }
            });
            foreach (var line in kept)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(line.Label, look.Cell.Semi).Tag(null);
                    for (var i = 0; i < schedule.HalfTerms.Count; i++)
                    {
                        var of = line.Activities.Where(a => a.HalfTerm == i).ToList();
                        if (of.Count == 0)
                        {
                            row.Text("", look.Small);
                            continue;
                        }

                        row.DataCell().Column(cell => cell.Item().Tag("L").Column(list => Activities(list.Spacing(look.Space(0.7)), of, look)));
                    }
                });
            }
        });
    }

    private static void Activities(ColumnBlock cell, List<ScheduleActivity> activities, PlanLook look)
    {
        var style = look.Small.In(PlanLook.Ink);
        foreach (var activity in activities)
        {
            var (icon, colour) = Icon(activity.State);
            var item = new ListItemBlock(style, colour, icon);
            item.Body.Text(Words(activity), style).Tag(null);
            cell.Item().Fill(item);
        }
    }

    /// <summary>"Phonics drop-ins, Year 1, 13 Nov (RL), overdue": the state is said too where the sign beside it is more than a ring.</summary>
    private static string Words(ScheduleActivity a) =>
        $"{a.Title}{(a.When is null ? "" : $", {a.When}")}{(a.Initials is null ? "" : $" ({a.Initials})")}{a.State switch { ScheduleState.Overdue => ", overdue", ScheduleState.WriteUp => ", to write up", ScheduleState.Proposed => ", asked for", ScheduleState.Done => ", done", _ => "" }}";

    private static string Leads(IEnumerable<ScheduleRow> rows)
    {
        var names = rows.SelectMany(r => r.Activities).Where(a => a.Lead is not null && a.Initials is not null && a.Initials != a.Lead).Select(a => $"{a.Initials} {a.Lead}").Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "Nobody leads these yet." : $"Who leads: {string.Join(", ", names)}.";
    }

    private static (VectorPath Icon, Colour Colour) Icon(ScheduleState state)
    {
        ProgressLook Of(Progress progress) => ProgressLook.Of(progress);
        return state switch
        {
            ScheduleState.Done => (Of(Progress.Complete).Icon, Of(Progress.Complete).IconColour),
            ScheduleState.Overdue => (Of(Progress.OffTrack).Icon, Of(Progress.OffTrack).IconColour),
            ScheduleState.WriteUp => (Pencil, Of(Progress.AtRisk).IconColour),
            _ => (Of(Progress.NotStarted).Icon, Of(Progress.NotStarted).IconColour),
        };
    }
}
