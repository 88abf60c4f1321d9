using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Training;

/// <summary>The training programme as a tagged PDF in the language of the plan's own paper: the sessions, then the needs.</summary>
public static class TrainingPdf
{
    /// <summary>Prints the programme on A4 landscape and returns the file.</summary>
    public static byte[] Write(TrainingReport training)
    {
        var look = new PlanLook();
        var frame = Frame(training);
        return PlanPages.Create(frame, $"{training.Title} – {training.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, frame, look));
            page.Content.Item().SpaceBefore(look.Space(5)).Tag("Sect").Bookmark(1, "Programme").Column(column => Programme(column, training, look));
            page.Content.Item().SpaceBefore(look.Space(7)).Tag("Sect").Bookmark(1, "What people need to learn").Column(column => Needs(column, training, look));
            if (training.Sessions.Any(session => session.Changed is not null))
            {
                page.Content.Item().SpaceBefore(look.Space(7)).Tag("Sect").Bookmark(1, "What has changed").Column(column => Impact(column, training, look));
            }
        });
    }

    private static PlanReport Frame(TrainingReport training) => new()
    {
        School = training.School,
        Trust = training.Trust,
        Title = training.Title,
        Kind = "Training programme",
        TrustColour = training.TrustColour,
        MadeAt = training.MadeAt,
        Made = training.Made,
        Facts =
        [
            new("Sessions", training.Sessions.Count.ToString(CultureInfo.InvariantCulture)),
            new("Needs", training.Needs.Count.ToString(CultureInfo.InvariantCulture)),
            new("Needs without a session", training.WithoutSession.ToString(CultureInfo.InvariantCulture)),
        ],
    };

    private static void Programme(ColumnBlock column, TrainingReport training, PlanLook look)
    {
        column.Item().KeepWithNext().Text("Programme", look.Section).Tag("H2");
        if (training.Sessions.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(1.5)).Text("No session is planned yet.", look.Body.In(PlanLook.Secondary));
            return;
        }
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("The sessions of the year: when, what, by whom, for whom, and how it went")
                .FitColumn(look.Space(30)).ShareColumn(1.5).ShareColumn(0.9).ShareColumn(1).ShareColumn(1.4).ShareColumn(0.9);
            table.Header(row => row.Heading("When").Heading("Session").Heading("Led by").Heading("Who comes").Heading("Meets").Heading("How it went"));
            foreach (var session in training.Sessions)
            {
                table.Row(row =>
                {
                    row.DataCell().Column(cell =>
                    {
                        cell.Item().Text(session.Day, look.Cell.Semi);
                        cell.Item().Text(string.Join(", ", new[] { session.Time ?? "All day", session.Length }.Where(part => part is not null)), look.Small);
                    });
                    row.HeadingCell().Column(cell =>
                    {
                        cell.Item().Text(session.Title, look.Cell.Semi);
                        var under = string.Join(". ", new[] { session.JointSchools is { } schools ? $"Joint session of {schools} schools" : null, session.Topic, session.Place }.Where(part => !string.IsNullOrWhiteSpace(part)));
                        if (under.Length > 0)
                        {
                            cell.Item().Text(under, look.Small);
                        }
                    });
                    row.Text(Words.OrDash(session.Lead), look.Cell);
                    row.Text(Words.OrDash(session.Audience), look.Cell);
                    row.Text(Words.OrDash(session.Meets), look.Cell);
                    row.Text(session.State, look.Cell);
                });
            }
        });
    }

    private static void Needs(ColumnBlock column, TrainingReport training, PlanLook look)
    {
        column.Item().KeepWithNext().Text("What people need to learn", look.Section).Tag("H2");
        if (training.Needs.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(1.5)).Text("No need has been written down yet.", look.Body.In(PlanLook.Secondary));
            return;
        }
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("Training needs with their sessions")
                .ShareColumn(1.6).ShareColumn(0.7).ShareColumn(1).FitColumn(look.Space(24)).FitColumn(look.Space(34)).FitColumn(look.Space(28)).ShareColumn(1.3);
            table.Header(row => row.Heading("Need").Heading("Topic").Heading("Who needs it").Heading("By when").Heading("From").Heading("Stands").Heading("Sessions"));
            foreach (var need in training.Needs)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(need.What, look.Cell.Semi).Tag(null);
                    row.Text(Words.OrDash(need.Topic), look.Cell);
                    row.Text(Words.OrDash(need.Audience), look.Cell);
                    row.Text(Words.OrDash(need.Day), look.Cell);
                    row.Text(Words.OrDash(need.From), look.Cell);
                    row.Text(need.State, look.Cell.Semi);
                    row.Text(Words.OrDash(need.Sessions), look.Cell);
                });
            }
        });
    }

    private static void Impact(ColumnBlock column, TrainingReport training, PlanLook look)
    {
        column.Item().KeepWithNext().Text("What has changed", look.Section).Tag("H2");
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("What has changed since each session, and how we know").ShareColumn(1).ShareColumn(1.6).ShareColumn(1.2);
            table.Header(row => row.Heading("Session").Heading("What has changed").Heading("How we know"));
            foreach (var session in training.Sessions.Where(session => session.Changed is not null))
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text($"{session.Title}, {session.Day}", look.Cell.Semi).Tag(null);
                    row.Text(session.Changed, look.Cell);
                    row.Text(Words.OrDash(session.HowWeKnow), look.Cell);
                });
            }
        });
    }
}
