using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.Audits;

/// <summary>Audits as spreadsheets.</summary>
public static class AuditSheets
{
    /// <summary>Writes one school's answers, one row a statement, and returns the file.</summary>
    public static byte[] Workbook(AuditReport audit)
    {
        var sheet = new Sheet("Answers", [new("Area", 30), new("Statement", 70), new("Answer", 20), new("Evidence", 60), new("Last time", 20), new("In the plan", 30)]);
        foreach (var (area, answer) in audit.Areas.SelectMany(area => area.Answers.Select(answer => (area.Name, answer))))
        {
            sheet.Add(area, answer.Statement, answer.Answer?.Label, answer.Evidence, answer.Before?.Label, answer.InPlan);
        }

        return WorkbookWriter.Write($"{audit.Title} – {audit.School}", audit.Trust, audit.Made, [sheet]);
    }

    /// <summary>Writes the results across the trust, one row a statement, and how far schools are, and returns the file.</summary>
    public static byte[] Workbook(AuditResultsReport results)
    {
        // Areas may have scales of their own: the columns are all steps there are.
        var steps = results.Areas.SelectMany(area => area.Scale).Select(grade => grade.Label).Distinct().ToList();
        var sheet = new Sheet("Results", [new("Area", 30), new("Statement", 70), .. steps.Select(step => new SheetColumn(step, 14)), new("Below what is expected", 14), new("Judged", 10), new("Below, time before", 14), new("Judged, time before", 14)]);
        foreach (var (area, line) in results.Areas.SelectMany(area => area.Lines.Select(line => (area, line))))
        {
            var counts = area.Scale.Zip(line.Counts).ToDictionary(x => x.First.Label, x => x.Second);
            sheet.Add([area.Name, line.Statement, .. steps.Select(step => counts.TryGetValue(step, out var count) ? (object?)count : null), line.Below, line.Judged, line.BelowBefore, line.JudgedBefore]);
        }

        var schools = new Sheet("Schools", [new("School", 36), new("How far", 28), new("Answered", 11), new("Of", 8), new("Finished", 13), new("By", 28)]);
        foreach (var school in results.Schools)
        {
            schools.Add(school.School, school.State, school.Answered, school.Asked, school.Finished, school.By);
        }

        return WorkbookWriter.Write($"{results.Title} – {results.Trust}", results.Trust, results.Made, [sheet, schools]);
    }
}
