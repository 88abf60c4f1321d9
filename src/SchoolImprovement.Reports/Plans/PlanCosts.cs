using System.Globalization;

namespace SchoolImprovement.Reports.Plans;

/// <summary>What a plan costs, by priority and by funding source, added up from its actions.</summary>
internal sealed class PlanCosts
{
    /// <summary>The column for money that nothing has been named to pay.</summary>
    public const string Undecided = "Not decided";

    private readonly Dictionary<(int Priority, string Source), long> _pence = [];

    public PlanCosts(PlanReport plan)
    {
        for (var i = 0; i < plan.Priorities.Count; i++)
        {
            foreach (var action in plan.Priorities[i].Actions.Where(action => action.CostPence is not (null or 0)))
            {
                var key = (i, SourceOf(action));
                _pence[key] = _pence.GetValueOrDefault(key) + action.CostPence!.Value;
            }
        }
        var used = _pence.Keys.Select(key => key.Source).ToHashSet();
        var named = plan.Priorities.SelectMany(priority => priority.Actions).Select(SourceOf).Where(source => source != Undecided);
        Sources = [.. plan.FundingSources.Concat(named).Distinct().Where(used.Contains), .. used.Where(source => source == Undecided)];
    }

    /// <summary>The funding sources that pay for anything, in the trust's order.</summary>
    public IReadOnlyList<string> Sources { get; }

    public long Total => _pence.Values.Sum();

    public long Of(int priority, string source) => _pence.GetValueOrDefault((priority, source));

    public long OfPriority(int priority) => Sources.Sum(source => Of(priority, source));

    public long OfSource(string source) => _pence.Where(cost => cost.Key.Source == source).Sum(cost => cost.Value);

    /// <summary>Pounds with thousands commas, and pence only where there are some.</summary>
    public static string Pounds(long pence) => pence % 100 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"£{pence / 100:#,0}")
        : string.Create(CultureInfo.InvariantCulture, $"£{pence / 100m:#,0.00}");

    /// <summary>As <see cref="Pounds"/>, with a dash for nothing.</summary>
    public static string PoundsOrDash(long? pence) => pence is null or 0 ? "–" : Pounds(pence.Value);

    private static string SourceOf(PlanAction action) => string.IsNullOrWhiteSpace(action.FundingSource) ? Undecided : action.FundingSource.Trim();
}
