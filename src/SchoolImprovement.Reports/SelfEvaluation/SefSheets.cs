using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>The self-evaluation as a spreadsheet: grades, points with their evidence, and what the last inspection asked for.</summary>
public static class SefSheets
{
    /// <summary>Writes the workbook and returns the file.</summary>
    public static byte[] Workbook(SefReport sef) => WorkbookWriter.Write($"{sef.Title} – {sef.School}", sef.Trust, sef.Made, [About(sef), Areas(sef), Points(sef), Inspection(sef)]);

    private static Sheet About(SefReport sef)
    {
        var sheet = new Sheet("About", [new("About", 26), new("What it says", 90)]) { IsList = false };
        foreach (var (label, value) in new[] { ("School", sef.School), ("Trust", sef.Trust), ("Self-evaluation", sef.Title), ("Framework", sef.Framework), ("State", sef.State), ("Made", sef.MadeAt), ("Context", sef.Context), ("Last inspection", sef.InspectedOn) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                sheet.Add(label, value);
            }
        }

        return sheet;
    }

    private static Sheet Areas(SefReport sef)
    {
        var sheet = new Sheet("Areas", [new("Area", 30), new("Our grade", 22), new(sef.Before is null ? "Before" : $"In {sef.Before}", 22), new("Why this grade", 70), new("Shown by", 40), new("Pupil groups", 60), new("What others say", 60)]);
        foreach (var area in sef.Areas)
        {
            sheet.Add(area.Name, area.Grade?.Label ?? "Not yet judged", area.Before?.Label, area.Why, string.Join('\n', area.Links), area.Groups, string.Join('\n', area.Views.Select(v => $"{v.Who}: {v.Says}{(v.Reason is null ? "" : $". {v.Reason}")}")));
        }

        return sheet;
    }

    private static Sheet Points(SefReport sef)
    {
        var sheet = new Sheet("Strengths and development", [new("Area", 30), new("Kind", 22), new("Point", 60), new("Evidence", 50), new("Linked to", 50), new("In the plan", 30)]);
        foreach (var area in sef.Areas)
        {
            foreach (var (kind, point) in area.Strengths.Select(p => ("Strength", p)).Concat(area.Developments.Select(p => ("Area for development", p))))
            {
                sheet.Add(area.Name, kind, point.Text, point.Evidence, string.Join('\n', point.Links ?? []), point.InPlan);
            }
        }

        return sheet;
    }

    private static Sheet Inspection(SefReport sef)
    {
        var sheet = new Sheet("Last inspection", [new("It asked for", 60), new("What we have done since", 70), new("How it stands", 18)]);
        foreach (var point in sef.Inspection)
        {
            sheet.Add(point.Text, point.Evidence, point.Stands is { } stands ? ProgressLook.Of(stands).Label : null);
        }

        return sheet;
    }
}
