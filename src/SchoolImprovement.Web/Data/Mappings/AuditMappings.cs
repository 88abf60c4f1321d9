using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<Audit>, IEntityTypeConfiguration<SchoolAudit>, IEntityTypeConfiguration<StatementRating>
{
    /// <summary>Longest code, label or token of a grade, in characters.</summary>
    private const int CodeMax = 60;

    public void Configure(EntityTypeBuilder<Audit> audit)
    {
        audit.Property(a => a.Title).HasMaxLength(Audit.TitleMax);
        audit.Property(a => a.Words).HasMaxLength(Audit.WordsMax);
        audit.Property(a => a.AssignedBy).HasMaxLength(Member.NameMax);
        audit.Property(a => a.ClosedBy).HasMaxLength(Member.NameMax);
        audit.Property(a => a.Version).IsConcurrencyToken();
        audit.HasOne<Framework>().WithMany().HasForeignKey(a => new { a.TrustId, a.FrameworkId }).OnDelete(DeleteBehavior.NoAction);
        audit.HasMany(a => a.Schools).WithOne().HasForeignKey(s => new { s.TrustId, s.AuditId }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SchoolAudit> school)
    {
        school.ToTable("SchoolAudits");
        school.Property(s => s.Title).HasMaxLength(Audit.TitleMax);
        school.Property(s => s.FinishedBy).HasMaxLength(Member.NameMax);
        school.Property(s => s.Version).IsConcurrencyToken();
        school.HasOne<School>().WithMany().HasForeignKey(s => new { s.TrustId, s.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        school.HasMany(s => s.Ratings).WithOne().HasForeignKey(r => new { r.TrustId, r.SchoolAuditId }).OnDelete(DeleteBehavior.Cascade);
        school.HasIndex(s => new { s.TrustId, s.AuditId, s.SchoolId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StatementRating> rating)
    {
        rating.ToTable("StatementRatings");
        rating.Ignore(r => r.Judged);
        rating.Property(r => r.StatementCode).HasMaxLength(CodeMax);
        rating.Property(r => r.Text).HasMaxLength(Framework.StatementMax);
        rating.Property(r => r.GradeCode).HasMaxLength(CodeMax);
        rating.Property(r => r.Grade).HasMaxLength(CodeMax);
        rating.Property(r => r.GradeToken).HasMaxLength(CodeMax);
        rating.Property(r => r.GradeIcon).HasMaxLength(CodeMax);
        rating.Property(r => r.Evidence).HasMaxLength(StatementRating.EvidenceMax);
        rating.Property(r => r.AnsweredBy).HasMaxLength(Member.NameMax);
        rating.Property(r => r.Version).IsConcurrencyToken();
        rating.HasOne<EvaluationArea>().WithMany().HasForeignKey(r => new { r.TrustId, r.AreaId }).OnDelete(DeleteBehavior.NoAction);
        rating.HasIndex(r => new { r.TrustId, r.SchoolAuditId, r.AreaId, r.StatementCode }).IsUnique();
    }
}
