using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<EvidencePiece>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(EvidenceFile.NameMax);
        file.Property(f => f.About).HasMaxLength(EvidenceFile.AboutMax);
        file.Property(f => f.Type).HasMaxLength(20);
        file.Property(f => f.KeptIn).HasMaxLength(20);
        file.Property(f => f.Hash).HasMaxLength(EvidenceFile.HashLength);
        file.Property(f => f.AddedBy).HasMaxLength(Member.NameMax);
        file.Ignore(f => f.Called);
        file.HasOne<School>().WithMany().HasForeignKey(f => new { f.TrustId, f.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        file.HasOne<MonitoringActivity>().WithMany().HasForeignKey(f => new { f.TrustId, f.ActivityId }).OnDelete(DeleteBehavior.NoAction);
        file.HasIndex(f => new { f.TrustId, f.SchoolId, f.AddedAt });
    }

    public void Configure(EntityTypeBuilder<EvidencePiece> piece)
    {
        piece.HasOne<EvidenceFile>().WithMany().HasForeignKey(p => new { p.TrustId, p.FileId }).OnDelete(DeleteBehavior.Cascade);
        piece.HasIndex(p => new { p.TrustId, p.FileId, p.Number }).IsUnique();
    }
}
