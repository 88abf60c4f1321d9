using System.Text.RegularExpressions;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>Reads the mails that the app wrote into its folder.</summary>
public static partial class Post
{
    /// <summary>The newest mail to an address with these words in its text; waits for one that is sent in the background.</summary>
    public static async Task<string> MailToAsync(this AppFactory app, string address, string words)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (app.Mails().LastOrDefault(m => m.Contains(address, StringComparison.OrdinalIgnoreCase) && m.Contains(words, StringComparison.Ordinal)) is { } mail)
            {
                return mail;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"No mail to {address} says “{words}”.");
    }

    public static IReadOnlyList<string> Mails(this AppFactory app)
    {
        for (; ; )
        {
            try
            {
                return [.. new DirectoryInfo(app.MailFolder).GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc).Select(f => File.ReadAllText(f.FullName))];
            }
            catch (IOException)
            {
                // Still being written.
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Path and query of the link in a mail.</summary>
    public static string LinkIn(string mail) => new Uri(Link().Match(mail).Value).PathAndQuery;

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
