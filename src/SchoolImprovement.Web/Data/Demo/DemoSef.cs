using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Makes the self-evaluations of a demo trust: that of Firs word for word with three signed terms, the others from sentences that fit their grades.</summary>
internal sealed class DemoSef(DemoTrust trust)
{
    /// <summary>Days before the day on which things stand: autumn, spring and summer of last year.</summary>
    private static readonly int[] TermEnds = [345, 242, 137];

    private static readonly string[] Codes = ["attention", "expected", "expected", "expected", "strong", "expected", "attention", "expected", "strong", "exceptional"];

    private static readonly string[] Whys =
    [
        "What we see in lessons and books is the same in every year group, and figures bear it out.",
        "Most of what is asked for is in place. Two year groups are not there yet, and we say so.",
        "The adviser saw it in October and came to the same view. Governors have seen the figures.",
        "It holds for most pupils. Those who joined this year, and some with SEND, do less well than the rest.",
    ];

    private static readonly (string Text, string Evidence)[] Good =
    [
        ("Routines are the same in all classes, and pupils know them.", "Learning walks, October"), ("Staff know each pupil’s next step.", "Pupil progress meetings, autumn"),
        ("Families say that they are heard.", "Parents’ survey, July"), ("Leaders act on what they find within the fortnight.", "Monitoring schedule"),
    ];

    private static readonly (string Text, string Evidence)[] ToDo =
    [
        ("The lowest-attaining pupils wait longest for help.", "Learning walks, October"), ("What leaders find is not yet told to all staff.", "Staff briefing notes"),
        ("Next steps are agreed but carry no date.", "Monitoring schedule"), ("Pupils new to the school take a term to settle.", "Pupil voice, October"),
    ];

    /// <param name="Before">What was done until last summer: it stands in the copies of those terms.</param>
    private sealed record PointText(string Text, string Before, string Evidence, Progress Progress);

    private sealed record AreaText(string?[] Grades, string Before, string Why, string? Groups, JsonElement[][] Strengths, JsonElement[][] Developments);

    private sealed record Words(string Context, PointText[] Inspection, Dictionary<string, AreaText> Areas);

    public async Task WriteAsync(IReadOnlyList<SchoolText> schools)
    {
        var framework = await trust.Db.Frameworks.Include(f => f.Areas).FirstAsync(f => f.IsDefault);
        foreach (var (school, index) in schools.Select((s, i) => (s, i)).Where(s => s.s.Stage != "none"))
        {
            if (school.Stage == "firs")
            {
                await WriteFirsAsync(school, framework);
            }
            else
            {
                Write(school, index, framework);
            }

            // What the history says of a school is said by its own head.
            trust.As(school.Head, 9);
            await trust.Db.SaveChangesAsync();
        }

        if (schools.Any(s => s.Stage == "firs"))
        {
            // A triad before its review: one head reads what Firs says, and Firs reads what another says.
            await ShareAsync("firs", "riverside", 12, 26);
            await ShareAsync("beaconhill", "firs", 9, null);
        }
    }

    private async Task ShareAsync(string from, string to, int daysBefore, int? forDays)
    {
        var reader = trust.Member(trust.HeadOf(to));
        trust.Db.SefShares.Add(SefShare.With(trust.As(trust.HeadOf(from), daysBefore), trust.School(from).Id, reader, trust.School(to).Name, forDays is { } days ? trust.Today.AddDays(days) : null, [], trust.Now));
        await trust.Db.SaveChangesAsync();
    }

    private async Task WriteFirsAsync(SchoolText school, Framework framework)
    {
        var words = DemoText.Read<Words>("firs-sef");
        var areas = framework.Areas.Where(a => words.Areas.ContainsKey(a.Code)).OrderBy(a => a.Scale is not null).ThenBy(a => a.Position).ToList();
        var head = trust.As(school.Head, TermEnds[0] + 3);
        var sef = Sef.Begin(head, trust.School(school.Slug).Id, framework);
        sef.WriteContext(head, words.Context, new DateOnly(trust.Year.StartYear - 2, 5, 14), trust.AsOf);
        sef.WritePoints(head, PointKind.Inspection, null, [.. words.Inspection.Select(p => new PointFacts(null, p.Text, p.Before, Progress.OnTrack))]);
        trust.Db.Sefs.Add(sef);
        for (var term = 0; term <= TermEnds.Length; term++)
        {
            var now = term == TermEnds.Length;
            foreach (var area in areas.Where(a => words.Areas[a.Code].Grades[term] is not null))
            {
                var text = words.Areas[area.Code];
                head = trust.As(school.Head, now ? 10 : TermEnds[term] + 2);
                sef.Judge(head, framework, area, text.Grades[term], now ? text.Why : text.Before, trust.Now);
                if (now)
                {
                    sef.WriteGroups(head, area, text.Groups);
                }
            }

            // What nobody confirmed this term has its points from the summer.
            foreach (var (code, text) in words.Areas.Where(a => (a.Value.Grades[term] is not null && now) || (a.Value.Grades[^1] is null && term == TermEnds.Length - 1)))
            {
                var area = areas.First(a => a.Code == code);
                sef.WritePoints(head, PointKind.Strength, area, Facts(text.Strengths));
                sef.WritePoints(head, PointKind.Development, area, Facts(text.Developments));
            }

            var attendance = areas.First(a => a.Code == "attendance-behaviour");
            if (now)
            {
                var asked = sef.Points.Where(p => p.Kind == PointKind.Inspection).OrderBy(p => p.Position);
                sef.WritePoints(head, PointKind.Inspection, null, [.. words.Inspection.Zip(asked, (p, there) => new PointFacts(there.Id, p.Text, p.Evidence, p.Progress))]);
                sef.Moderate(trust.As("Peter Longhurst", 10), framework, attendance, "attention", "I agree with this grade. Say more about the pupils who improved since September: it is your best evidence.", trust.Now);
                break;
            }

            sef.Moderate(trust.As("Peter Longhurst", TermEnds[term] + 1), framework, attendance, "attention", sef.Areas.First(a => a.AreaId == attendance.Id).GradeCode == "attention" ? null
                : "Behaviour meets the expected standard, attendance does not yet: disadvantaged pupils miss too many days. One good half-term is not a trend.", trust.Now);
            sef.Sign(trust.As(school.Head, TermEnds[term]), framework, areas, trust.Now);
        }

        await LinkAsync(sef, words, areas, school);
    }

