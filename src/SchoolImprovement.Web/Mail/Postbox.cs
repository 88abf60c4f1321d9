using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Threading.Channels;

namespace SchoolImprovement.Web.Mail;

/// <summary>A mail in plain text.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>
/// Sends mail: by SMTP when Mail__Host is set, else into a folder, one file a mail.
/// Neither addresses nor links are ever logged.
/// </summary>
public sealed class Postbox(IConfiguration settings, IHostEnvironment host, ILogger<Postbox> log) : BackgroundService
{
    private readonly Channel<Letter> _waiting = Channel.CreateBounded<Letter>(1000);

    /// <summary>Whether mail leaves the house. When it does not, pages show the inviter the link to pass on.</summary>
    public bool Sends => settings["Mail:Host"] is { Length: > 0 };

    /// <summary>Sends now; false when the mail server would not take it.</summary>
    public async Task<bool> SendAsync(Letter letter)
    {
        try
        {
            using var message = new MailMessage(settings["Mail:From"] ?? "school-improvement@localhost", letter.To, letter.Subject, letter.Text)
            {
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
                // A file is for reading: no line breaks inside a link.
                BodyTransferEncoding = Sends ? TransferEncoding.QuotedPrintable : TransferEncoding.EightBit,
            };
            using var client = Client();
            await client.SendMailAsync(message);
            return true;
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or IOException)
        {
            // The exception's own message may name the address.
            log.LogError("A mail could not be sent: {Kind} {Status}", failure.GetType().Name, (failure as SmtpException)?.StatusCode);
            return false;
        }
    }

    /// <summary>Sends soon, so that the page answers as fast for an address that nobody has as for one that somebody has.</summary>
    public void SendSoon(Letter letter)
    {
        if (!_waiting.Writer.TryWrite(letter))
        {
            log.LogError("A mail was dropped: too many are waiting");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(letter);
        }
    }

    private SmtpClient Client()
    {
        if (Sends)
        {
            return new SmtpClient(settings["Mail:Host"], settings.GetValue("Mail:Port", 587))
            {
                EnableSsl = settings.GetValue("Mail:Tls", true),
                Credentials = settings["Mail:User"] is { Length: > 0 } user ? new NetworkCredential(user, settings["Mail:Password"]) : null,
                Timeout = 20_000,
            };
        }

        var folder = Path.GetFullPath(settings["Mail:PickupFolder"] ?? "App_Data/mail", host.ContentRootPath);
        Directory.CreateDirectory(folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }
}
