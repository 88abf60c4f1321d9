using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<Priority>, IEntityTypeConfiguration<Comment>, IEntityTypeConfiguration<OpenEdit>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.Ignore(p => p.InOrder);
        plan.Ignore(p => p.PlanId);
        plan.Ignore(p => p.IsSubject);
        plan.Property(p => p.Title).HasMaxLength(Plan.TitleMax);
        plan.Property(p => p.Status).HasMaxLength(20);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.HasOne<School>().WithMany().HasForeignKey(p => new { p.TrustId, p.SchoolId }).OnDelete(DeleteBehavior.NoAction);
        plan.HasMany(p => p.Priorities).WithOne(p => p.Plan).HasForeignKey(p => new { p.TrustId, p.PlanId }).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Steps).WithOne().HasForeignKey(s => new { s.TrustId, s.PlanId }).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Versions).WithOne().HasForeignKey(v => new { v.TrustId, v.PlanId }).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Reasons).WithOne().HasForeignKey(r => new { r.TrustId, r.PlanId }).OnDelete(DeleteBehavior.Cascade);
        // One plan of a school and year, and any number of subject plans beside it. A partial index serves few questions, hence the two.
        plan.HasIndex(p => new { p.TrustId, p.SchoolId, p.Year });
        plan.HasIndex(p => new { p.TrustId, p.SchoolId, p.Year }, "OnePlanAYear").IsUnique().HasFilter("UnderId IS NULL");
    }

    public void Configure(EntityTypeBuilder<Priority> priority)
    {
        priority.Property(p => p.Title).HasMaxLength(Priority.TitleMax);
        priority.Property(p => p.ShortName).HasMaxLength(Priority.ShortNameMax);
        priority.Property(p => p.Strand).HasMaxLength(30);
        priority.Property(p => p.YearEnd).HasMaxLength(10);
        priority.Property(p => p.Version).IsConcurrencyToken();
        // Whoever changes a priority needs the plan's status, so it comes along.
        priority.Navigation(p => p.Plan).AutoInclude();
        priority.HasMany(p => p.Subjects).WithOne().HasForeignKey(p => new { p.TrustId, p.UnderId }).OnDelete(DeleteBehavior.NoAction);
        priority.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => new { c.TrustId, c.PriorityId }).OnDelete(DeleteBehavior.Cascade);
        priority.HasMany(p => p.Milestones).WithOne().HasForeignKey(m => new { m.TrustId, m.PriorityId }).OnDelete(DeleteBehavior.Cascade);
        priority.HasMany(p => p.Actions).WithOne().HasForeignKey(a => new { a.TrustId, a.PriorityId }).OnDelete(DeleteBehavior.Cascade);
        priority.HasOne<Member>().WithMany().HasForeignKey(p => new { p.TrustId, p.LeadId }).OnDelete(DeleteBehavior.NoAction);
        priority.HasOne<Member>().WithMany().HasForeignKey(p => new { p.TrustId, p.LinkGovernorId }).OnDelete(DeleteBehavior.NoAction);
        priority.HasOne<EvaluationArea>().WithMany().HasForeignKey(p => new { p.TrustId, p.AreaId }).OnDelete(DeleteBehavior.NoAction);
        priority.HasOne<TrustPriority>().WithMany().HasForeignKey(p => new { p.TrustId, p.TrustPriorityId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.Property(c => c.Text).HasMaxLength(Comment.TextMax);
        comment.Property(c => c.AuthorName).HasMaxLength(Member.NameMax);
        comment.Property(c => c.ResolvedBy).HasMaxLength(Member.NameMax);
        comment.HasOne<Plan>().WithMany().HasForeignKey(c => new { c.TrustId, c.PlanId }).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne<Sef>().WithMany().HasForeignKey(c => new { c.TrustId, c.SefId }).OnDelete(DeleteBehavior.NoAction);
        comment.HasOne<EvaluationArea>().WithMany().HasForeignKey(c => new { c.TrustId, c.AreaId }).OnDelete(DeleteBehavior.NoAction);
        comment.HasIndex(c => new { c.TrustId, c.PlanId, c.At });
    }

    public void Configure(EntityTypeBuilder<OpenEdit> edit)
    {
        edit.Property(e => e.Target).HasMaxLength(OpenEdit.TargetMax);
        edit.Property(e => e.Label).HasMaxLength(120);
        edit.Property(e => e.MemberName).HasMaxLength(Member.NameMax);
        edit.HasOne<Plan>().WithMany().HasForeignKey(e => new { e.TrustId, e.PlanId }).OnDelete(DeleteBehavior.Cascade);
        edit.HasIndex(e => new { e.TrustId, e.PlanId, e.MemberId, e.Target }).IsUnique();
    }
}

internal sealed class PlanLifeMapping : IEntityTypeConfiguration<PlanStep>, IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<AmendmentReason>, IEntityTypeConfiguration<PlanCalendar>
{
    public void Configure(EntityTypeBuilder<PlanStep> step)
    {
        step.ToTable("PlanSteps");
        step.Property(s => s.From).HasMaxLength(20);
        step.Property(s => s.To).HasMaxLength(20);
        step.Property(s => s.Who).HasMaxLength(Member.NameMax);
        step.Property(s => s.Note).HasMaxLength(PlanStep.NoteMax);
        step.HasIndex(s => new { s.TrustId, s.PlanId, s.At });
    }