    private async Task LinkAsync(Sef sef, Words words, List<EvaluationArea> areas, SchoolText school)
    {
        var schoolId = sef.SchoolId;
        var year = trust.Year;
        var plan = await trust.Db.Plans.Include(p => p.Priorities).FirstAsync(p => p.SchoolId == schoolId && p.Year == year);
        var head = trust.As(school.Head, 9);
        foreach (var point in sef.Points.Where(p => p.Kind == PointKind.Development).ToList())
        {
            var number = words.Areas[areas.First(a => a.Id == point.AreaId).Code].Developments.First(d => d[0].GetString() == point.Text)[2].GetInt32();
            if (plan.Priorities.FirstOrDefault(p => p.Number == number) is { } priority)
            {
                sef.LinkPriority(head, point.Id, priority);
            }
        }

        if (sef.Points.FirstOrDefault(p => p.Kind == PointKind.Inspection && p.Progress == Progress.AtRisk) is { } asked && plan.Priorities.FirstOrDefault(p => p.Number == 3) is { } answers)
        {
            var need = NeedsAssessment.Of([], [new InspectionPoint(asked.Id, asked.Text, asked.Progress)], [], null).Single();
            trust.Db.Add(NeedDecision.Answer(head, answers, plan.Year, need, trust.Now));
        }

        await new DemoEvidence(trust).LinkAsync(sef, areas, head);
        var attendance = areas.First(a => a.Code == "attendance-behaviour");
        sef.AppointLead(head, attendance, trust.Member("Kiran Patel").Id);
        sef.AppointLead(head, areas.First(a => a.Code == "early-years"), trust.Member("Daniel Pritchard").Id);
        trust.Db.Comments.Add(Comment.On(sef, attendance, trust.As("Ruth Bannister", 6), "Governors will ask what happens when the family worker’s grant ends. Can the self-evaluation say?", trust.Now));
    }

    private static List<PointFacts> Facts(IEnumerable<JsonElement[]> texts) => [.. texts.Select(t => new PointFacts(null, t[0].GetString(), t[1].GetString()))];

    /// <summary>Summer is signed; in the autumn most areas are confirmed and some moved a step.</summary>
    private void Write(SchoolText text, int index, Framework framework)
    {
        var school = trust.School(text.Slug);
        var areas = framework.Areas.Where(a => a.AppliesTo(school.AgeFrom, school.AgeTo)).OrderBy(a => a.Scale is not null).ThenBy(a => a.Position).ToList();
        var head = trust.As(text.Head, TermEnds[2] + (index % 5));
        var sef = Sef.Begin(head, school.Id, framework);
        var inspected = new DateOnly(trust.Year.StartYear - 1 - (index % 4), 1 + (index % 6), 8 + (index % 15));
        sef.WriteContext(head, null, inspected.AddDays((int)DayOfWeek.Tuesday - (int)inspected.DayOfWeek), trust.AsOf);
        foreach (var area in areas)
        {
            Judge(head, sef, framework, area, index, 0);
            if ((area.Position + (2 * index)) % 9 != 0)
            {
                sef.WritePoints(head, PointKind.Strength, area, [new(null, Good[(index + area.Position) % Good.Length].Text, Good[(index + area.Position) % Good.Length].Evidence)]);
            }
        }

        sef.Sign(head, framework, areas, trust.Now);
        head = trust.As(text.Head, 20 + (index % 11));
        foreach (var area in areas.Where(a => (a.Position + index) % 4 != 0 || a.Scale is not null))
        {
            Judge(head, sef, framework, area, index, (area.Position + index) % 5 == 0 ? 1 : 0);
            if (area.Scale is null && area.Position % 3 == index % 3)
            {
                sef.WritePoints(head, PointKind.Development, area, [new(null, ToDo[(index + area.Position) % ToDo.Length].Text, ToDo[(index + area.Position) % ToDo.Length].Evidence)]);
            }
        }

        trust.Db.Sefs.Add(sef);
    }

    private void Judge(Actor head, Sef sef, Framework framework, EvaluationArea area, int index, int up)
    {
        var scale = framework.ScaleOf(area);
        var place = area.Scale is not null ? scale.Count - 1 : Math.Min(scale.Count - 1, scale.ToList().FindIndex(g => g.Code == Codes[((index * 3) + (area.Position * 7)) % Codes.Length]) + up);
        sef.Judge(head, framework, area, scale[place].Code, Whys[(index + area.Position) % Whys.Length], trust.Now);
    }
}
