using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class NeedDecisionMapping : IEntityTypeConfiguration<NeedDecision>
{
    public void Configure(EntityTypeBuilder<NeedDecision> decision)
    {
        decision.ToTable("NeedDecisions");
        decision.Property(d => d.Key).HasMaxLength(NeedDecision.KeyMax);
        decision.Property(d => d.Source).HasMaxLength(20);
        decision.Property(d => d.Title).HasMaxLength(Priority.TitleMax);
        decision.Property(d => d.Why).HasMaxLength(Priority.TextMax);
        decision.Property(d => d.Reason).HasMaxLength(NeedDecision.ReasonMax);
        decision.Property(d => d.Who).HasMaxLength(Member.NameMax);
        decision.Property(d => d.Version).IsConcurrencyToken();
        decision.HasOne<School>().WithMany().HasForeignKey(d => new { d.TrustId, d.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        decision.HasIndex(d => new { d.TrustId, d.SchoolId, d.Year, d.Key }).IsUnique();
    }
}