    public void Configure(EntityTypeBuilder<PlanVersion> version)
    {
        version.ToTable("PlanVersions");
        version.Property(v => v.Kind).HasMaxLength(20);
        version.Property(v => v.Who).HasMaxLength(Member.NameMax);
        version.Property(v => v.Note).HasMaxLength(PlanStep.NoteMax);
        version.HasIndex(v => new { v.TrustId, v.PlanId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AmendmentReason> reason)
    {
        reason.ToTable("AmendmentReasons");
        reason.Property(r => r.Text).HasMaxLength(AmendmentReason.TextMax);
        reason.Property(r => r.Who).HasMaxLength(Member.NameMax);
        reason.HasIndex(r => new { r.TrustId, r.PlanId, r.PartId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanCalendar> calendar)
    {
        calendar.ToTable("PlanCalendars");
        calendar.Ignore(c => c.Dates);
        calendar.Property(c => c.Version).IsConcurrencyToken();
        calendar.HasIndex(c => new { c.TrustId, c.Year }).IsUnique();
    }
}

internal sealed class PlanPartsMapping : IEntityTypeConfiguration<SuccessCriterion>, IEntityTypeConfiguration<ProgressPoint>, IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<PlanAction>
{
    public void Configure(EntityTypeBuilder<SuccessCriterion> criterion)
    {
        criterion.ToTable("SuccessCriteria");
        criterion.Property(c => c.Measure).HasMaxLength(SuccessCriterion.MeasureMax);
        criterion.Property(c => c.Note).HasMaxLength(SuccessCriterion.NoteMax);
        criterion.Property(c => c.Unit).HasMaxLength(20);
        criterion.Property(c => c.Progress).HasMaxLength(20);
        criterion.Property(c => c.Version).IsConcurrencyToken();
        criterion.HasMany(c => c.Points).WithOne().HasForeignKey(p => new { p.TrustId, p.CriterionId }).OnDelete(DeleteBehavior.Cascade);
        criterion.HasIndex(c => new { c.TrustId, c.PlanId });
    }

    public void Configure(EntityTypeBuilder<ProgressPoint> point)
    {
        point.ToTable("ProgressPoints");
        point.HasIndex(p => new { p.TrustId, p.CriterionId, p.On }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("Milestones");
        milestone.Property(m => m.Text).HasMaxLength(Milestone.TextMax);
        milestone.Property(m => m.Impact).HasMaxLength(Milestone.ImpactMax);
        milestone.Property(m => m.Term).HasMaxLength(10);
        milestone.Property(m => m.Progress).HasMaxLength(20);
        milestone.Property(m => m.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PlanAction> action)
    {
        action.ToTable("Actions");
        action.Property(a => a.Others).HasMaxLength(PlanAction.ShortMax);
        action.Property(a => a.TrainingNeed).HasMaxLength(PlanAction.ShortMax);
        action.Property(a => a.TrainingFor).HasMaxLength(PlanAction.ShortMax);
        action.Property(a => a.Note).HasMaxLength(PlanAction.NoteMax);
        action.Property(a => a.Progress).HasMaxLength(20);
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasOne<Member>().WithMany().HasForeignKey(a => new { a.TrustId, a.LeadId }).OnDelete(DeleteBehavior.NoAction);
        action.HasOne<FundingSource>().WithMany().HasForeignKey(a => new { a.TrustId, a.FundingSourceId }).OnDelete(DeleteBehavior.NoAction);
        action.HasIndex(a => new { a.TrustId, a.PlanId });
    }
}

internal sealed class ExceptionRequestMapping : IEntityTypeConfiguration<ExceptionRequest>
{
    public void Configure(EntityTypeBuilder<ExceptionRequest> request)
    {
        request.Property(r => r.Title).HasMaxLength(Priority.TitleMax);
        request.Property(r => r.Reason).HasMaxLength(ExceptionRequest.TextMax);
        request.Property(r => r.Answer).HasMaxLength(ExceptionRequest.TextMax);
        request.Property(r => r.State).HasMaxLength(10);
        request.Property(r => r.AskedBy).HasMaxLength(Member.NameMax);
        request.Property(r => r.AnsweredBy).HasMaxLength(Member.NameMax);
        request.Property(r => r.Version).IsConcurrencyToken();
        request.HasOne<Plan>().WithMany().HasForeignKey(r => new { r.TrustId, r.PlanId }).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(r => new { r.TrustId, r.PriorityId });
    }
}

internal sealed class PlanTemplateMapping : IEntityTypeConfiguration<PlanTemplate>, IEntityTypeConfiguration<TrustPriority>
{
    public void Configure(EntityTypeBuilder<PlanTemplate> template)
    {
        template.Property(t => t.Version).IsConcurrencyToken();
        template.HasMany(t => t.Priorities).WithOne().HasForeignKey(p => new { p.TrustId, p.TemplateId }).OnDelete(DeleteBehavior.Cascade);
        template.HasIndex(t => t.TrustId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TrustPriority> priority)
    {
        priority.ToTable("TrustPriorities");
        priority.Property(p => p.Title).HasMaxLength(Priority.TitleMax);
        priority.HasOne<EvaluationArea>().WithMany().HasForeignKey(p => new { p.TrustId, p.AreaId }).OnDelete(DeleteBehavior.NoAction);
    }
}
