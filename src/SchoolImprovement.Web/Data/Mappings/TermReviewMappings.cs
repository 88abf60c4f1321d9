using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class TermReviewMapping : IEntityTypeConfiguration<TermReview>, IEntityTypeConfiguration<PriorityReview>, IEntityTypeConfiguration<ReviewedPart>
{
    public void Configure(EntityTypeBuilder<TermReview> review)
    {
        review.Property(r => r.Term).HasMaxLength(10);
        review.Property(r => r.SignedBy).HasMaxLength(Member.NameMax);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.HasOne<Plan>().WithMany().HasForeignKey(r => new { r.TrustId, r.PlanId }).OnDelete(DeleteBehavior.Cascade);
        review.HasMany(r => r.Priorities).WithOne().HasForeignKey(p => new { p.TrustId, p.ReviewId }).OnDelete(DeleteBehavior.Cascade);
        review.HasMany(r => r.Parts).WithOne().HasForeignKey(p => new { p.TrustId, p.ReviewId }).OnDelete(DeleteBehavior.Cascade);
        review.HasIndex(r => new { r.TrustId, r.PlanId, r.Term }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PriorityReview> priority)
    {
        priority.ToTable("PriorityReviews");
        priority.Property(p => p.Term).HasMaxLength(10);
        priority.Property(p => p.Title).HasMaxLength(Priority.TitleMax);
        priority.Property(p => p.Progress).HasMaxLength(20);
        priority.Property(p => p.WhatChanged).HasMaxLength(PriorityReview.TextMax);
        priority.Property(p => p.ForWhom).HasMaxLength(PriorityReview.TextMax);
        priority.Property(p => p.HowWeKnow).HasMaxLength(PriorityReview.TextMax);
        priority.Property(p => p.Version).IsConcurrencyToken();
        priority.HasIndex(p => new { p.TrustId, p.ReviewId, p.PriorityId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReviewedPart> part)
    {
        part.ToTable("ReviewedParts");
        part.Property(p => p.MilestoneTerm).HasMaxLength(10);
        part.Property(p => p.Words).HasMaxLength(Milestone.TextMax);
        part.Property(p => p.Progress).HasMaxLength(20);
        part.Property(p => p.Note).HasMaxLength(Milestone.ImpactMax);
        part.Property(p => p.Figure).HasMaxLength(40);
        part.Property(p => p.Target).HasMaxLength(40);
    }
}
