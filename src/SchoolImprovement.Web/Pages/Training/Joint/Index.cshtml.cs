using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Training.Joint;

/// <summary>What all schools need to learn, topic by topic: where several need the same, a joint session is suggested.</summary>
[NeedsInTrust(Permission.PlanJointTraining)]
public sealed class IndexModel(TrainingQuery query, AppDbContext db, TimeProvider clock) : AppPage
{
    /// <summary>A school that needs a topic, with what it says.</summary>
    public sealed record SchoolNeed(Guid SchoolId, string School, string Urn, IReadOnlyList<TrainingQuery.Need> Needs);

    /// <summary>One topic over all schools. Without an id: needs that no topic fits.</summary>
    public sealed record TopicRow(Guid? Id, string Name, IReadOnlyList<SchoolNeed> Open, int Planned, int Met)
    {
        public DateOnly? ByWhen => Open.SelectMany(s => s.Needs).Min(n => n.ByWhen);

        /// <summary>Enough schools with the same need for a joint session.</summary>
        public bool IsSuggested => Id is not null && Open.Count >= TrainingSession.JointFrom;
    }

    public AcademicYear ThisYear { get; } = AcademicYear.Of(clock.Today());

    public TrainingQuery.View View { get; private set; } = null!;

    public IReadOnlyList<TopicRow> Topics { get; private set; } = [];

    public IEnumerable<TrainingQuery.Session> Sessions => View.Sessions.Where(s => s.IsJoint);

    private List<HalfTermSpan> _spans = [];

    public async Task OnGetAsync(string? year)
    {
        View = await query.OfAsync(AcademicYear.TryParse(year, out var named) ? named : ThisYear, null);
        var schools = await db.Schools.AsNoTracking().Select(s => new { s.Id, s.Urn, s.Name }).ToDictionaryAsync(s => s.Id);
        _spans = await db.HalfTerms.AsNoTracking().Where(h => h.Year == View.Year && h.SchoolId == null).OrderBy(h => h.First).Select(h => new HalfTermSpan(h.HalfTerm, h.First, h.Last)).ToListAsync();
        var byTopic = View.Needs.Where(n => n.State != NeedState.Dropped).ToLookup(n => n.TopicId);
        Topics = View.Topics.Select(t => ((Guid?)t.Id, t.Name)).Append((null, "No topic yet")).Where(t => byTopic[t.Item1].Any()).Select(t => new TopicRow(
            t.Item1, t.Item2,
            byTopic[t.Item1].Where(n => n.State == NeedState.Open).GroupBy(n => n.SchoolId).Select(g => new SchoolNeed(g.Key, schools[g.Key].Name, schools[g.Key].Urn, g.ToList())).OrderBy(s => s.School).ToList(),
            byTopic[t.Item1].Count(n => n.State == NeedState.Planned), byTopic[t.Item1].Count(n => n.State == NeedState.Met)))
            .OrderBy(t => t.Id is null).ThenByDescending(t => t.Open.Count).ThenBy(t => t.ByWhen ?? DateOnly.MaxValue).ToList();
    }

    /// <summary>"by Autumn 2", "now overdue", or nothing when no school set a date.</summary>
    public string By(DateOnly? day) => day is not { } by ? ""
        : by < View.Today ? ", already due"
        : $" by {_spans.Where(s => by <= s.Last).Select(s => s.HalfTerm.Label()).FirstOrDefault() ?? Ui.Format.Long(by)}";
}
