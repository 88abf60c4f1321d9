using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class ActivityTypeMapping : IEntityTypeConfiguration<ActivityType>
{
    public void Configure(EntityTypeBuilder<ActivityType> type)
    {
        type.Property(t => t.Name).HasMaxLength(ActivityType.NameMax);
        type.Property(t => t.Evidence).HasMaxLength(ActivityType.EvidenceMax);
        type.Property(t => t.Kind).HasMaxLength(20);
        type.Property(t => t.ProposedFor).HasMaxLength(20);
        type.Property(t => t.HalfTerms).HasMaxLength(60);
        type.Property(t => t.Phase).HasMaxLength(20);
        type.Property(t => t.LeadRole).HasMaxLength(40);
        type.Property(t => t.ReportsTo).HasMaxLength(20);
        type.Property(t => t.Version).IsConcurrencyToken();
        type.HasIndex(t => new { t.TrustId, t.Name }).IsUnique();
    }
}

internal sealed class MonitoringMapping : IEntityTypeConfiguration<MonitoringActivity>, IEntityTypeConfiguration<Findings>, IEntityTypeConfiguration<Consequence>
{
    public void Configure(EntityTypeBuilder<MonitoringActivity> activity)
    {
        activity.ToTable("MonitoringActivities");
        activity.Ignore(a => a.When);
        activity.Property(a => a.Title).HasMaxLength(MonitoringActivity.TitleMax);
        activity.Property(a => a.Kind).HasMaxLength(20);
        activity.Property(a => a.HalfTerm).HasMaxLength(10);
        activity.Property(a => a.Focus).HasMaxLength(MonitoringActivity.TextMax);
        activity.Property(a => a.Group).HasMaxLength(MonitoringActivity.ShortMax);
        activity.Property(a => a.LeadName).HasMaxLength(MonitoringActivity.ShortMax);
        activity.Property(a => a.With).HasMaxLength(MonitoringActivity.ShortMax);
        activity.Property(a => a.Evidence).HasMaxLength(MonitoringActivity.TextMax);
        activity.Property(a => a.ReportsTo).HasMaxLength(20);
        activity.Property(a => a.Status).HasMaxLength(20);
        activity.Property(a => a.Reason).HasMaxLength(MonitoringActivity.TextMax);
        activity.Property(a => a.MovedFrom).HasMaxLength(60);
        activity.Property(a => a.ProposalKey).HasMaxLength(Proposal.KeyMax);
        activity.Property(a => a.Version).IsConcurrencyToken();
        activity.HasOne<School>().WithMany().HasForeignKey(a => new { a.TrustId, a.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        activity.HasOne<ActivityType>().WithMany().HasForeignKey(a => new { a.TrustId, a.TypeId }).OnDelete(DeleteBehavior.NoAction);
        // A part of the plan is removed only after the page has said what becomes of these.
        activity.HasOne<Priority>().WithMany().HasForeignKey(a => new { a.TrustId, a.PriorityId }).OnDelete(DeleteBehavior.NoAction);
        activity.HasOne<SuccessCriterion>().WithMany().HasForeignKey(a => new { a.TrustId, a.CriterionId }).OnDelete(DeleteBehavior.NoAction);
        activity.HasOne<Milestone>().WithMany().HasForeignKey(a => new { a.TrustId, a.MilestoneId }).OnDelete(DeleteBehavior.NoAction);
        activity.HasOne<Member>().WithMany().HasForeignKey(a => new { a.TrustId, a.LeadId }).OnDelete(DeleteBehavior.NoAction);
        activity.HasOne(a => a.Findings).WithOne().HasForeignKey<Findings>(f => new { f.TrustId, f.ActivityId }).OnDelete(DeleteBehavior.Cascade);
        activity.HasMany(a => a.Consequences).WithOne().HasForeignKey(c => new { c.TrustId, c.ActivityId }).OnDelete(DeleteBehavior.Cascade);
        activity.HasIndex(a => new { a.TrustId, a.SchoolId, a.Year });
        activity.HasIndex(a => new { a.TrustId, a.SchoolId, a.Year, a.ProposalKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Findings> findings)
    {
        findings.ToTable("Findings");
        findings.Property(f => f.Where).HasMaxLength(Findings.ShortMax);
        findings.Property(f => f.Met).HasMaxLength(Findings.ShortMax);
        findings.Property(f => f.Shows).HasMaxLength(20);
        findings.Property(f => f.WrittenBy).HasMaxLength(Member.NameMax);
    }

    public void Configure(EntityTypeBuilder<Consequence> consequence)
    {
        consequence.ToTable("Consequences");
        consequence.Property(c => c.Kind).HasMaxLength(20);
        consequence.Property(c => c.Text).HasMaxLength(Consequence.TextMax);
        consequence.Property(c => c.WrittenBy).HasMaxLength(Member.NameMax);
        consequence.Property(c => c.Shows).HasMaxLength(20);
        consequence.HasIndex(c => new { c.TrustId, c.CriterionId });
        consequence.HasIndex(c => new { c.TrustId, c.ActionId });
    }
}
