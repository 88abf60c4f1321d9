using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.People;

namespace SchoolImprovement.Web.Data;

/// <summary>Writes one history row for every recorded field that changes, in the same transaction as the change.</summary>
public static class HistoryRecorder
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static async Task RecordAsync(AppDbContext db, TrustScope scope, DateTime now, CancellationToken stop)
    {
        var changed = db.ChangeTracker.Entries<IRecorded>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        RecordAnswers(db, scope, now);
        foreach (var entry in changed)
        {
            // First answers are told together, and the areas of a new framework with it. The frameworks that a trust starts with are nobody's doing.
            if (entry.State == EntityState.Added && entry.Entity switch { StatementRating => true, Framework => scope.MemberId is null, EvaluationArea area => changed.Any(c => c.State == EntityState.Added && c.Entity is Framework f && f.Id == area.FrameworkId), _ => false })
            {
                continue;
            }

            if ((entry.Entity is ITrustOwned owned ? owned.TrustId : scope.TrustId) is not { } trustId)
            {
                continue;
            }

            // A role's history is the person's: the row itself goes when the role is taken.
            HistoryEntry Row(ChangeKind kind, string? field, string? old, string? now_) =>
                new(trustId, now, scope.MemberId, scope.Who, kind, entry.Metadata.ClrType.Name, (entry.Entity as RoleHolding)?.MemberId ?? (Guid)entry.Property("Id").CurrentValue!, entry.Entity.RecordName)
                {
                    PlanId = (entry.Entity as IPlanPart)?.PlanId,
                    SchoolId = entry.Entity switch { IPlanPart part => part.SchoolId, School school => school.Id, RoleHolding role => role.SchoolId, HalfTermDates dates => dates.SchoolId, TrainingNeed need => need.SchoolId, TrainingSession session => session.SchoolId, SessionSchool there => there.SchoolId, MonitoringActivity activity => activity.SchoolId, Questionnaire questionnaire => questionnaire.SchoolId, ISefPart sef => sef.SchoolId, EvidenceFile file => file.SchoolId, _ => null },
                    Field = field,
                    Old = old,
                    New = now_,
                };

            if (entry.State == EntityState.Added)
            {
                db.History.Add(Row(ChangeKind.Added, null, null, null));
                if (entry.Entity is Framework { Source: { } source })
                {
                    // Of which it is a copy.
                    db.History.Add(Row(ChangeKind.Added, "Source", null, source));
                }

                continue;
            }

            if (entry.State == EntityState.Deleted)
            {
                db.History.Add(Row(ChangeKind.Removed, null, null, null));
            }

            foreach (var property in entry.Properties)
            {
                if (property.Metadata.PropertyInfo?.GetCustomAttribute<RecordedAttribute>() is not { } recorded)
                {
                    continue;
                }

                if (entry.State == EntityState.Deleted && !recorded.IsPlace && await WordsAsync(db, property, property.OriginalValue, stop) is { } lost)
                {
                    db.History.Add(Row(ChangeKind.Removed, recorded.Label, lost, null));
                }
                else if (entry.State == EntityState.Modified && property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
                {
                    if (Lines(db, property, property.OriginalValue) is { } before && Lines(db, property, property.CurrentValue) is { } after)
                    {
                        // Of a list only what changed is told; where nothing did, its order did.
                        var (gone, come) = (string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before)));
                        if (gone.Length + come.Length > 0 || !before.SequenceEqual(after))
                        {
                            db.History.Add(Row(ChangeKind.Changed, recorded.Label, gone.Length + come.Length == 0 ? string.Join('\n', before) : gone, gone.Length + come.Length == 0 ? string.Join('\n', after) : come));
                        }

                        continue;
                    }

                    db.History.Add(Row(ChangeKind.Changed, recorded.Label, await WordsAsync(db, property, property.OriginalValue, stop), await WordsAsync(db, property, property.CurrentValue, stop)));
                }
            }
        }
    }

    /// <summary>The first answers of a save to an audit are one line of the audit's own history: forty of them say no more. What changes afterwards is told answer by answer.</summary>
    private static void RecordAnswers(AppDbContext db, TrustScope scope, DateTime now)
    {
        var audits = db.ChangeTracker.Entries<SchoolAudit>().Select(e => e.Entity).ToDictionary(a => a.Id);
        foreach (var first in db.ChangeTracker.Entries<StatementRating>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).GroupBy(r => r.SchoolAuditId).ToList())
        {
            var (audit, count) = (audits[first.Key], first.Count());
            var words = $"{(count == 1 ? "One statement" : $"{count} statements")} {(first.All(r => r.IsTakenOver) ? "taken over from an earlier audit" : "answered")}";
            db.History.Add(new(audit.TrustId, now, scope.MemberId, scope.Who, ChangeKind.Changed, nameof(SchoolAudit), audit.Id, audit.RecordName) { SchoolId = audit.SchoolId, Field = "Answers", New = words });
        }
    }

    /// <summary>A list, a line for each thing in it; null for anything else.</summary>
    private static List<string>? Lines(AppDbContext db, PropertyEntry property, object? value) => value switch
    {
        IReadOnlyList<Statement> statements => [.. statements.Select(s => s.Grade is null ? s.Text : $"{s.Text} (describes {Step(db, (EvaluationArea)property.EntityEntry.Entity, s.Grade)})")],
        IReadOnlyList<Grade> grades => [.. grades.Select(g => $"{g.Label}{(g.Says is null ? "" : $": {g.Says}")} ({GradeLooks.Of(g)})")],
        _ => null,
    };

    private static string Step(AppDbContext db, EvaluationArea area, string code) => db.Frameworks.Local.FirstOrDefault(f => f.Id == area.FrameworkId)?.ScaleOf(area).FirstOrDefault(g => g.Code == code)?.Label ?? code;

    /// <summary>A value as people read it: names for ids, pounds for pence, labels for states.</summary>
    private static async Task<string?> WordsAsync(AppDbContext db, PropertyEntry property, object? value, CancellationToken stop) => value switch
    {
        null or "" => null,
        _ when Lines(db, property, value) is { } lines => lines.Count == 0 ? null : string.Join('\n', lines),
        string text => text,
        bool yes => yes ? "Yes" : "No",
        DateOnly day => day.ToString("d MMMM yyyy", British),
        long pence => (pence / 100m).ToString(pence % 100 == 0 ? "£#,##0" : "£#,##0.00", British),
        decimal number => number.ToString("0.####", British),
        Progress progress => progress.Label(),
        PlanStatus status => status.Label(),
        Role role => role.Label(),
        SchoolStatus school => school.Label(),
        MemberStatus member => member.Label(),
        MeasureUnit unit => unit.Label(),
        Strand strand => strand.Label(),
        YearEnd yearEnd => yearEnd.Label(),
        HalfTerm halfTerm => halfTerm.Label(),
        HalfTermSet halfTerms => halfTerms.Label(),
        ReportsTo to => to.Label(),
        ActivityKind kind => kind.Label(),
        ProposedFor what => what.Label(),
        PlanParts parts => string.Join(", ", PlanPartLabels.All.Where(p => parts.HasFlag(p.Part)).Select(p => p.Label)),
        Guid id => property.Metadata.Name switch
        {
            nameof(Priority.LeadId) or nameof(Priority.LinkGovernorId) => await db.Members.Where(m => m.Id == id).Select(m => m.Name).FirstOrDefaultAsync(stop),
            nameof(Priority.AreaId) => await db.Set<EvaluationArea>().Where(a => a.Id == id).Select(a => a.Name).FirstOrDefaultAsync(stop),
            nameof(MonitoringActivity.TypeId) => await db.ActivityTypes.Where(t => t.Id == id).Select(t => t.Name).FirstOrDefaultAsync(stop),
            nameof(PlanAction.FundingSourceId) => await db.FundingSources.Where(f => f.Id == id).Select(f => f.Name).FirstOrDefaultAsync(stop),
            nameof(TrainingNeed.TopicId) => await db.TrainingTopics.Where(t => t.Id == id).Select(t => t.Name).FirstOrDefaultAsync(stop),
            nameof(PlanAction.PriorityId) => await db.Priorities.Where(p => p.Id == id).Select(p => p.Number + ". " + (p.ShortName ?? p.Title)).FirstOrDefaultAsync(stop),
            _ => id.ToString(),
        },
        _ => Convert.ToString(value, British),
    };
}
