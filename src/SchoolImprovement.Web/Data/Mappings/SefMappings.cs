using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class SefMapping
    : IEntityTypeConfiguration<Sef>, IEntityTypeConfiguration<AreaEvaluation>, IEntityTypeConfiguration<EvaluationPoint>, IEntityTypeConfiguration<Moderation>, IEntityTypeConfiguration<SefSnapshot>, IEntityTypeConfiguration<SefDraft>, IEntityTypeConfiguration<LinkedEvidence>, IEntityTypeConfiguration<SefShare>
{
    /// <summary>Longest code of a grade or token, in characters.</summary>
    private const int CodeMax = 60;

    public void Configure(EntityTypeBuilder<Sef> sef)
    {
        sef.Property(s => s.Version).IsConcurrencyToken();
        sef.HasOne<School>().WithMany().HasForeignKey(s => new { s.TrustId, s.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        sef.HasOne<Framework>().WithMany().HasForeignKey(s => new { s.TrustId, s.FrameworkId }).OnDelete(DeleteBehavior.NoAction);
        sef.HasMany(s => s.Areas).WithOne().HasForeignKey(a => new { a.TrustId, a.SefId }).OnDelete(DeleteBehavior.Cascade);
        sef.HasMany(s => s.Points).WithOne().HasForeignKey(p => new { p.TrustId, p.SefId }).OnDelete(DeleteBehavior.Cascade);
        sef.HasMany(s => s.Moderations).WithOne().HasForeignKey(m => new { m.TrustId, m.SefId }).OnDelete(DeleteBehavior.Cascade);
        sef.HasMany(s => s.Evidence).WithOne().HasForeignKey(e => new { e.TrustId, e.SefId }).OnDelete(DeleteBehavior.Cascade);
        sef.HasMany(s => s.Snapshots).WithOne().HasForeignKey(s => new { s.TrustId, s.SefId }).OnDelete(DeleteBehavior.Cascade);
        sef.HasIndex(s => new { s.TrustId, s.SchoolId, s.FrameworkId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AreaEvaluation> area)
    {
        area.ToTable("AreaEvaluations");
        area.Ignore(a => a.Judged);
        area.Property(a => a.Name).HasMaxLength(Framework.NameMax);
        area.Property(a => a.GradeCode).HasMaxLength(CodeMax);
        area.Property(a => a.Grade).HasMaxLength(CodeMax);
        area.Property(a => a.GradeToken).HasMaxLength(CodeMax);
        area.Property(a => a.GradeIcon).HasMaxLength(CodeMax);
        area.Property(a => a.ConfirmedBy).HasMaxLength(Member.NameMax);
        area.Property(a => a.Version).IsConcurrencyToken();
        area.HasOne<Member>().WithMany().HasForeignKey(a => new { a.TrustId, a.LeadId }).OnDelete(DeleteBehavior.NoAction);
        area.HasOne<EvaluationArea>().WithMany().HasForeignKey(a => new { a.TrustId, a.AreaId }).OnDelete(DeleteBehavior.NoAction);
        area.HasIndex(a => new { a.TrustId, a.SefId, a.AreaId }).IsUnique();
        area.HasIndex(a => new { a.TrustId, a.SchoolId, a.AreaId });
    }

    public void Configure(EntityTypeBuilder<EvaluationPoint> point)
    {
        point.ToTable("EvaluationPoints");
        point.Property(p => p.Kind).HasMaxLength(20);
        point.Property(p => p.Progress).HasMaxLength(20);
        point.Property(p => p.Text).HasMaxLength(EvaluationPoint.TextMax);
        point.Property(p => p.Evidence).HasMaxLength(EvaluationPoint.EvidenceMax);
    }

    public void Configure(EntityTypeBuilder<Moderation> moderation)
    {
        moderation.ToTable("Moderations");
        moderation.Property(m => m.Term).HasMaxLength(10);
        moderation.Property(m => m.Verdict).HasMaxLength(10);
        moderation.Property(m => m.SchoolGradeCode).HasMaxLength(CodeMax);
        moderation.Property(m => m.GradeCode).HasMaxLength(CodeMax);
        moderation.Property(m => m.Reason).HasMaxLength(Moderation.ReasonMax);
        moderation.Property(m => m.Who).HasMaxLength(Member.NameMax);
    }

    public void Configure(EntityTypeBuilder<SefDraft> draft)
    {
        draft.Property(d => d.Target).HasMaxLength(SefDraft.TargetMax);
        draft.HasOne<School>().WithMany().HasForeignKey(d => new { d.TrustId, d.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        draft.HasIndex(d => new { d.TrustId, d.SchoolId, d.MemberId, d.Target }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LinkedEvidence> link)
    {
        link.ToTable("LinkedEvidence");
        link.Property(l => l.Kind).HasMaxLength(20);
        link.Property(l => l.Words).HasMaxLength(LinkedEvidence.WordsMax);
        link.Property(l => l.LinkedBy).HasMaxLength(Member.NameMax);
        link.HasOne<EvaluationArea>().WithMany().HasForeignKey(l => new { l.TrustId, l.AreaId }).OnDelete(DeleteBehavior.NoAction);
        // The rule takes a point's links away with it: a second path of deletes SQL Server would refuse.
        link.HasOne<EvaluationPoint>().WithMany().HasForeignKey(l => new { l.TrustId, l.PointId }).OnDelete(DeleteBehavior.NoAction);
        link.HasIndex(l => new { l.TrustId, l.SchoolId, l.TargetId });
    }

    public void Configure(EntityTypeBuilder<SefShare> share)
    {
        share.Property(s => s.Reader).HasMaxLength(Member.NameMax);
        share.Property(s => s.ReaderSchools).HasMaxLength(SefShare.SchoolsMax);
        share.Property(s => s.SharedBy).HasMaxLength(Member.NameMax);
        share.HasOne<School>().WithMany().HasForeignKey(s => new { s.TrustId, s.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        share.HasOne<Member>().WithMany().HasForeignKey(s => new { s.TrustId, s.MemberId }).OnDelete(DeleteBehavior.NoAction);
        share.HasIndex(s => new { s.TrustId, s.SchoolId, s.MemberId }).IsUnique();
        share.HasIndex(s => new { s.TrustId, s.MemberId });
    }

    public void Configure(EntityTypeBuilder<SefSnapshot> snapshot)
    {
        snapshot.ToTable("SefSnapshots");
        snapshot.Ignore(s => s.Slug);
        snapshot.Property(s => s.Term).HasMaxLength(10);
        snapshot.Property(s => s.SignedBy).HasMaxLength(Member.NameMax);
        snapshot.HasIndex(s => new { s.TrustId, s.SefId, s.Year, s.Term }).IsUnique();
    }
}
