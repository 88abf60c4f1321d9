using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>
/// On a phone the stylesheet makes blocks of the cells of a stacked table, and some browsers then forget that it is a table.
/// So its parts say what they are. One pass over the finished text: a tag helper for each cell would cost more than the page.
/// </summary>
[HtmlTargetElement("table", Attributes = "class")]
public sealed partial class StackedTableTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes["class"].Value?.ToString() is not { } css || !css.Split(' ').Any(c => c is "stack" or "stack-c" or "stack-f"))
        {
            return;
        }

        output.Attributes.SetAttribute("role", "table");
        output.Content.SetHtmlContent(WithRoles((await output.GetChildContentAsync()).GetContent()));
    }

    internal static string WithRoles(string html) => Tags().Replace(html, tag =>
    {
        var role = tag.Groups[1].Value switch
        {
            "tr" => "row",
            "td" => "cell",
            "th" => tag.Value.Contains("scope=\"row\"", StringComparison.Ordinal) ? "rowheader" : tag.Value.Contains("scope=\"rowgroup\"", StringComparison.Ordinal) ? "rowheader" : "columnheader",
            _ => "rowgroup",
        };
        return tag.Value.Contains(" role=", StringComparison.Ordinal) ? tag.Value : $"<{tag.Groups[1].Value} role=\"{role}\"{tag.Groups[2].Value}>";
    });

    [GeneratedRegex("<(thead|tbody|tfoot|tr|th|td)(\\s[^>]*)?>")]
    private static partial Regex Tags();
}
