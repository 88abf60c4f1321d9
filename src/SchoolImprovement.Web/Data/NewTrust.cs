using System.Data;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data;

/// <summary>Makes a trust with what it starts from: frameworks, funding sources, activity types, training topics and plan template. Its administrator changes them.</summary>
public sealed class NewTrust(IServiceScopeFactory scopes)
{
    /// <exception cref="RuleBrokenException">The name is missing, or the group UID is not a number, or another trust has one of them.</exception>
    public async Task<Trust> MakeAsync(string? name, string? groupUid)
    {
        await using var scope = scopes.CreateAsyncScope();
        var trust = Named(name, groupUid);
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trust.Id);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // A button pressed twice makes one trust: the second waits here until the first is there, and sees it.
        await using var alone = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        var others = await db.Trusts.AsNoTracking().Select(t => new { t.Name, t.GroupUid }).ToListAsync();
        DemandOwnName(trust.Name, others.Select(t => t.Name));
        DemandOwnGroupUid(trust.GroupUid, others.Select(t => t.GroupUid));
        db.Trusts.Add(trust);
        db.Frameworks.AddRange(Framework.FromPresets(trust.Id));
        db.FundingSources.AddRange(FundingSource.Presets.Select((source, i) => new FundingSource(trust.Id, source, i + 1)));
        db.ActivityTypes.AddRange(ActivityType.FromPreset(trust.Id));
        db.TrainingTopics.AddRange(TrainingTopic.Usual(trust.Id));
        db.PlanTemplates.Add(new PlanTemplate(trust.Id));
        await db.SaveChangesAsync();
        await alone.CommitAsync();
        return trust;
    }

    /// <summary>The name, when no other trust has it.</summary>
    /// <exception cref="RuleBrokenException">Another trust has it.</exception>
    public static string? DemandOwnName(string? name, IEnumerable<string> others) => !others.Any(o => Trust.IsSameName(o, name))
        ? name
        : throw new RuleBrokenException("There is a trust with this name already. Look for it in the list, or add what tells the two apart, such as the town", "TrustName");

    /// <summary>The group UID, when no other trust has it.</summary>
    /// <exception cref="RuleBrokenException">Another trust has it.</exception>
    public static string? DemandOwnGroupUid(string? groupUid, IEnumerable<string?> others) => string.IsNullOrWhiteSpace(groupUid) || !others.Contains(groupUid.Trim())
        ? groupUid
        : throw new RuleBrokenException("There is a trust with this group UID already. Check the number", "GroupUid");

    /// <summary>On this page a person has a name, too.</summary>
    private static Trust Named(string? name, string? groupUid)
    {
        try
        {
            return new Trust(name, groupUid);
        }
        catch (RuleBrokenException broken) when (broken.Field == "Name")
        {
            throw new RuleBrokenException(broken.Message, "TrustName");
        }
    }
}
