using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Trusts;

/// <summary>How far an import from the national register has come.</summary>
public enum RegisterImportState
{
    /// <summary>The files have arrived and are being read.</summary>
    Reading,

    /// <summary>The schools of one or more trusts were found; nothing is written yet.</summary>
    Found,

    /// <summary>The files cannot be used, or no trust in them fits.</summary>
    Refused,

    /// <summary>The changes were made.</summary>
    Applied,

    /// <summary>Nobody wanted the changes.</summary>
    Withdrawn,
}

/// <summary>How much the files hold and of which day they are, so that half a file or an old one is noticed before anything is written.</summary>
/// <param name="Rows">Rows of the establishments file.</param>
/// <param name="Links">Schools for which the group links name a trust, or null without such a file.</param>
/// <param name="AsOf">The day on which the register was as the file has it, or null when nothing says so.</param>
public sealed record RegisterExtent(int Rows, int? Links, DateOnly? AsOf);

/// <summary>One reading of the national register's files for a trust: what was found is kept here until somebody confirms it, and nothing is written before.</summary>
public sealed class RegisterImport : TrustRow, IVersioned
{
    /// <summary>Longest name of a file or of a trust to look for, in characters.</summary>
    public const int NameMax = 200;

    /// <summary>Longest sentence of refusal, in characters.</summary>
    public const int MessageMax = 1000;

    /// <summary>Reading takes seconds. Silent for this long, it has stopped: the copy of the product that took the files was restarted.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private RegisterImport()
    {
    }

    /// <summary>Begins an import when the files have arrived.</summary>
    /// <exception cref="NotAllowedException">The person may not manage schools.</exception>
    /// <exception cref="RuleBrokenException">No trust to look for.</exception>
    public RegisterImport(Actor by, string? lookFor, string fileName, string? linksFileName, DateTime now)
        : base(by.TrustId)
    {
        by.DemandInTrust(Permission.ManageSchools);
        LookFor = Rule.Text(lookFor, NameMax, "Enter the trust’s name or its group UID", "LookFor");
        FileName = Shortened(fileName, NameMax);
        LinksFileName = linksFileName is null ? null : Shortened(linksFileName, NameMax);
        StartedBy = by.MemberId;
        StartedByName = by.Name;
        StartedAt = now;
        LastSeenAt = now;
    }

    /// <summary>The trust's name or number as the person typed it.</summary>
    public string LookFor { get; private set; } = "";

    /// <summary>The establishments file.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The group links file, or null.</summary>
    public string? LinksFileName { get; private set; }

    /// <summary>The member who started it.</summary>
    public Guid StartedBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string StartedByName { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When the reading was last heard of, UTC.</summary>
    public DateTime LastSeenAt { get; private set; }

    /// <summary>How far it has come.</summary>
    public RegisterImportState State { get; private set; } = RegisterImportState.Reading;

    /// <summary>How much of the files is read.</summary>
    public int Percent { get; private set; }

    /// <summary>Why the files were refused, or null.</summary>
    public string? Message { get; private set; }

    /// <summary>The trusts that were found with their schools, as JSON; null before and after.</summary>
    public string? Extracts { get; private set; }

    /// <summary>How many of its trusts fit, so that a choice can be asked for.</summary>
    public int TrustsFound { get; private set; }

    /// <summary>Rows of the establishments file, once they are read.</summary>
    public int? Rows { get; private set; }

    /// <summary>Schools for which the group links name a trust, or null without such a file.</summary>
    public int? Links { get; private set; }

    /// <summary>The day on which the register was as the file has it, or null when nothing says so.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Whether the reading ended without a word.</summary>
    public bool HasStopped(DateTime now) => State == RegisterImportState.Reading && now - LastSeenAt > Silence;

    /// <summary>The reading has come this far.</summary>
    public void Reached(int percent, DateTime now)
    {
        DemandReading();
        (Percent, LastSeenAt) = (Math.Clamp(percent, 0, 100), now);
    }

    /// <summary>The reading found the trust, or several that fit.</summary>
    public void Find(int trusts, string extracts, RegisterExtent extent, DateTime now)
    {
        DemandReading();
        (State, TrustsFound, Extracts, Percent, LastSeenAt) = (RegisterImportState.Found, trusts, extracts, 100, now);
        (Rows, Links, AsOf) = (extent.Rows, extent.Links, extent.AsOf);
    }

    /// <summary>The files cannot be used, or no trust in them fits.</summary>
    public void Refuse(string sentence, DateTime now)
    {
        DemandReading();
        (State, Message, LastSeenAt) = (RegisterImportState.Refused, Shortened(sentence, MessageMax), now);
    }

    /// <summary>The changes are made, in the same transaction as the schools.</summary>
    /// <exception cref="RuleBrokenException">They were made or withdrawn before.</exception>
    public void Apply(Actor by)
    {
        by.DemandInTrust(Permission.ManageSchools);
        Rule.Hold(State == RegisterImportState.Found, State == RegisterImportState.Applied ? "These changes are made already" : "There is nothing to confirm here. Upload the files again");
        (State, Extracts) = (RegisterImportState.Applied, null);
    }

    /// <summary>Nobody wants the changes.</summary>
    public void Withdraw(Actor by)
    {
        by.DemandInTrust(Permission.ManageSchools);
        Rule.Hold(State != RegisterImportState.Applied, "These changes are made already, so they cannot be withdrawn");
        (State, Extracts) = (RegisterImportState.Withdrawn, null);
    }

    private void DemandReading() => Rule.Hold(State == RegisterImportState.Reading, "This import is over. Upload the files again");

    private static string Shortened(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
