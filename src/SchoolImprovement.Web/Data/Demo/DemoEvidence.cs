using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>The few small files that Firs keeps as evidence. In the database, whatever is set for new ones.</summary>
internal sealed class DemoEvidence(DemoTrust trust)
{
    private static readonly (string File, string Name, string About, FileType Type, string Who, int DaysBefore)[] Files =
    [
        ("drop-ins.pdf", "Behaviour drop-ins October.pdf", "Behaviour drop-ins, October", FileType.Pdf, "Daniel Pritchard", 37),
        ("panel-notes.txt", "Attendance panel notes.txt", "Attendance panel notes, 11 November", FileType.Text, "Kiran Patel", 11),
        ("attendance-by-week.csv", "Attendance by week.csv", "Attendance data, 13 November", FileType.Csv, "Kiran Patel", 9),
    ];

    public async Task WriteAsync()
    {
        var school = trust.School("firs");
        var review = await trust.Db.Monitoring.Where(a => a.SchoolId == school.Id && a.Title == "Data review" && a.HeldOn != null).OrderByDescending(a => a.HeldOn).Select(a => (Guid?)a.Id).FirstOrDefaultAsync();
        foreach (var (file, name, about, type, who, days) in Files)
        {
            var content = Read(file);
            var by = trust.As(who, days);
            var kept = EvidenceFile.Add(by, school.Id, new EvidenceFacts(name, about, type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), type == FileType.Csv ? review : null), KeptIn.Database, trust.Now);
            trust.Db.AddRange(kept, new EvidencePiece(kept, 0, content));
            await trust.Db.SaveChangesAsync();
        }
    }

    /// <summary>What the self-evaluation of Firs links to: area, how the point begins (nothing for the grade as a whole), kind, and how what it links to is called.</summary>
    private static readonly (string Area, string Point, EvidenceKind Kind, string Called)[] Links =
    [
        ("attendance-behaviour", "", EvidenceKind.Findings, "Data review"),
        ("attendance-behaviour", "Pupils behave well", EvidenceKind.File, "Behaviour drop-ins, October"),
        ("attendance-behaviour", "Attendance is checked", EvidenceKind.File, "Attendance panel notes, 11 November"),
        ("attendance-behaviour", "Attendance of disadvantaged", EvidenceKind.Measurement, "Attendance, disadvantaged pupils"),
        ("attendance-behaviour", "Attendance of disadvantaged", EvidenceKind.File, "Attendance data, 13 November"),
        ("attendance-behaviour", "30 disadvantaged", EvidenceKind.Measurement, "Disadvantaged pupils who are persistently absent"),
        ("achievement", "61%", EvidenceKind.Measurement, "Year 1 pupils who meet the phonics standard"),
        ("curriculum-teaching", "Phonics is taught", EvidenceKind.Findings, "Sounds check, R–Y2"),
        ("inclusion", "A third", EvidenceKind.Findings, "Baseline of SEND plans"),
        ("personal-development", "Pupils can name", EvidenceKind.Findings, "Pupil voice: belonging"),
    ];

    public async Task LinkAsync(Sef sef, IReadOnlyList<EvaluationArea> areas, Actor head)
    {
        var (schoolId, year) = (sef.SchoolId, trust.Year);
        var files = await trust.Db.EvidenceFiles.Where(f => f.SchoolId == schoolId).ToListAsync();
        var done = await trust.Db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == year && a.HeldOn != null).ToListAsync();
        var criteria = (await trust.Db.Priorities.Where(p => p.SchoolId == schoolId && p.Plan.Year == year).SelectMany(p => p.Criteria).Include(c => c.Points).ToListAsync()).ToLookup(c => c.Measure);
        EvidenceFound? Find(EvidenceKind kind, string called) => kind switch
        {
            EvidenceKind.File => files.Where(f => f.About == called).Select(f => new EvidenceFound(kind, f.Id, called, f.AddedAt.LondonDay())).FirstOrDefault(),
            EvidenceKind.Findings => done.Where(a => a.Title == called).OrderBy(a => a.HeldOn).Select(a => new EvidenceFound(kind, a.Id, called, a.HeldOn!.Value)).LastOrDefault(),
            _ => criteria[called].SelectMany(c => c.Points, (c, p) => (c.Unit, Point: p)).Where(p => p.Point.Actual is not null).OrderBy(p => p.Point.On)
                .Select(p => new EvidenceFound(kind, p.Point.Id, $"{called}: {Measures.Words(p.Unit, p.Point.Actual)}", p.Point.On)).LastOrDefault(),
        };
        foreach (var (code, begins, kind, called) in Links)
        {
            var area = areas.FirstOrDefault(a => a.Code == code);
            var point = sef.Points.FirstOrDefault(p => p.AreaId == area?.Id && begins.Length > 0 && p.Text.StartsWith(begins, StringComparison.Ordinal));
            if (area is not null && (begins.Length == 0 || point is not null) && Find(kind, called) is { } found)
            {
                sef.Link(head, area, point?.Id, found, trust.Now);
            }
        }
    }

    private static byte[] Read(string file)
    {
        using var resource = typeof(DemoEvidence).Assembly.GetManifestResourceStream($"SchoolImprovement.Web.Data.Demo.Evidence.{file}")!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
