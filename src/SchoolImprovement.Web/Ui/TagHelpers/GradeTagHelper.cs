using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Ui.TagHelpers;

/// <summary>&lt;grade-tag value="..." /&gt;: a grade as icon and word, in colour; "Not yet judged" where there is none.</summary>
[HtmlTargetElement("grade-tag", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GradeTagHelper(Icons icons) : TagHelper
{
    public Grade? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } grade)
        {
            output.Attributes.SetAttribute("class", "faint");
            output.Content.SetContent("Not yet judged");
            return;
        }

        output.Attributes.SetAttribute("class", $"grade {grade.Token}");
        output.Content.SetHtmlContent(icons[grade.Icon]).Append(grade.Label);
    }
}
