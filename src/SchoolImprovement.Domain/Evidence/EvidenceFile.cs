using System.Globalization;
using System.Text;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Evidence;

/// <summary>Where the content of a file is kept.</summary>
public enum KeptIn
{
    /// <summary>In the database, in pieces.</summary>
    Database,

    /// <summary>In a folder.</summary>
    Files,

    /// <summary>In a store that speaks as Amazon's S3 does.</summary>
    S3,
}

/// <summary>What is known of a file before it is kept.</summary>
/// <param name="Name">Its name as the person's computer has it.</param>
/// <param name="About">What it shows, in a few words, or null.</param>
/// <param name="Type">What it is by its content.</param>
/// <param name="Length">How long it is, in bytes.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="ActivityId">The monitoring activity of the school that it comes from, or null.</param>
public sealed record EvidenceFacts(string? Name, string? About, FileType Type, long Length, string Hash, Guid? ActivityId = null);

/// <summary>A file that a school keeps as evidence of what it says about itself. Its content is kept beside it and never changes: another file is another piece of evidence.</summary>
public sealed class EvidenceFile : TrustRow, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 150;

    /// <summary>Longest description, in characters.</summary>
    public const int AboutMax = 200;

    /// <summary>Length of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    private EvidenceFile()
    {
    }

    private EvidenceFile(Actor by, Guid schoolId, EvidenceFacts facts, KeptIn keptIn, DateTime now)
        : base(by.TrustId)
    {
        (SchoolId, Type, Length, Hash, KeptIn, AddedAt, AddedBy, MemberId) = (schoolId, facts.Type, facts.Length, facts.Hash, keptIn, now, by.Name, by.MemberId);
        (Name, About) = (NameOf(facts.Name, facts.Type), Rule.Optional(facts.About, AboutMax, "About"));
        ActivityId = facts.ActivityId;
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Its name, with the ending of what it is: safe on every computer.</summary>
    [Recorded("File")]
    public string Name { get; private set; } = "";

    /// <summary>What it shows, or null.</summary>
    [Recorded("What it shows")]
    public string? About { get; private set; }

    /// <summary>What it is.</summary>
    public FileType Type { get; private set; }

    /// <summary>The monitoring activity that it comes from, or null.</summary>
    public Guid? ActivityId { get; private set; }

    /// <summary>How long it is, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of its content, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Where its content is kept: as it was set when the file came, whatever is set now.</summary>
    public KeptIn KeptIn { get; private set; }

    /// <summary>When it came, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>Who brought it, by the name they had then.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>Who brought it, by id.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>What people call it: what it shows, else its name.</summary>
    public string Called => About ?? Name;

    /// <inheritdoc/>
    public string RecordName => $"Evidence file: {Name}";

    /// <summary>Keeps a file as evidence.</summary>
    /// <param name="by">Needs to be allowed to add evidence in the school.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="keptIn">Where its content is kept.</param>
    /// <param name="now">When, UTC.</param>
    public static EvidenceFile Add(Actor by, Guid schoolId, EvidenceFacts facts, KeptIn keptIn, DateTime now)
    {
        by.Demand(Permission.AddEvidence, schoolId);
        Rule.Hold(facts.Length > 0, "This file is empty. Choose another", "File");
        return new EvidenceFile(by, schoolId, facts, keptIn, now);
    }

    /// <summary>Whether somebody may remove it: who brought it, while they may add evidence, and who writes the self-evaluation.</summary>
    public bool MayRemove(Actor by) => by.May(Permission.EditSelfEvaluation, SchoolId) || (by.MemberId == MemberId && by.May(Permission.AddEvidence, SchoolId));

    /// <summary>Refuses who may not remove it.</summary>
    /// <exception cref="NotAllowedException">The file is somebody else's, and the person does not write the self-evaluation.</exception>
    public void DemandRemove(Actor by)
    {
        if (!MayRemove(by))
        {
            throw new NotAllowedException($"{by.Name} may not remove this file.");
        }
    }

    /// <summary>
    /// A file's name as every computer takes it: without a path, without signs that mean something to a computer or turn the direction of reading, with the ending of what
    /// it is. Letters of any language stay.
    /// </summary>
    public static string NameOf(string? given, FileType type)
    {
        var name = (given ?? "").Normalize(NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var known = dot > 0 && FileTypes.Of(type).Endings.Contains(name[(dot + 1)..].ToLowerInvariant());
        var ending = known ? name[(dot + 1)..].ToLowerInvariant() : FileTypes.Of(type).Endings[0];
        var stem = dot > 0 && name.Length - dot <= 6 ? name[..dot] : name;
        var kept = string.Concat(stem.EnumerateRunes().Select(r => Stays(r) ? r.ToString() : " "));
        kept = string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        var room = NameMax - ending.Length - 1;
        kept = kept.Length <= room ? kept : Rule.Cut(kept, room);
        return $"{(kept.Length == 0 ? "Evidence" : kept)}.{ending}";
    }

    private static bool Stays(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => !"<>:\"|?*/\\;%".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal),
    };
}

/// <summary>A piece of a file's content, for files that are kept in the database. In pieces, so that no whole file is ever held in memory.</summary>
public sealed class EvidencePiece : TrustRow
{
    /// <summary>Longest piece, in bytes.</summary>
    public const int LengthMax = 256 * 1024;

    private EvidencePiece()
    {
    }

    /// <summary>Makes a piece.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">Its place, from 0.</param>
    /// <param name="content">What it holds.</param>
    public EvidencePiece(EvidenceFile file, int number, byte[] content)
        : base(file.TrustId)
    {
        (FileId, Number, Content) = (file.Id, number, content);
    }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Its place, from 0.</summary>
    public int Number { get; private set; }

    /// <summary>What it holds.</summary>
    public byte[] Content { get; private set; } = [];
}
