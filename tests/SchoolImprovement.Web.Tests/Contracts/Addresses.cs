using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>Real values for the gaps in a page's address: those of one trust and school, and of what one role leads there.</summary>
public sealed class Addresses
{
    private readonly Dictionary<string, string> _values;

    private Addresses(Dictionary<string, string> values) => _values = values;

    public static Task<Addresses> OfAsync(AppFactory app, TestTrust trust, TestSchool school, Role? role = null) => app.InTrustAsync(trust.Id, async db =>
    {
        var lead = role == Role.Staff ? trust.Holding(Role.Staff).MemberId : trust.Holding(Role.PriorityLead).MemberId;
        var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Criteria).Include(p => p.Priorities).ThenInclude(p => p.Milestones)
            .AsSplitQuery().AsNoTracking().FirstAsync(p => p.SchoolId == school.Id);
        var priority = plan.InOrder.Last();
        return new Addresses(new()
        {
            ["urn"] = school.Urn,
            ["year"] = plan.Year.Slug,
            ["code"] = "404",
            ["priorities/id"] = priority.Id.ToString(),
            ["criteria/id"] = priority.Criteria[0].Id.ToString(),
            ["milestones/id"] = priority.Milestones[0].Id.ToString(),
            ["actions/id"] = priority.Actions.First(a => a.LeadId == lead).Id.ToString(),
            ["people/id"] = trust.Holding(Role.Governor).MemberId.ToString()!,
            ["trusts/id"] = trust.Id.ToString(),
            ["import/id"] = (await db.RegisterImports.Select(i => i.Id).FirstAsync()).ToString(),
            ["funding/id"] = (await db.FundingSources.FirstAsync()).Id.ToString(),
            ["template/id"] = (await db.PlanTemplates.Select(t => t.Priorities.First().Id).FirstAsync()).ToString(),
            ["comments/id"] = (await db.Comments.Select(c => c.Id).FirstAsync()).ToString(),
        });
    });

    /// <summary>The address with every gap filled. A gap is known by its name, or by the word before it and its name: "people/id".</summary>
    public string For(string template)
    {
        var filled = new List<string>();
        foreach (var segment in RoutePatternFactory.Parse(template).PathSegments)
        {
            var text = "";
            foreach (var part in segment.Parts)
            {
                if (part is RoutePatternParameterPart gap)
                {
                    var before = filled.LastOrDefault(f => f.Any(char.IsLetter) && !Guid.TryParse(f, out _));
                    if (_values.TryGetValue($"{before}/{gap.Name}", out var value) || _values.TryGetValue(gap.Name, out value))
                    {
                        text += value;
                    }
                    else if (!gap.IsOptional && gap.Default is null)
                    {
                        throw new InvalidOperationException($"{nameof(Addresses)} knows no real value for {{{gap.Name}}} of {template}: give it one, as “{before}/{gap.Name}”.");
                    }
                }
                else
                {
                    text += part switch { RoutePatternLiteralPart literal => literal.Content, RoutePatternSeparatorPart separator => separator.Content, _ => "" };
                }
            }

            if (text.Length > 0)
            {
                filled.Add(text);
            }
        }

        return "/" + string.Join('/', filled);
    }
}
