namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>A line of evidence: words, or words with a web address.</summary>
/// <param name="Words">What is read.</param>
/// <param name="Href">The address, or null when there is none.</param>
public readonly record struct EvidenceLink(string Words, string? Href)
{
    public static EvidenceLink Of(string line)
    {
        var at = line.IndexOf("https://", StringComparison.OrdinalIgnoreCase) is >= 0 and var secure ? secure : line.IndexOf("http://", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return new(line, null);
        }

        var address = line[at..].Split(' ', 2)[0].TrimEnd('.', ',', ')', ';');
        var words = line[..at].TrimEnd(' ', ':', '(', ',', '–');
        return Uri.IsWellFormedUriString(address, UriKind.Absolute) ? new(words.Length > 0 ? words : address, address) : new(line, null);
    }
}
