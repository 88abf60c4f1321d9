using System.Globalization;
using System.Text;

namespace SchoolImprovement.Web.Gias;

/// <summary>A trust of the register.</summary>
public sealed record TrustFound(int Uid, string Name, int OpenSchools);

/// <summary>Finds a trust in the files by its name, its group UID or its group ID (TR…), in one pass.</summary>
public static class TrustSearch
{
    /// <summary>More than a person reads; they then give more of the name.</summary>
    public const int MostFound = 20;

    /// <summary>The trusts that fit, the likeliest first. A group UID or group ID gives that one trust.</summary>
    /// <exception cref="GiasFileException">A file that cannot be used, or that does not say which trust a school is in.</exception>
    public static IReadOnlyList<TrustFound> Find(
        EstablishmentFile file, GroupLinks links, string words, IProgress<int>? percentRead = null, CancellationToken cancelled = default)
    {
        RefuseSilence(file, links);
        var wanted = Folded(words);
        var fits = new Dictionary<int, bool>();
        var names = new Dictionary<int, string>();
        var schools = new Dictionary<int, int>();

        void See(int uid, string name, string groupId)
        {
            if (!fits.GetValueOrDefault(uid) && (uid.ToString(CultureInfo.InvariantCulture) == wanted || Folded(groupId) == wanted || Folded(name).Contains(wanted, StringComparison.Ordinal)))
            {
                fits[uid] = true;
            }

            names.TryAdd(uid, name);
        }

        foreach (var row in file.Rows(percentRead, cancelled))
        {
            if (links.TrustOf(row) is { } trust)
            {
                See(trust.Uid, trust.Name, "");
                schools[trust.Uid] = schools.GetValueOrDefault(trust.Uid) + (row.IsOpen ? 1 : 0);
            }
        }

        foreach (var link in links.All)
        {
            See(link.GroupUid, link.GroupName, link.GroupId);
        }

        var found = fits.Keys.Select(uid => new TrustFound(uid, names[uid], schools.GetValueOrDefault(uid))).ToList();
        var byNumber = found.Where(t => t.Uid.ToString(CultureInfo.InvariantCulture) == wanted).ToList();
        return byNumber.Count > 0
            ? byNumber
            : [.. found.OrderByDescending(t => Folded(t.Name) == wanted).ThenByDescending(t => Folded(t.Name).StartsWith(wanted, StringComparison.Ordinal)).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Take(MostFound)];
    }

    internal static void RefuseSilence(EstablishmentFile file, GroupLinks links)
    {
        if (!file.NamesTrusts && links.Count == 0)
        {
            throw GiasFileException.InFile(
                file.FileName, "does not say which trust a school is in: it has no column “Trusts (code)”. Upload the group links file as well, or the full “Establishment fields CSV”.");
        }
    }

    /// <summary>Without accents and capitals, and with single spaces: “areté” finds ARETÉ and so does “arete”.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter is '’' or '‘' ? '\'' : char.ToUpperInvariant(letter));
            }
        }

        return folded.ToString().TrimEnd();
    }
}
