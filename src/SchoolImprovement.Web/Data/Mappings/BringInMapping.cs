using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class BringInMapping : IEntityTypeConfiguration<BringIn>
{
    public void Configure(EntityTypeBuilder<BringIn> bringIn)
    {
        bringIn.Property(b => b.Source).HasMaxLength(BringIn.SourceMax);
        bringIn.Property(b => b.Version).IsConcurrencyToken();
        bringIn.HasOne<School>().WithMany().HasForeignKey(b => new { b.TrustId, b.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        bringIn.HasOne<Member>().WithMany().HasForeignKey(b => new { b.TrustId, b.MemberId }).OnDelete(DeleteBehavior.NoAction);
        bringIn.HasIndex(b => new { b.TrustId, b.MemberId, b.At });
    }
}
