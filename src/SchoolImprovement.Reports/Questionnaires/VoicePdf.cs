using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Questionnaires;

/// <summary>What came of a staff questionnaire as a tagged PDF in the language of the plan's own paper.</summary>
public static class VoicePdf
{
    private const string Hidden = "Hidden to protect people";

    private static readonly string[] _places = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];

    private static readonly Colour[] _colours = [Colour.FromHex("a3541f"), Colour.FromHex("dfae89"), Colour.FromHex("cfd8dc"), Colour.FromHex("9cbcd8"), Colour.FromHex("1d4f7c")];

    /// <summary>Prints the results on A4 landscape and returns the file.</summary>
    public static byte[] Write(VoiceReport voice)
    {
        var look = new PlanLook();
        var frame = new PlanReport
        {
            School = voice.School,
            Trust = voice.Trust,
            Title = voice.Title,
            Kind = "Staff questionnaire",
            TrustColour = voice.TrustColour,
            MadeAt = voice.MadeAt,
            Made = voice.Made,
            Facts = [new("Replies", $"{voice.Replies} of {voice.Asked}"), new("Open", voice.Days)],
        };
        return PlanPages.Create(frame, $"{voice.Title} – {voice.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, frame, look));
            if (voice.IsHidden)
            {
                page.Content.Item().SpaceBefore(look.Space(5)).Text("Fewer than 5 people replied, so no result and no comment is shown.", look.Body);
                return;
            }

            foreach (var sentence in voice.KeySentences)
            {
                page.Content.Item().SpaceBefore(look.Space(1.5)).Text(sentence, look.Body);
            }

            page.Content.Item().SpaceBefore(look.Space(5)).Tag("Sect").Bookmark(1, "Answers").Column(column => Answers(column, voice, look));
            foreach (var pick in voice.Picks)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).Tag("Sect").Bookmark(1, pick.Question).Column(column => Pick(column, pick, look));
            }

            page.Content.Item().SpaceBefore(look.Space(6)).Tag("Sect").Bookmark(1, "By role").Column(column => ByRole(column, voice, look));
            if (voice.Suggestions.Count > 0)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).Tag("Sect").Bookmark(1, "Suggested priorities").Column(column => Suggestions(column, voice, look));
            }

            if (voice.Comments.Count > 0)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).Tag("Sect").Bookmark(1, "In their words").Column(column => Comments(column, voice, look));
            }
        });
    }

    private static void Answers(ColumnBlock column, VoiceReport voice, PlanLook look)
    {
        foreach (var theme in voice.Themes)
        {
            column.Item().SpaceBefore(look.Space(4)).KeepWithNext().Text(theme.Name, look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
            {
                table.Style(look.Table).Summary($"{theme.Name}: how far staff agree with each statement")
                    .ShareColumn(2).FitColumn(look.Space(20), Align.Right).ShareColumn(1.6).FitColumn(look.Space(20), Align.Right).FitColumn(look.Space(30), Align.Right);
                table.Header(row => row.Heading("Statement").Heading("Disagree").Heading("Spread").Heading("Agree").Heading(voice.Before ?? "Last time"));
                foreach (var statement in theme.Statements)
                {
                    table.Row(row =>
                    {
                        row.Middle();
                        row.HeadingCell().Text(statement.Words, look.Cell.Semi).Tag(null);
                        row.Text(Percent(statement.Disagree), look.Cell);
                        if (statement.Counts is { } counts)
                        {
                            row.DataCell().Fill(new BarBlock([.. counts.Zip(_colours)], string.Join(", ", _places.Zip(counts, (place, count) => $"{place} {count}")), look.Bar));
                        }
                        else
                        {
                            row.Text(Hidden, look.Small);
                        }

                        row.Text(Percent(statement.Agree), look.Cell.Semi);
                        row.Text(Percent(statement.Before), look.Cell);
                    });
                }
            });
        }

        column.Item().SpaceBefore(look.Space(2)).Text("From left to right: strongly disagree, disagree, neither, agree, strongly agree. Those who could not say are not counted. A result of fewer than 5 people is hidden.", look.Small);
    }

    private static void Pick(ColumnBlock column, PaperPick pick, PlanLook look)
    {
        column.Item().KeepWithNext().Text(pick.Question, look.Section).Tag("H2");
        if (pick.Answered is not { } answered)
        {
            column.Item().SpaceBefore(look.Space(1.5)).Text(Hidden, look.Body.In(PlanLook.Secondary));
            return;
        }

        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary($"{pick.Question} {answered} answered").ShareColumn(1).FitColumn(look.Space(30), Align.Right);
            table.Header(row => row.Heading("Of the list").Heading("Picked by"));
            foreach (var (option, count) in pick.Options)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(option, look.Cell.Semi).Tag(null);
                    row.Text($"{count} of {answered}", look.Cell);
                });
            }
        });
    }

    private static void ByRole(ColumnBlock column, VoiceReport voice, PlanLook look)
    {
        var statements = voice.Themes.SelectMany(theme => theme.Statements).Where(statement => statement.Groups.Count > 0).ToList();
        var groups = statements.FirstOrDefault()?.Groups.Select(group => group.Name).ToList() ?? [];
        column.Item().KeepWithNext().Text("By role", look.Section).Tag("H2");
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("Those who agree, of a hundred, by role").ShareColumn(2);
            groups.ForEach(_ => table.ShareColumn(0.8, Align.Right));
            table.Header(row =>
            {
                row.Heading("Agree");
                groups.ForEach(group => row.Heading(group));
            });
            foreach (var statement in statements)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(statement.Words, look.Cell.Semi).Tag(null);
                    foreach (var group in statement.Groups)
                    {
                        row.Text(group.Agree is { } agree ? $"{agree}% of {group.Answered}" : "Hidden", group.Agree is null ? look.Small : look.Cell);
                    }
                });
            }
        });
        column.Item().SpaceBefore(look.Space(2)).Text("A group of fewer than 8 people is hidden, and one group more where it could be worked out by subtraction.", look.Small);
    }

    private static void Suggestions(ColumnBlock column, VoiceReport voice, PlanLook look)
    {
        column.Item().KeepWithNext().Text("Suggested priorities", look.Section).Tag("H2");
        foreach (var ((title, why), place) in voice.Suggestions.Select((suggestion, i) => (suggestion, i + 1)))
        {
            column.Item().SpaceBefore(look.Space(2)).KeepWithNext().Text($"{place}. {title}", look.Part);
            column.Item().SpaceBefore(look.Space(0.5)).Text(why, look.Body);
        }
    }

    private static void Comments(ColumnBlock column, VoiceReport voice, PlanLook look)
    {
        column.Item().KeepWithNext().Text("In their words", look.Section).Tag("H2");
        foreach (var (question, comments) in voice.Comments)
        {
            column.Item().SpaceBefore(look.Space(2)).KeepWithNext().Text(question, look.Part).Tag("H3");
            foreach (var comment in comments)
            {
                column.Item().SpaceBefore(look.Space(1)).Text($"“{comment}”", look.Body);
            }
        }

        column.Item().SpaceBefore(look.Space(2)).Text("In no order. A person has checked that no comment names anybody.", look.Small);
    }

    private static string Percent(int? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}%") : Words.OrDash(null);
}
