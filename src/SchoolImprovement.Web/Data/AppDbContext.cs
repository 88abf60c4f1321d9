using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data.Mappings;

namespace SchoolImprovement.Web.Data;

/// <summary>The record, on SQL Server. <see cref="SqliteAppDbContext"/> is the embedded default.</summary>
public class AppDbContext(DbContextOptions options, TrustScope scope, TimeProvider clock) : IdentityUserContext<AppUser, Guid>(options)
{
    /// <summary>The trust whose rows this context shows; null shows none.</summary>
    public Guid? TrustId => scope.TrustId;

    /// <summary>Name of the filter that leaves subject leaders' plans out.</summary>
    public const string Whole = "Whole";

    /// <summary>Whether subject leaders' plans are seen beside the schools' plans. Only pages that reach them by their ids ask for it.</summary>
    public bool ShowsSubjects { get; set; }

    public DbSet<Trust> Trusts => Set<Trust>();

    public DbSet<School> Schools => Set<School>();

    public DbSet<FundingSource> FundingSources => Set<FundingSource>();

    public DbSet<HalfTermDates> HalfTerms => Set<HalfTermDates>();

    public DbSet<RegisterImport> RegisterImports => Set<RegisterImport>();

    public DbSet<Framework> Frameworks => Set<Framework>();

    public DbSet<Sef> Sefs => Set<Sef>();

    public DbSet<Audit> Audits => Set<Audit>();

    public DbSet<SchoolAudit> SchoolAudits => Set<SchoolAudit>();

    public DbSet<SefDraft> SefDrafts => Set<SefDraft>();

    public DbSet<SefShare> SefShares => Set<SefShare>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<EvidencePiece> EvidencePieces => Set<EvidencePiece>();

    public DbSet<NeedDecision> NeedDecisions => Set<NeedDecision>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<PlanTemplate> PlanTemplates => Set<PlanTemplate>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Priority> Priorities => Set<Priority>();

    public DbSet<ExceptionRequest> ExceptionRequests => Set<ExceptionRequest>();

    public DbSet<TermReview> TermReviews => Set<TermReview>();

    public DbSet<PlanStep> PlanSteps => Set<PlanStep>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<PlanCalendar> PlanCalendars => Set<PlanCalendar>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<OpenEdit> OpenEdits => Set<OpenEdit>();

    public DbSet<BringIn> BringIns => Set<BringIn>();

    public DbSet<ActivityType> ActivityTypes => Set<ActivityType>();

    public DbSet<MonitoringActivity> Monitoring => Set<MonitoringActivity>();
    public DbSet<TrainingTopic> TrainingTopics => Set<TrainingTopic>();

    public DbSet<TrainingNeed> TrainingNeeds => Set<TrainingNeed>();

    public DbSet<TrainingSession> TrainingSessions => Set<TrainingSession>();

    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<StaffComment> StaffComments => Set<StaffComment>();

    /// <summary>The success criteria without evidence, for any query.</summary>
    public IQueryable<SuccessCriterion> Unproven => GoldenThread.Unproven(Set<SuccessCriterion>(), Set<Consequence>());

    /// <summary>The links of self-evaluations whose evidence is still there, for any query.</summary>
    public IQueryable<LinkedEvidence> StandingLinks => Set<LinkedEvidence>().Where(l =>
        Monitoring.Any(m => m.Id == l.TargetId) || Set<ProgressPoint>().Any(m => m.Id == l.TargetId) || TermReviews.Any(r => r.Id == l.TargetId) || EvidenceFiles.Any(f => f.Id == l.TargetId)
        || SchoolAudits.Any(a => a.Id == l.TargetId) || Questionnaires.Any(q => q.Id == l.TargetId));

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        TrustOwnership.Guard(this, scope);
        await HistoryRecorder.RecordAsync(this, scope, clock.GetUtcNow().UtcDateTime, cancellationToken);
        Versions.Count(this);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(300);
        conventions.Properties<AcademicYear>().HaveConversion<AcademicYearConverter>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<IReadOnlyList<Grade>>().HaveConversion<JsonListConverter<Grade>, JsonListComparer<Grade>>();
        conventions.Properties<IReadOnlyList<PresetQuestion>>().HaveConversion<JsonListConverter<PresetQuestion>, JsonListComparer<PresetQuestion>>();
        conventions.Properties<IReadOnlyList<Statement>>().HaveConversion<JsonListConverter<Statement>, JsonListComparer<Statement>>();
        conventions.Properties<decimal>().HavePrecision(18, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AllMappings.Apply(builder);
        TrustOwnership.Apply(builder, this);
        builder.Entity<Plan>().HasQueryFilter(Whole, p => ShowsSubjects || p.UnderId == null);
        Folding.Apply(builder, Database.IsSqlServer());
        Converters.Share(builder);
    }
}
