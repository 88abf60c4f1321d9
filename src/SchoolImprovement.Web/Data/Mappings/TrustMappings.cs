using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class TrustMapping : IEntityTypeConfiguration<Trust>
{
    public void Configure(EntityTypeBuilder<Trust> trust)
    {
        trust.Property(t => t.Id).ValueGeneratedNever();
        trust.Property(t => t.Name).HasMaxLength(Trust.NameMax);
        trust.Property(t => t.GroupUid).HasMaxLength(Trust.GroupUidMax);
        trust.Property(t => t.PlanName).HasMaxLength(Trust.PlanNameMax);
        trust.Property(t => t.PlanShortName).HasMaxLength(Trust.PlanShortNameMax);
        trust.Property(t => t.Colour).HasMaxLength(7);
        trust.Property(t => t.Version).IsConcurrencyToken();
        trust.HasIndex(t => t.GroupUid).IsUnique();
    }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> school)
    {
        school.Property(s => s.Urn).HasMaxLength(6);
        school.Property(s => s.Name).HasMaxLength(School.NameMax);
        school.Property(s => s.Phase).HasMaxLength(School.WordMax);
        school.Property(s => s.Type).HasMaxLength(School.WordMax);
        school.Property(s => s.LocalAuthority).HasMaxLength(School.WordMax);
        school.Property(s => s.Version).IsConcurrencyToken();
        school.HasIndex(s => new { s.TrustId, s.Urn }).IsUnique();
    }
}

internal sealed class FundingSourceMapping : IEntityTypeConfiguration<FundingSource>
{
    public void Configure(EntityTypeBuilder<FundingSource> source)
    {
        source.Property(f => f.Name).HasMaxLength(FundingSource.NameMax);
        source.HasIndex(f => new { f.TrustId, f.Name }).IsUnique();
    }
}

internal sealed class HalfTermDatesMapping : IEntityTypeConfiguration<HalfTermDates>
{
    public void Configure(EntityTypeBuilder<HalfTermDates> dates)
    {
        dates.Property(d => d.HalfTerm).HasMaxLength(10);
        dates.HasOne<School>().WithMany().HasForeignKey(d => new { d.TrustId, d.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        dates.HasIndex(d => new { d.TrustId, d.Year, d.SchoolId, d.HalfTerm }).IsUnique();
    }
}

internal sealed class RegisterImportMapping : IEntityTypeConfiguration<RegisterImport>
{
    public void Configure(EntityTypeBuilder<RegisterImport> import)
    {
        import.Property(i => i.LookFor).HasMaxLength(RegisterImport.NameMax);
        import.Property(i => i.FileName).HasMaxLength(RegisterImport.NameMax);
        import.Property(i => i.LinksFileName).HasMaxLength(RegisterImport.NameMax);
        import.Property(i => i.StartedByName).HasMaxLength(Member.NameMax);
        import.Property(i => i.State).HasMaxLength(20);
        import.Property(i => i.Message).HasMaxLength(RegisterImport.MessageMax);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasIndex(i => new { i.TrustId, i.StartedAt });
    }
}

internal sealed class FrameworkMapping : IEntityTypeConfiguration<Framework>, IEntityTypeConfiguration<EvaluationArea>
{
    public void Configure(EntityTypeBuilder<Framework> framework)
    {
        framework.Property(f => f.Code).HasMaxLength(60);
        framework.Property(f => f.Name).HasMaxLength(Framework.NameMax);
        framework.Property(f => f.FrameworkVersion).HasMaxLength(20);
        framework.Property(f => f.Kind).HasMaxLength(20);
        framework.Property(f => f.Source).HasMaxLength(400);
        framework.Property(f => f.Version).IsConcurrencyToken();
        framework.Ignore(f => f.IsInUse);
        framework.HasMany(f => f.Areas).WithOne().HasForeignKey(a => new { a.TrustId, a.FrameworkId }).OnDelete(DeleteBehavior.Cascade);
        framework.HasIndex(f => new { f.TrustId, f.Code, f.FrameworkVersion }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EvaluationArea> area)
    {
        area.Property(a => a.Code).HasMaxLength(60);
        area.Property(a => a.Name).HasMaxLength(Framework.NameMax);
        area.Property(a => a.Phases).HasMaxLength(200);
        area.Property(a => a.Scale).HasMaxLength(20);
        area.Property(a => a.Version).IsConcurrencyToken();
    }
}

internal sealed class HistoryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("History");
        entry.Property(h => h.Who).HasMaxLength(200);
        entry.Property(h => h.RowType).HasMaxLength(60);
        entry.Property(h => h.RowName).HasMaxLength(HistoryEntry.RowNameMax);
        entry.Property(h => h.Field).HasMaxLength(60);
        entry.Property(h => h.Kind).HasMaxLength(10);
        entry.HasIndex(h => new { h.TrustId, h.PlanId, h.At });
        entry.HasIndex(h => new { h.TrustId, h.SchoolId, h.At });
        entry.HasIndex(h => new { h.TrustId, h.RowId, h.At });
    }
}
