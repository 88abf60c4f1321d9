using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Ui.Charts;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>&lt;icon name="pencil" /&gt; beside words; with a label when it stands alone.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    public string Name { get; set; } = "";

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Label is null ? icons[Name] : new HtmlString(icons.Svg(Name, Label)));
    }
}

/// <summary>&lt;rag value="..." /&gt;: how something stands, as icon and word, in colour. Text replaces the word ("3 of 4 met").</summary>
[HtmlTargetElement("rag", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RagTagHelper(Icons icons) : TagHelper
{
    public Progress Value { get; set; }

    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (string.IsNullOrEmpty(Text))
        {
            output.Content.SetHtmlContent(icons.Of(Value));
            return;
        }

        var look = Progresses.Of(Value);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"rag rag-{look.Token}");
        output.Content.SetHtmlContent(icons[look.Icon]).Append(Text);
    }
}

/// <summary>&lt;amended words="..." /&gt;: what became of a part since the governors approved the plan; nothing when nothing did.</summary>
[HtmlTargetElement("amended", Attributes = "words", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AmendedTagHelper(Icons icons) : TagHelper
{
    public string? Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Words))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tag tag-amended");
        output.Content.SetHtmlContent(icons["pencil"]).Append(Words);
    }
}

/// <summary>&lt;progress-bar counts="..." of="Actions" /&gt;: a stacked bar with its sentence, and the counts under it.</summary>
[HtmlTargetElement("progress-bar", Attributes = "counts,of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressBarTagHelper(Icons icons) : TagHelper
{
    public IReadOnlyDictionary<Progress, int> Counts { get; set; } = new Dictionary<Progress, int>();

    /// <summary>What is counted: "Actions".</summary>
    public string Of { get; set; } = "";

    public bool Small { get; set; }

    /// <summary>What stands under the bar: words ("3 complete"), numbers ("3") or none.</summary>
    public string Under { get; set; } = "words";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(StackedBar.Draw(Counts, Of, Small));
        if (Under == "none" || Counts.Values.Sum() == 0)
        {
            return;
        }

        output.Content.AppendHtml(Under == "words" ? "<span class=\"rks\">" : "<span class=\"rks rks-n\">");
        foreach (var look in Progresses.All.Where(l => Counts.GetValueOrDefault(l.Value) > 0))
        {
            var word = look.Label.ToLower(Format.English);
            output.Content.AppendHtml($"<span class=\"rk rk-{look.Token}\">").AppendHtml(icons[look.Icon]).Append(Counts[look.Value].Number())
                .AppendHtml(Under == "words" ? $" {word}</span>" : $"<span class=\"vh\"> {word}</span></span>");
        }

        output.Content.AppendHtml("</span>");
    }
}

/// <summary>&lt;sparkline values="..." target="..." of="Year 1 phonics" unit="per cent" /&gt;: where a measure has been; the numbers stand in the row beside it.</summary>
[HtmlTargetElement("sparkline", Attributes = "values,of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SparklineTagHelper : TagHelper
{
    public IReadOnlyList<decimal> Values { get; set; } = [];

    public decimal? Target { get; set; }

    public string Of { get; set; } = "";

    public string Unit { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Sparkline.Draw(Values, Target, Of, Unit));
    }
}

/// <summary>&lt;row-menu label="More for action 1.2"&gt; list items &lt;/row-menu&gt;: links and buttons behind three dots; works by keyboard and without script.</summary>
[HtmlTargetElement("row-menu", Attributes = "label")]
public sealed class RowMenuTagHelper(Icons icons) : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "menu");
        output.Attributes.SetAttribute("name", "row-menu");
        output.PreContent.SetHtmlContent("<summary><span class=\"vh\">").Append(Label).AppendHtml("</span>").AppendHtml(icons["three-dots"]).AppendHtml("</summary><ul class=\"menu-list\">");
        output.PostContent.SetHtmlContent("</ul>");
    }
}

/// <summary>&lt;error-summary /&gt;: everything that is wrong, each leading to its field. The layouts already hold one.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = ViewContext.ModelState.SelectMany(e => e.Value!.Errors.Take(1).Select(error => (e.Key, error.ErrorMessage))).Distinct()
            .OrderBy(e => PlaceOf(e.Key), StringComparer.Ordinal).ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "esum");
        output.Attributes.SetAttribute("data-error-summary", "");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "es");
        output.Content.SetHtmlContent("<h2 id=\"es\">There is a problem</h2><ul>");
        foreach (var (key, message) in wrong)
        {
            output.Content.AppendHtml("<li>");
            if (key.Length == 0)
            {
                output.Content.Append(message);
            }
            else
            {
                output.Content.AppendHtml("<a href=\"#").Append(TagBuilder.CreateSanitizedId(key, "_")).AppendHtml("\">").Append(message).AppendHtml("</a>");
            }

            output.Content.AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul>");
    }

    /// <summary>How far down its form a field stands: the place of each property that leads to it. The model state itself keeps them in no order of ours.</summary>
    private string PlaceOf(string key)
    {
        var place = new StringBuilder();
        ModelMetadata? model = ViewContext.ViewData.ModelMetadata;
        foreach (var part in key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                model = model?.ElementMetadata;
                place.Append(CultureInfo.InvariantCulture, $"{row:D6}.");
                continue;
            }

            var index = model?.Properties.TakeWhile(p => p.PropertyName != part).Count() ?? 0;
            model = model is not null && index < model.Properties.Count ? model.Properties[index] : null;
            place.Append(CultureInfo.InvariantCulture, $"{index:D6}.");
        }

        return place.ToString();
    }
}

/// <summary>&lt;flash /&gt;: what was just done, once. The layouts already hold one; Forms.Done fills it.</summary>
[HtmlTargetElement("flash", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FlashTagHelper(Icons icons) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.TempData["Flash"] is not string message)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar-msg bar-ok");
        output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent(icons["check-circle-fill"]).AppendHtml("<span>").Append(message).AppendHtml("</span>");
    }
}

/// <summary>&lt;save-status /&gt;: the place where "Draft kept at 14:32" appears. Without script it stays empty.</summary>
[HtmlTargetElement("save-status", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SaveStatusTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "save");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-save", "");
    }
}
