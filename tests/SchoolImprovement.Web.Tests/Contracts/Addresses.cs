using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>Real values for the gaps in a page's address: those of one trust and school, and of what one role leads there.</summary>
public sealed class Addresses
{
    private readonly Dictionary<string, string> _values;

    private Addresses(Dictionary<string, string> values) => _values = values;

    /// <summary>Of a trust in which there is nothing yet.</summary>
    public static Addresses Nothing { get; } = new([]);

    /// <param name="db">Looking into the trust.</param>
    /// <param name="urn">The school, which has a plan or has none.</param>
    /// <param name="role">Who asks: what somebody in this role leads is taken where there is such.</param>
    public static async Task<Addresses> OfAsync(AppDbContext db, string urn, Role? role = null)
    {
        var school = await db.Schools.FirstAsync(s => s.Urn == urn);
        var lead = await db.Members.Where(m => m.Roles.Any(r => r.SchoolId == school.Id && r.Role == (role == Role.Staff ? Role.Staff : Role.PriorityLead))).Select(m => (Guid?)m.Id).FirstOrDefaultAsync();
        var values = new Dictionary<string, string> { ["urn"] = urn, ["code"] = "404", ["format"] = "pdf", ["term"] = "autumn", ["versions/number"] = "1", ["self-evaluation/areaCode"] = "attendance-behaviour", ["self-evaluation/paper"] = "planning-call" };
        void Add(string gap, Guid? id) => values.Add(gap, (id ?? Guid.Empty).ToString());
        var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Criteria).Include(p => p.Priorities).ThenInclude(p => p.Milestones)
            .AsSplitQuery().AsNoTracking().IgnoreAutoIncludes().OrderByDescending(p => p.Year).FirstOrDefaultAsync(p => p.SchoolId == school.Id);
        if (plan is not null)
        {
            values["year"] = plan.Year.Slug;
            var priority = plan.InOrder.LastOrDefault(p => p.LeadId == lead) ?? plan.InOrder.LastOrDefault(p => p.Actions.Count > 0);
            Add("priorities/id", priority?.Id);
            Add("criteria/id", priority?.Criteria.FirstOrDefault()?.Id);
            Add("milestones/id", priority?.Milestones.FirstOrDefault()?.Id);
            Add("actions/id", (priority?.Actions.FirstOrDefault(a => a.LeadId == lead) ?? priority?.Actions.FirstOrDefault())?.Id);
            Add("comments/id", await db.Comments.Where(c => c.PlanId == plan.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync());
        }

        // An open activity: one that the role leads where there is such, else one that has come due.
        var mine = role is { } holder ? await db.Members.Where(m => m.Roles.Any(r => r.Role == holder && (r.SchoolId == school.Id || r.SchoolId == null))).Select(m => (Guid?)m.Id).FirstOrDefaultAsync() : null;
        Add("activities/id", await db.Monitoring.Where(a => a.SchoolId == school.Id && a.Status == ActivityStatus.Planned).OrderByDescending(a => a.LeadId == mine).ThenBy(a => a.On).Select(a => (Guid?)a.Id).FirstOrDefaultAsync());
        Add("people/id", await db.Members.Where(m => m.Roles.Any(r => r.SchoolId == school.Id && r.Role == Role.Governor)).Select(m => (Guid?)m.Id).FirstOrDefaultAsync() ?? await db.Members.Select(m => (Guid?)m.Id).FirstOrDefaultAsync());
        Add("needs/id", await db.TrainingNeeds.Where(n => n.SchoolId == school.Id).Select(n => (Guid?)n.Id).FirstOrDefaultAsync());
        Add("sessions/id", await db.TrainingSessions.Where(s => s.SchoolId == school.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync());
        Add("joint/id", await db.TrainingSessions.Where(s => s.SchoolId == null).Select(s => (Guid?)s.Id).FirstOrDefaultAsync());
        if ((await db.Set<SefSnapshot>().Where(s => s.SchoolId == school.Id).OrderByDescending(s => s.SignedAt).FirstOrDefaultAsync())?.Slug is { } signed)
        {
            values["signed/term"] = signed;
        }

        // A link to evidence; one whose thing is there, where there is such.
        Add("linked/id", await db.Set<LinkedEvidence>().Where(l => l.SchoolId == school.Id).OrderBy(l => l.Kind == EvidenceKind.File).Select(l => (Guid?)l.Id).FirstOrDefaultAsync());
        Add("evidence/id", await db.EvidenceFiles.Where(f => f.SchoolId == school.Id).OrderBy(f => f.AddedAt).Select(f => (Guid?)f.Id).FirstOrDefaultAsync());
        Add("trusts/id", db.TrustId);
        Add("import/id", await db.RegisterImports.Select(i => (Guid?)i.Id).FirstOrDefaultAsync());
        var editor = await db.Members.Where(m => m.Roles.Any(r => r.SchoolId == school.Id && r.Role == (role == Role.SeniorLeader ? Role.SeniorLeader : Role.Headteacher))).Select(m => (Guid?)m.Id).FirstOrDefaultAsync();
        Add("bring-in/id", await db.BringIns.Where(b => b.SchoolId == school.Id && b.MemberId == editor).Select(b => (Guid?)b.Id).FirstOrDefaultAsync());
        Add("subjects/id", await db.Plans.IgnoreQueryFilters([AppDbContext.Whole]).Where(p => p.SchoolId == school.Id && p.UnderId != null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync());
        Add("funding/id", await db.FundingSources.Select(f => (Guid?)f.Id).FirstOrDefaultAsync());
        Add("template/id", await db.PlanTemplates.SelectMany(t => t.Priorities).Select(p => (Guid?)p.Id).FirstOrDefaultAsync());
        var audit = await db.SchoolAudits.Where(a => a.SchoolId == school.Id).Join(db.Audits, a => a.AuditId, a => a.Id, (_, a) => a).OrderByDescending(a => a.AssignedAt).Select(a => new { a.Id, a.FrameworkId }).FirstOrDefaultAsync();
        Add("audits/id", audit?.Id);
        values["areas/areaCode"] = audit is null ? Guid.Empty.ToString() : (await db.Frameworks.Include(f => f.Areas).AsNoTracking().FirstAsync(f => f.Id == audit.FrameworkId)).Areas.First(a => a.Rated().Any()).Code;
        // One that nobody uses, so that it can be changed.
        var free = await db.Frameworks.Include(f => f.Areas).Where(f => !f.IsFrozen && !f.IsDefault && f.Code == "aiming-for-outstanding").AsNoTracking().FirstOrDefaultAsync();
        Add("frameworks/id", free?.Id);
        Add("areas/areaId", free?.Areas[0].Id);
        Add("questions/id", await db.QuestionSets.Select(s => (Guid?)s.Id).FirstOrDefaultAsync());
        // Closed with replies; open to staff; a draft.
        var asked = await db.Questionnaires.Where(q => q.SchoolId == school.Id).OrderBy(q => q.Opens).Select(q => new { q.Id, q.IsReady, q.Secret }).ToListAsync();
        Add("voice/id", asked.FirstOrDefault(q => q.IsReady)?.Id);
        Add("link/id", asked.LastOrDefault(q => q.IsReady)?.Id);
        Add("prepare/id", asked.FirstOrDefault(q => !q.IsReady)?.Id);
        if (asked.LastOrDefault(q => q.IsReady) is { } open)
        {
            values["answer/secret"] = open.Secret;
        }

        return new Addresses(values);
    }

    /// <summary>Whether there is something for every gap: an empty school has no priority to open.</summary>
    public bool Has(string template) => WhyNot(template) is null;

    /// <summary>What has to be added, and where, before this page can be opened; null when it can.</summary>
    public string? WhyNot(string template)
    {
        try
        {
            return For(template).Contains(Guid.Empty.ToString(), StringComparison.Ordinal)
                ? $"There is no row for it. Add one to the demo (Data/Demo), or where the demo has no use for it, to Browser.Tests/Support/DemoWorld.cs"
                : null;
        }
        catch (InvalidOperationException unknown)
        {
            return unknown.Message;
        }
    }

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
                    var before = filled.LastOrDefault(f => f.All(c => char.IsLetter(c) || c == '-'));
                    if (_values.TryGetValue($"{before}/{gap.Name}", out var value) || _values.TryGetValue(gap.Name, out value))
                    {
                        text += value;
                    }
                    else if (!gap.IsOptional && gap.Default is null)
                    {
                        throw new InvalidOperationException($"{nameof(Addresses)} knows no real value for {{{gap.Name}}} of {template}: give it one in Web.Tests/Contracts/Addresses.cs, as “{before}/{gap.Name}”.");
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
