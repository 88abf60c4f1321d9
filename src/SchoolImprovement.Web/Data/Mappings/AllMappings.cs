using Microsoft.EntityFrameworkCore;

namespace SchoolImprovement.Web.Data.Mappings;

/// <summary>How the record is kept in tables, by name. EF's own search of the assembly would load every type of the app, and the packages that they lean on, into each copy that runs: some 5 MB.</summary>
internal static class AllMappings
{
    private static readonly object[] All =
    [
        new MemberMapping(), new TrustMapping(), new SchoolMapping(), new FundingSourceMapping(), new HalfTermDatesMapping(), new RegisterImportMapping(),
        new FrameworkMapping(), new HistoryMapping(), new PlanMapping(), new PlanLifeMapping(), new PlanPartsMapping(), new ExceptionRequestMapping(),
        new PlanTemplateMapping(), new TermReviewMapping(), new ActivityTypeMapping(), new MonitoringMapping(), new TrainingNeedMapping(), new TrainingSessionMapping(),
        new NeedDecisionMapping(), new SefMapping(), new EvidenceMapping(), new AuditMapping(), new QuestionnaireMapping(), new BringInMapping(),
    ];

    public static void Apply(ModelBuilder builder)
    {
        var apply = typeof(ModelBuilder).GetMethod(nameof(ModelBuilder.ApplyConfiguration))!;
        foreach (var mapping in All)
        {
            foreach (var of in mapping.GetType().GetInterfaces().Where(i => i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)))
            {
                apply.MakeGenericMethod(of.GenericTypeArguments).Invoke(builder, [mapping]);
            }
        }
    }
}
