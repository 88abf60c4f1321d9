using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>
/// On a phone the stylesheet makes blocks of the cells of a stacked table, and some browsers then forget that it is a table.
/// So its parts say what they are. The roles are put in as the text goes out: a tag helper for each cell would cost more than the page.
/// </summary>
[HtmlTargetElement("table", Attributes = "class")]
public sealed class StackedTableTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes["class"].Value?.ToString() is not { } css || !css.Split(' ').Any(c => c is "stack" or "stack-c" or "stack-f"))
        {
            return;
        }

        output.Attributes.SetAttribute("role", "table");
        output.Content.SetHtmlContent(new WithRoles(await output.GetChildContentAsync()));
    }

    /// <summary>The parts of a table, each with its role.</summary>
    internal sealed class WithRoles(IHtmlContent table) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var roles = new RoleWriter(writer);
            table.WriteTo(roles, encoder);
            roles.Flush();
        }
    }

    /// <summary>Passes on what it is given. Keeps a tag that begins with "t" until its end has come, and gives it a role then.</summary>
    private sealed class RoleWriter(TextWriter to) : TextWriter
    {
        private readonly StringBuilder _begun = new();

        public override Encoding Encoding => to.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> text)
        {
            while (text.Length > 0)
            {
                if (_begun.Length == 0)
                {
                    var tag = text.IndexOf('<');
                    to.Write(tag < 0 ? text : text[..tag]);
                    text = tag < 0 ? [] : text[tag..];
                    if (text.Length > 1 && text[1] != 't')
                    {
                        to.Write('<');
                        text = text[1..];
                        continue;
                    }
                }

                var end = text.IndexOf('>');
                if (end >= 0 && _begun.Length == 0)
                {
                    WriteTag(text[..(end + 1)]);
                }
                else
                {
                    _begun.Append(end < 0 ? text : text[..(end + 1)]);
                    if (end >= 0)
                    {
                        WriteTag(_begun.ToString());
                        _begun.Clear();
                    }
                }

                text = end < 0 ? [] : text[(end + 1)..];
            }
        }

        public override void Flush()
        {
            to.Write(_begun);
            _begun.Clear();
        }

        private void WriteTag(ReadOnlySpan<char> tag)
        {
            var name = tag[1..^1];
            name = name.IndexOfAny(" \r\n\t") is var space and >= 0 ? name[..space] : name;
            var role = name switch
            {
                "tr" => " role=\"row\"",
                "td" => " role=\"cell\"",
                "th" => tag.Contains("scope=\"row", StringComparison.Ordinal) ? " role=\"rowheader\"" : " role=\"columnheader\"",
                "thead" or "tbody" or "tfoot" => " role=\"rowgroup\"",
                _ => "",
            };
            if (role.Length == 0 || tag.Contains(" role=", StringComparison.Ordinal))
            {
                to.Write(tag);
                return;
            }

            to.Write(tag[..(name.Length + 1)]);
            to.Write(role);
            to.Write(tag[(name.Length + 1)..]);
        }
    }
}
