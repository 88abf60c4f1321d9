using System.Globalization;
using System.IO.Compression;
using System.Text;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

/// <summary>The real rows in Samples/, and small files made up around one broken thing.</summary>
internal static class Sample
{
    public const string July2025 = "edubasealldata20250718.csv";
    public const string October2024 = "edubasealldata20241029.csv";
    public const string ShortExtract = "edubaseallstatefunded20260602.csv";
    public const string Links = "grouplinks_academytrusts_202509.csv";
    public const string Ofsted = "ofsted.csv";

    public const string Header =
        "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,"
        + "PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,NumberOfPupils,Trusts (code),Trusts (name)";

    public const string OaksideRow = "123456,936,Surrey,2001,Oakside School,Academy converter,Open,01-09-2012,,Primary,4,11,\"210\",777,OAKSIDE TRUST";

    public const string LinksHeader = "Group UID,Group ID,Group Name,Group Type,Group Status,Joined date,Academy URN";

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Gias", "Samples", file));

    public static byte[] Windows1252(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

    public static byte[] Csv(params string[] rows) => Windows1252(string.Join("\r\n", [Header, .. rows]));

    public static byte[] LinksCsv(params string[] rows) => Windows1252(string.Join("\r\n", [LinksHeader, .. rows]));

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    public static List<EstablishmentRow> Establishments(byte[] content, string name = "file.csv")
    {
        using var file = EstablishmentFile.Open(name, new MemoryStream(content));
        return [.. file.Rows()];
    }

    public static GroupLinks GroupLinks(byte[] content, string name = "links.csv") => GroupLinksFile.Read(name, new MemoryStream(content));

    public static IReadOnlyList<TrustFound> Find(string words, string file = July2025, string? links = null)
    {
        using var establishments = EstablishmentFile.Open(file, new MemoryStream(Bytes(file)));
        return TrustSearch.Find(establishments, links is null ? Web.Gias.GroupLinks.None : GroupLinks(Bytes(links)), words);
    }

    public static TrustExtract Extract(int uid, string file = July2025, string? links = null, IEnumerable<School>? ours = null)
    {
        using var establishments = EstablishmentFile.Open(file, new MemoryStream(Bytes(file)));
        var urns = (ours ?? []).Select(s => int.Parse(s.Urn, CultureInfo.InvariantCulture)).ToHashSet();
        return TrustSchools.Read(establishments, links is null ? Web.Gias.GroupLinks.None : GroupLinks(Bytes(links)), [new TrustFound(uid, "The trust", 0)], urns).Single();
    }

    /// <summary>The sentence with which a file is refused.</summary>
    public static string Refusal(byte[] content, string name = "file.csv") => Should.Throw<GiasFileException>(() => Establishments(content, name)).Message;

    public static string LinksRefusal(byte[] content, string name = "links.csv") => Should.Throw<GiasFileException>(() => GroupLinks(content, name)).Message;
}
