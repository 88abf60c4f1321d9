using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class TrainingNeedMapping : IEntityTypeConfiguration<TrainingTopic>, IEntityTypeConfiguration<TrainingNeed>
{
    public void Configure(EntityTypeBuilder<TrainingTopic> topic)
    {
        topic.Property(t => t.Name).HasMaxLength(TrainingTopic.NameMax);
        topic.Property(t => t.Words).HasMaxLength(TrainingTopic.WordsMax);
        topic.HasIndex(t => new { t.TrustId, t.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TrainingNeed> need)
    {
        need.Property(n => n.What).HasMaxLength(TrainingNeed.TextMax);
        need.Property(n => n.Audience).HasMaxLength(TrainingNeed.TextMax);
        need.Property(n => n.DroppedWhy).HasMaxLength(TrainingNeed.TextMax);
        need.Property(n => n.Source).HasMaxLength(20);
        need.Property(n => n.Version).IsConcurrencyToken();
        need.HasOne<School>().WithMany().HasForeignKey(n => new { n.TrustId, n.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        need.HasOne<TrainingTopic>().WithMany().HasForeignKey(n => new { n.TrustId, n.TopicId }).OnDelete(DeleteBehavior.NoAction);
        need.HasIndex(n => new { n.TrustId, n.SchoolId, n.Year });
    }
}

internal sealed class TrainingSessionMapping : IEntityTypeConfiguration<TrainingSession>, IEntityTypeConfiguration<SessionSchool>, IEntityTypeConfiguration<SessionNeed>, IEntityTypeConfiguration<SessionAttendee>
{
    public void Configure(EntityTypeBuilder<TrainingSession> session)
    {
        session.Property(s => s.Title).HasMaxLength(TrainingSession.TitleMax);
        session.Property(s => s.LedBy).HasMaxLength(TrainingSession.ShortMax);
        session.Property(s => s.Audience).HasMaxLength(TrainingSession.ShortMax);
        session.Property(s => s.Place).HasMaxLength(TrainingSession.ShortMax);
        session.Property(s => s.CalledOffWhy).HasMaxLength(TrainingSession.ShortMax);
        session.Property(s => s.Version).IsConcurrencyToken();
        session.HasOne<School>().WithMany().HasForeignKey(s => new { s.TrustId, s.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        session.HasOne<TrainingTopic>().WithMany().HasForeignKey(s => new { s.TrustId, s.TopicId }).OnDelete(DeleteBehavior.NoAction);
        session.HasOne<Member>().WithMany().HasForeignKey(s => new { s.TrustId, s.LeadId }).OnDelete(DeleteBehavior.NoAction);
        session.HasMany(s => s.Schools).WithOne().HasForeignKey(p => new { p.TrustId, p.SessionId }).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Needs).WithOne().HasForeignKey(p => new { p.TrustId, p.SessionId }).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Attendees).WithOne().HasForeignKey(p => new { p.TrustId, p.SessionId }).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => new { s.TrustId, s.Year, s.On });
    }

    public void Configure(EntityTypeBuilder<SessionSchool> school)
    {
        school.ToTable("TrainingSessionSchools");
        school.Property(s => s.Changed).HasMaxLength(SessionSchool.ImpactMax);
        school.Property(s => s.HowWeKnow).HasMaxLength(SessionSchool.ImpactMax);
        school.HasOne<School>().WithMany().HasForeignKey(s => new { s.TrustId, s.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        school.HasIndex(s => new { s.TrustId, s.SessionId, s.SchoolId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SessionNeed> need)
    {
        need.ToTable("TrainingSessionNeeds");
        need.HasOne<TrainingNeed>().WithMany().HasForeignKey(n => new { n.TrustId, n.NeedId }).OnDelete(DeleteBehavior.NoAction);
        need.HasIndex(n => new { n.TrustId, n.SessionId, n.NeedId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SessionAttendee> attendee)
    {
        attendee.ToTable("TrainingSessionAttendees");
        attendee.HasOne<Member>().WithMany().HasForeignKey(a => new { a.TrustId, a.MemberId }).OnDelete(DeleteBehavior.NoAction);
        attendee.HasOne<School>().WithMany().HasForeignKey(a => new { a.TrustId, a.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        attendee.HasIndex(a => new { a.TrustId, a.SessionId, a.MemberId }).IsUnique();
    }
}
