using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The criteria with their measurements, the actions, and what changed since the approval, as paper needs them, in one question.</summary>
internal sealed class PlanReportParts(IReadOnlyList<PlanReportParts.Row> rows)
{
    private const int Criterion = 0, Point = 1, Action = 2, Change = 3, Session = 4;

    private readonly ILookup<Guid, Row> _points = rows.Where(r => r.Kind == Point).ToLookup(r => r.Of);

    public ILookup<Guid, Row> Criteria { get; } = rows.Where(r => r.Kind == Criterion).OrderBy(r => r.Position).ToLookup(r => r.Of);

    public ILookup<Guid, Row> Actions { get; } = rows.Where(r => r.Kind == Action).OrderBy(r => r.Position).ToLookup(r => r.Of);

    /// <summary>The funding sources that the plan uses, in the trust's order.</summary>
    public IReadOnlyList<string> FundingSources { get; } = [.. rows.Where(r => r.Kind == Action && r.G.Length > 0).OrderBy(r => r.Number).Select(r => r.G).Distinct()];

    /// <summary>Each change since the approval, and the reason given for its part.</summary>
    public IEnumerable<(ChangeLine Line, string? Why)> Changes { get; } =
        rows.Where(r => r.Kind == Change).Select(r => (new ChangeLine(r.Of, r.A, (ChangeKind)r.Position, r.B.Or(null), r.C.Or(null), r.D.Or(null), r.E, DateTime.SpecifyKind(r.At!.Value, DateTimeKind.Utc)), r.F.Or(null)));

    /// <summary>Joint training that is planned or held, a line for each need of this school that it meets: the need is known by its action where it has one.</summary>
    public IReadOnlyList<Row> Joint { get; } = [.. rows.Where(r => r.Kind == Session).OrderBy(r => r.By).ThenBy(r => r.A, StringComparer.Ordinal)];

    /// <summary>The measurements of a criterion, the first first.</summary>
    public IEnumerable<Row> PointsOf(Row criterion) => _points[criterion.Id].OrderBy(p => p.By);

    /// <summary>A line of any kind. Every part of the union fills every property, alike in type: SQL Server asks for it, hence the empty strings.</summary>
    internal sealed class Row
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        /// <summary>The priority; of a measurement the criterion, of a change the part.</summary>
        public Guid Of { get; init; }

        public int Position { get; init; }

        public string A { get; init; } = "";

        public string B { get; init; } = "";

        public string C { get; init; } = "";

        public string D { get; init; } = "";

        public string E { get; init; } = "";

        public string F { get; init; } = "";

        public string G { get; init; } = "";

        public MeasureUnit? Unit { get; init; }

        public Progress? Progress { get; init; }

        /// <summary>Of a criterion its baseline, of a measurement what was measured.</summary>
        public decimal? First { get; init; }

        /// <summary>Of a criterion its target, of a measurement what was expected.</summary>
        public decimal? Second { get; init; }

        public decimal? National { get; init; }

        /// <summary>Of a criterion the year of its national figure, of an action the place of its funding source.</summary>
        public int? Number { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? By { get; init; }

        public long? CostPence { get; init; }

        public DateTime? At { get; init; }
    }

    /// <param name="db">The record.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="changes">Whether what changed since the approval is read too.</param>
    internal static IQueryable<Row> Of(AppDbContext db, Guid planId, bool changes)
    {
        var parts = db.Set<SuccessCriterion>().AsNoTracking().Where(c => c.PlanId == planId).Select(c => new Row
        {
            Kind = Criterion,
            Id = c.Id,
            Of = c.PriorityId,
            Position = c.Position,
            A = c.Measure + "",
            B = c.Note + "",
            C = "",
            D = "",
            E = "",
            F = "",
            G = "",
            Unit = c.Unit,
            Progress = c.Progress,
            First = c.Baseline,
            Second = c.Target,
            National = c.National,
            Number = c.NationalYear,
            From = c.BaselineOn,
            By = c.ByWhen,
            CostPence = null,
            At = null,
        })
        .Concat(db.Set<ProgressPoint>().Where(p => p.PlanId == planId).Select(p => new Row
        {
            Kind = Point,
            Id = p.Id,
            Of = p.CriterionId,
            Position = 0,
            A = "",
            B = "",
            C = "",
            D = "",
            E = "",
            F = "",
            G = "",
            Unit = null,
            Progress = null,
            First = p.Actual,
            Second = p.Expected,
            National = null,
            Number = null,
            From = null,
            By = p.On,
            CostPence = null,
            At = null,
        }))
        .Concat(
            from a in db.Set<PlanAction>().Where(a => a.PlanId == planId)
            join lead in db.Members on a.LeadId equals lead.Id into leads
            from lead in leads.DefaultIfEmpty()
            join source in db.FundingSources on a.FundingSourceId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            select new Row
            {
                Kind = Action,
                Id = a.Id,
                Of = a.PriorityId,
                Position = a.Position,
                A = a.What + "",
                B = a.Others + "",
                C = a.TrainingNeed + "",
                D = a.TrainingFor + "",
                E = a.Note + "",
                F = lead!.Name + "",
                G = source!.Name + "",
                Unit = null,
                Progress = a.Progress,
                First = null,
                Second = null,
                National = null,
                Number = (int?)source.Position,
                From = a.Start,
                By = a.Due,
                CostPence = a.CostPence,
                At = null,
            })
        .Concat(
            from plan in db.Plans.Where(p => p.Id == planId)
            join need in db.TrainingNeeds on new { plan.SchoolId, plan.Year } equals new { need.SchoolId, need.Year }
            join meets in db.Set<SessionNeed>() on need.Id equals meets.NeedId
            join session in db.TrainingSessions.Where(s => s.SchoolId == null && s.CalledOffWhy == null) on meets.SessionId equals session.Id
            select new Row
            {
                Kind = Session,
                Id = session.Id,
                Of = need.Id,
                Position = session.Schools.Count,
                A = session.Title + "",
                B = need.What + "",
                C = "",
                D = "",
                E = "",
                F = "",
                G = "",
                Unit = null,
                Progress = null,
                First = null,
                Second = null,
                National = null,
                Number = null,
                From = null,
                By = session.On,
                CostPence = null,
                At = null,
            });
        return !changes ? parts : parts.Concat(
            from h in PlanQuery.SinceApproval(db, planId)
            join r in db.Set<AmendmentReason>() on new { h.PlanId, PartId = h.RowId } equals new { PlanId = (Guid?)r.PlanId, r.PartId } into reasons
            from r in reasons.DefaultIfEmpty()
            select new Row
            {
                Kind = Change,
                Id = h.Id,
                Of = h.RowId,
                Position = h.Kind == ChangeKind.Added ? (int)ChangeKind.Added : h.Kind == ChangeKind.Removed ? (int)ChangeKind.Removed : (int)ChangeKind.Changed,
                A = h.RowName + "",
                B = h.Field + "",
                C = h.Old + "",
                D = h.New + "",
                E = h.Who + "",
                F = r!.Text + "",
                G = "",
                Unit = null,
                Progress = null,
                First = null,
                Second = null,
                National = null,
                Number = null,
                From = null,
                By = null,
                CostPence = null,
                At = h.At,
            });
    }
}

/// <summary>Text out of a union, which holds no null.</summary>
internal static class UnionText
{
    /// <summary>Another text, or null, in the place of an empty one.</summary>
    public static string? Or(this string text, string? otherwise) => text.Length == 0 ? otherwise : text;
}
