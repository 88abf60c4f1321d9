using Microsoft.AspNetCore.Mvc;

namespace SchoolImprovement.Web.Ui;

/// <summary>Files that people take away: named so that they find them again, and kept by no cache on the way.</summary>
public static class Downloads
{
    private const int LongestName = 150;

    /// <summary>"Firs Primary School AIP 2026-27 summary.pdf".</summary>
    public static FileContentResult Download(this AppPage page, byte[] file, string contentType, string school, string what, string year, string? part, string extension)
    {
        page.Response.Headers.CacheControl = "no-store";
        return new(file, contentType) { FileDownloadName = $"{Clean($"{school} {what} {year}{(part is null ? "" : " " + part)}")}.{extension}" };
    }

    /// <summary>A name that every computer takes: letters of any language, digits, spaces and a few marks; what else there is becomes a space.</summary>
    internal static string Clean(string name)
    {
        var kept = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark || c is '-' or '\'' or '’' or '&' or '(' or ')' or ',' ? c : ' '));
        var single = string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return single.Length <= LongestName ? single : single[..LongestName].TrimEnd();
    }
}
