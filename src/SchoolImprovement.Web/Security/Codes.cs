using System.Text;

namespace SchoolImprovement.Web.Security;

/// <summary>Codes of authenticator apps.</summary>
public static class Codes
{
    /// <summary>People type codes with the spaces and dashes that they see.</summary>
    public static string Clean(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>The key in groups of four, for typing.</summary>
    public static string Spaced(string key)
    {
        var text = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
        {
            text.Append(i > 0 && i % 4 == 0 ? " " : "").Append(char.ToLowerInvariant(key[i]));
        }

        return text.ToString();
    }

    /// <summary>What the QR code says to an authenticator app.</summary>
    public static string Address(string email, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString("School Improvement")}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString("School Improvement")}&digits=6";
}
