using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>&lt;plan-status value="..." /&gt;: where a plan stands, as icon and word; "No plan yet" where there is none.</summary>
[HtmlTargetElement("plan-status", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PlanStatusTagHelper(Icons icons) : TagHelper
{
    public PlanStatus? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } value)
        {
            output.Attributes.SetAttribute("class", "mute");
            output.Content.SetContent("No plan yet");
            return;
        }

        var look = PlanStatuses.Of(value);
        output.Attributes.SetAttribute("class", $"rag rag-{look.Token}");
        output.Content.SetHtmlContent(icons[look.Icon]).Append(look.Label);
    }
}
