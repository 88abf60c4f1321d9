using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>
/// A label, a hint, what is wrong, and the control, tied together for screen readers. What a person typed stays, even when it could not be read.
/// Attributes that are not listed here go to the control; the class goes to the element around it.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper(Icons icons) : TagHelper
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>text (what it is if nothing is said), textarea, select, date, number, money, email, password, tel, url, file, checkbox, checkboxes, radios.</summary>
    public string Kind { get; set; } = "text";

    /// <summary>What there is to choose from.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Words of an empty first choice of a select; leave out for none.</summary>
    public string? Blank { get; set; }

    public int Rows { get; set; } = 3;

    /// <summary>The label is read out but not shown: for fields in a row of a table.</summary>
    public bool HideLabel { get; set; }

    /// <summary>In place of the id made from the name, when two forms on a page have the same field.</summary>
    public string? Id { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string? Error => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private string ControlId => Id ?? TagBuilder.CreateSanitizedId(Name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var passed = output.Attributes.Where(a => a.Name != "class").ToList();
        passed.ForEach(a => output.Attributes.Remove(a));
        output.TagMode = TagMode.StartTagAndEndTag;
        var choices = Kind is "radios" or "checkboxes";
        output.TagName = choices ? "fieldset" : "div";
        if (choices)
        {
            output.Attributes.SetAttribute("class", $"fs0 {output.Attributes["class"]?.Value}".Trim());
        }

        var content = output.Content;
        if (Kind == "checkbox")
        {
            AppendError(content);
            content.AppendHtml(Choice("checkbox", ControlId, "true", Label, Values().Contains("true", StringComparer.OrdinalIgnoreCase), passed, DescribedBy(), Error is not null, Hint));
            content.AppendHtml("<input type=\"hidden\" name=\"").Append(Name).AppendHtml("\" value=\"false\">"); // browsers send nothing for an empty box
            return;
        }

        var label = new TagBuilder(choices ? "legend" : "label");
        label.AddCssClass(HideLabel ? "vh" : "form-label");
        if (!choices)
        {
            label.Attributes["for"] = ControlId;
        }

        label.InnerHtml.Append(Label);
        content.AppendHtml(label);
        if (Hint is not null)
        {
            content.AppendHtml(Paragraph("form-text", ControlId + "-hint", Hint));
        }

        AppendError(content);
        if (choices)
        {
            AppendChoices(content);
        }
        else
        {
            content.AppendHtml(Control(passed));
        }
    }

    private string? DescribedBy() => string.Join(' ', new[] { Hint is null ? null : ControlId + "-hint", Error is null ? null : ControlId + "-error" }.Where(i => i is not null)) is { Length: > 0 } ids ? ids : null;

    private void AppendError(TagHelperContent content)
    {
        if (Error is { } error)
        {
            content.AppendHtml("<p class=\"ferr\" id=\"").Append(ControlId).AppendHtml("-error\">").AppendHtml(icons["exclamation-circle-fill"])
                .AppendHtml("<span><span class=\"vh\">Error: </span>").Append(error).AppendHtml("</span></p>");
        }
    }

    private static TagBuilder Paragraph(string css, string id, string text)
    {
        var p = new TagBuilder("p");
        p.AddCssClass(css);
        p.Attributes["id"] = id;
        p.InnerHtml.Append(text);
        return p;
    }

    private IHtmlContent Control(List<TagHelperAttribute> passed)
    {
        var control = new TagBuilder(Kind switch { "textarea" => "textarea", "select" => "select", _ => "input" });
        control.AddCssClass(Kind == "select" ? "form-select" : "form-control");
        control.Attributes["id"] = ControlId;
        control.Attributes["name"] = Name;
        foreach (var attribute in passed)
        {
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();
        }

        if (DescribedBy() is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        if (Error is not null)
        {
            control.AddCssClass("is-invalid");
            control.Attributes["aria-invalid"] = "true";
        }

        var typed = Values().FirstOrDefault() ?? "";
        switch (Kind)
        {
            case "textarea":
                control.Attributes.TryAdd("rows", Rows.ToString(CultureInfo.InvariantCulture));
                control.InnerHtml.AppendLine().Append(typed); // browsers drop the first line break
                return control;
            case "select":
                AppendOptions(control);
                return control;
            case "money":
                control.AddCssClass("num");
                control.Attributes.TryAdd("inputmode", "decimal");
                control.Attributes["type"] = "text";
                control.Attributes["value"] = typed;
                control.TagRenderMode = TagRenderMode.SelfClosing;
                var pound = new TagBuilder("span");
                pound.AddCssClass("pound d-block");
                pound.InnerHtml.AppendHtml(control);
                return pound;
            default:
                control.Attributes["type"] = Kind is "date" or "number" ? "text" : Kind;
                if (Kind == "number")
                {
                    control.Attributes.TryAdd("inputmode", "decimal");
                }

                if (Kind is not ("password" or "file")) // never sent back
                {
                    control.Attributes["value"] = typed;
                }

                control.TagRenderMode = TagRenderMode.SelfClosing;
                return control;
        }
    }

    private void AppendOptions(TagBuilder select)
    {
        var chosen = Values();
        if (Blank is not null)
        {
            select.InnerHtml.AppendHtml("<option value=\"\">").Append(Blank).AppendHtml("</option>");
        }

        foreach (var group in Items.GroupBy(i => i.Group?.Name))
        {
            if (group.Key is not null)
            {
                select.InnerHtml.AppendHtml("<optgroup label=\"").Append(group.Key).AppendHtml("\">");
            }

            foreach (var item in group)
            {
                select.InnerHtml.AppendHtml("<option value=\"").Append(item.Value ?? item.Text)
                    .AppendHtml(IsChosen(item, chosen) ? "\" selected>" : "\">").Append(item.Text).AppendHtml("</option>");
            }

            if (group.Key is not null)
            {
                select.InnerHtml.AppendHtml("</optgroup>");
            }
        }
    }

    private void AppendChoices(TagHelperContent content)
    {
        var chosen = Values();
        content.AppendHtml("<div class=\"radios\">");
        foreach (var (item, index) in Items.Select((item, index) => (item, index)))
        {
            var id = index == 0 ? ControlId : $"{ControlId}-{index}"; // the error summary leads to the first
            content.AppendHtml(Choice(Kind == "radios" ? "radio" : "checkbox", id, item.Value ?? item.Text, item.Text, IsChosen(item, chosen), [], index == 0 ? DescribedBy() : null, Error is not null, item.Group?.Name));
        }

        content.AppendHtml("</div>");
    }

    private TagBuilder Choice(string type, string id, string value, string label, bool on, List<TagHelperAttribute> passed, string? describedBy, bool wrong, string? note)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-check-input");
        foreach (var (key, text) in new[] { ("type", type), ("id", id), ("name", Name), ("value", value) })
        {
            input.Attributes[key] = text;
        }

        foreach (var attribute in passed)
        {
            input.Attributes[attribute.Name] = attribute.Value?.ToString();
        }

        if (on)
        {
            input.Attributes["checked"] = "checked";
        }

        if (wrong)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        var described = string.Join(' ', new[] { describedBy, note is null || type == "checkbox" && Kind == "checkbox" ? null : id + "-note" }.Where(i => i is not null));
        if (described.Length > 0)
        {
            input.Attributes["aria-describedby"] = described;
        }

        var words = new TagBuilder("label");
        words.AddCssClass("form-check-label");
        words.Attributes["for"] = id;
        words.InnerHtml.Append(label);
        var box = new TagBuilder("div");
        box.AddCssClass("form-check");
        box.InnerHtml.AppendHtml(input).AppendHtml(words);
        if (note is not null)
        {
            box.InnerHtml.AppendHtml(Paragraph("form-text", Kind == "checkbox" ? id + "-hint" : id + "-note", note));
        }

        return box;
    }

    private static bool IsChosen(SelectListItem item, IReadOnlyList<string> chosen) =>
        chosen.Count > 0 ? chosen.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase) : item.Selected;

    /// <summary>What was typed, else what the property holds, as it is written in a field.</summary>
    private IReadOnlyList<string> Values()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue switch
            {
                string[] many => many,
                string one => [one],
                _ => [entry.AttemptedValue ?? ""],
            };
        }

        return For.Model switch
        {
            null => [],
            string text => [text],
            DateOnly day => [day.WithYear()],
            TimeOnly time => [time.Short()],
            decimal number when Kind == "money" => [Format.Money((long)decimal.Round(number * 100)).TrimStart('£')],
            decimal number => [number.ToString("0.####", Format.English)],
            IEnumerable many => [.. many.Cast<object?>().Select(o => Convert.ToString(o, Format.English) ?? "")],
            var other => [Convert.ToString(other, Format.English) ?? ""],
        };
    }
}
