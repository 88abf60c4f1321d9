using System.Security.Cryptography;
using SchoolImprovement.Domain.Evidence;

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
        foreach (var (file, name, about, type, who, days) in Files)
        {
            var content = Read(file);
            var by = trust.As(who, days);
            var kept = EvidenceFile.Add(by, school.Id, new EvidenceFacts(name, about, type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), KeptIn.Database, trust.Now);
            trust.Db.AddRange(kept, new EvidencePiece(kept, 0, content));
            await trust.Db.SaveChangesAsync();
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
