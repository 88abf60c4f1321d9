using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Makes the monitoring schedules of a demo trust: that of Firs word for word, every second of the others from the proposals, at different stages.</summary>
internal sealed class DemoMonitoring(DemoTrust trust)
{
    private const int MostOfOthers = 22;

    private static readonly string[] Strengths =
    [
        "Routines are the same in all classes seen, and pupils know them.", "Teachers check what pupils remember before they go on.", "Pupils speak about their work with pride.", "Figures are known to those who can change them.",
    ];

    private static readonly string[] ToDevelop =
    [
        "The lowest-attaining pupils wait longest for help.", "Two classes are a fortnight behind the plan.", "What leaders find is not yet told to all staff.", "Next steps are agreed but carry no date.",
    ];

    private readonly Dictionary<string, ActivityType> _types = trust.ActivityTypes.ToDictionary(t => t.Name);

    private readonly SchoolCalendar _calendar = new(trust.Year, HalfTermDates.Usual(trust.Year));

    /// <summary>The schedule of Firs. A line: "priority, 0 for none | day, or half-term and week | activity | type | who | state | focus | strengths | to develop | what follows".</summary>
    public async Task WriteFirsAsync(Plan plan)
    {
        var priorities = plan.InOrder.ToList();
        foreach (var line in DemoText.Read<string[]>("firs-monitoring"))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var about = parts[0] == "0" ? null : priorities[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) - 1];
            var lead = trust.Known(parts[4]);
            var type = _types[parts[3]];
            var activity = MonitoringActivity.Plan(trust.As("Sarah Whitlock", 70), plan.SchoolId, plan.Year, new ActivityFacts(
                parts[2], type.Id, type.Kind, When(parts[1]), parts[6], about, type.Name is "Reading and phonics check" or "Drop-in" or "Attendance review" or "Data review" ? about?.Criteria.MinBy(c => c.Position)?.Id : null, null, null,
                lead, lead is null ? parts[4] : null, parts[2] == "Phonics drop-ins, Year 1" ? "Sarah Whitlock" : null, type.Evidence, type.ReportsTo));
            trust.Db.Monitoring.Add(activity);
            if (parts[5] != "planned" && activity.When.DueBy(_calendar) < trust.AsOf)
            {
                Record(activity, trust.As(lead is null ? "Sarah Whitlock" : parts[4], Math.Max(0, trust.AsOf.DayNumber - activity.When.DueBy(_calendar).DayNumber - 1)), about, parts[7], parts[8], parts.ElementAtOrDefault(9));
            }
        }

        await trust.Db.SaveChangesAsync();
    }

    /// <summary>A school that accepted proposals in September and has kept up as well as it does everything else.</summary>
    public async Task WriteAsync(Plan plan, SchoolText school, int index)
    {
        var head = trust.As(school.Head, 68 - (index % 7), 11, index);
        var day = trust.Now.LondonDay();
        var proposals = Proposals.Of(new ProposalGround
        {
            Calendar = _calendar,
            Priorities = [.. plan.InOrder],
            Types = trust.ActivityTypes,
            Phase = school.Phase,
            Leads = new Dictionary<Role, Guid> { [Role.Headteacher] = head.MemberId, [Role.SeniorLeader] = trust.Member(school.Deputy).Id },
            Today = day,
        });
        var every = Math.Max(1, proposals.Count / MostOfOthers);
        var late = 0;
        foreach (var (proposal, i) in proposals.Where((_, i) => i % every == 0).Select((p, i) => (p, i)))
        {
            var activity = MonitoringActivity.Accept(head, plan.SchoolId, plan.Year, proposal, proposal.When);
            trust.Db.Monitoring.Add(activity);
            var due = activity.When.DueBy(_calendar);
            if (due >= trust.AsOf.AddDays(-1) || (school.Care <= 2 && late++ % 3 == 2))
            {
                continue;
            }

            var priority = proposal.About;
            var follows = priority is null ? "nothing: Staff were told on Monday; it is in hand"
                : i % 5 == 0 ? $"action: Share what was found in phase meetings; {school.Deputy}; 18 Dec" : priority.Criteria.Count > 0 ? "evidence: What was seen agrees with the figures" : "nothing: The plan’s actions answer this already";
            Record(activity, head, priority, Strengths[(i + index) % Strengths.Length], ToDevelop[(i + (index * 2)) % ToDevelop.Length], follows);
        }

        await trust.Db.SaveChangesAsync();
    }

    private void Record(MonitoringActivity activity, Actor by, Priority? about, string strengths, string toDevelop, string? follows)
    {
        var held = activity.On ?? activity.When.DueBy(_calendar).AddDays(-1);
        activity.RecordFindings(by, new FindingsFacts(held, activity.Group, null, strengths, toDevelop, null, null, null, activity.ReportsTo == ReportsTo.Governors, null, null, null, null), trust.AsOf, trust.Now);
        if (follows is null)
        {
            return;
        }

        var (kind, words) = (follows[..follows.IndexOf(':')], follows[(follows.IndexOf(':') + 1)..].Split(';', StringSplitOptions.TrimEntries));
        // The head decides what follows, because the head may write every priority.
        var head = trust.HeadOf(activity.SchoolId);
        switch (kind)
        {
            case "action":
                var due = DemoText.Day(words[2], trust.Year);
                var start = due < held ? due : held;
                activity.StartAction(head, about!, new ActionFacts(words[0], trust.Member(words[1]).Id, null, start, due, Progress.OnTrack, 0, null, null, null, null), held);
                break;
            case "evidence":
                activity.GiveEvidence(head, about!, about!.Criteria.MinBy(c => c.Position)!.Id, words[0], null, held);
                break;
            case "training":
                trust.Db.TrainingNeeds.Add(activity.AskForTraining(head, words[0], words[1], DemoText.Day(words[2], trust.Year), held));
                break;
            default:
                activity.NeedNothing(head, words[0], held);
                break;
        }

        activity.Close(head);
    }

    /// <summary>"A1 5": half-term and week; "13 Nov": a day, or in other years the nearest school day to it.</summary>
    private ActivityTime When(string text)
    {
        if (char.IsLetter(text[0]))
        {
            var halfTerm = (HalfTerm)(("ASU".IndexOf(text[0]) * 2) + (text[1] - '1'));
            var weeks = _calendar.Weeks(halfTerm);
            return ActivityTime.Of(_calendar, null, weeks[Math.Min(text[3] - '1', weeks.Count - 1)].Monday, null);
        }

        var day = DemoText.Day(text, trust.Year);
        day = day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(1), _ => day };
        return _calendar.HalfTermOf(day) is null ? ActivityTime.Of(_calendar, _calendar.HalfTermFrom(day), null, null) : ActivityTime.Of(_calendar, null, null, day);
    }
}
