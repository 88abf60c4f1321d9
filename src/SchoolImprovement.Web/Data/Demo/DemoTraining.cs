using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Training in the demo: Firs with sessions at every stage, needs that other schools share, one joint session that was held and one that comes.</summary>
internal sealed class DemoTraining(DemoTrust trust)
{
    private static readonly string[] AtReading = ["firs", "beaconhill", "meadowside", "thornhill"];

    private List<PlanAction> _actions = [];
    private List<TrainingTopic> _topics = [];

    public async Task WriteAsync()
    {
        _topics = await trust.Db.TrainingTopics.ToListAsync();
        _actions = await trust.Db.Set<PlanAction>().AsNoTracking().Where(a => a.TrainingNeed != null && trust.Db.Plans.Any(p => p.Id == a.PlanId && p.Year == trust.Year))
            // Ids of one instant stand in no order: by the schools, the demo is the same at every start.
            .OrderBy(a => trust.Db.Schools.First(s => s.Id == a.SchoolId).Urn).ThenBy(a => trust.Db.Priorities.First(p => p.Id == a.PriorityId).Number).ThenBy(a => a.Position).ToListAsync();
        AtFirs();
        InOtherSchools();
        Together();
        await trust.Db.SaveChangesAsync();
    }

    private void AtFirs()
    {
        var firs = trust.School("firs").Id;
        var head = trust.As("Sarah Whitlock", 70);
        var refresher = Session(head, firs, "Phonics refresher", "Reading", -69, new TimeOnly(15, 45), 90, "Rebecca Lowe", "All phonics teachers and teaching assistants", "Hall", OfAction(head, firs, "Phonics refresher"));
        Came(refresher, head, firs, 14, ["Rebecca Lowe", "Tom Hargreaves", "Joanne Kelly"]);
        Changed(refresher, head, firs, "Teaching of new sounds is alike in Reception and Year 1.", "Seen in 9 of 10 lessons in October; books match the sounds taught.");
        var update = Session(head, firs, "Safeguarding: what is new this year", "Safeguarding", -76, new TimeOnly(9, 0), 120, "Daniel Pritchard", "All staff", "Hall");
        Came(update, head, firs, 43, []);
        Session(trust.As("Daniel Pritchard", 30), firs, "Help in class first: planning for pupils with SEND", "SEND", -12, new TimeOnly(15, 45), 75, "Farah Iqbal", "Teachers of Years 3 to 6", "Library");
        var ill = Session(head, firs, "Restorative conversations at lunchtime", "Behaviour", -5, new TimeOnly(12, 30), 60, null, "Midday staff", null);
        ill.CallOff(trust.As("Sarah Whitlock", 6), "The trainer is ill. A new day follows in January");
        Session(head, firs, "Coaching with video: how to begin", "Leadership", 10, new TimeOnly(13, 15), 150, "Rebecca Lowe", "Reading leaders", "Beacon Hill", OfAction(head, firs, "Coaching for reading leaders"));
        Need(head, firs, "Attendance", "Talking with families about attendance", "Class teachers and office", 54);
        var first = Need(head, firs, null, "What to do when a child has a seizure", "Year 3 staff", 20);
        first.Drop(trust.As("Sarah Whitlock", 25), "The school nurse trained all Year 3 staff in October");
    }

    private void InOtherSchools()
    {
        (string School, string What, string Who)[] shared =
        [
            ("beaconhill", "Online safety: what pupils see at home", "Teachers of Years 5 and 6"), ("meadowside", "Recording concerns so that patterns show", "All staff"),
            ("hollybank", "Online safety in the curriculum", "Computing lead and class teachers"), ("thornhill", "Child-on-child abuse: spotting and acting", "All staff"),
        ];
        foreach (var (slug, what, who) in shared)
        {
            var school = trust.School(slug);
            Need(Head(slug, 40), school.Id, "Safeguarding", what, who, 24);
        }
    }

    private void Together()
    {
        var ids = AtReading.Select(s => trust.School(s).Id).ToList();
        var firs = Need(Head("firs", 46), trust.School("firs").Id, "Reading", "See how other schools begin a phonics lesson", "Year 1 teachers", -20);
        var executive = trust.As(trust.Executive, 45);
        var reading = TrainingSession.PlanJoint(executive, trust.Year, Facts("What good phonics teaching looks like", "Reading", -25, new TimeOnly(13, 0), 180, "Peter Longhurst", "Reading leaders and one teacher of Year 1", "Beacon Hill"), ids, [firs]);
        trust.Db.TrainingSessions.Add(reading);
        foreach (var (slug, number) in AtReading.Zip([3, 2, 2, 4]))
        {
            Came(reading, Head(slug, 23), trust.School(slug).Id, number, []);
        }

        Changed(reading, Head("beaconhill", 4), trust.School("beaconhill").Id, "Year 1 now begins every lesson with the sounds of last week.", "Drop-ins by the reading lead in three weeks.");
        Changed(reading, Head("firs", 3), trust.School("firs").Id, "Both Year 1 teachers model blending in the same way.", "Two coaching visits and talk with six pupils.");

        executive = trust.As(trust.Executive, 10);
        var send = _topics.First(t => t.Name == "SEND");
        var needs = _actions.Where(a => About(a) == send.Id).GroupBy(a => a.SchoolId).OrderBy(g => g.Key != trust.School("firs").Id).Take(6).Select(g => TrainingNeed.OfAction(executive, g.First(), trust.Year, send.Id)).ToList();
        if (needs.Count >= 2)
        {
            trust.Db.TrainingNeeds.AddRange(needs);
            trust.Db.TrainingSessions.Add(TrainingSession.PlanJoint(executive, trust.Year, Facts("Adaptive teaching: the same lesson within reach of everyone", "SEND", 17, new TimeOnly(9, 30), 300, trust.Executive, "SENDCos and one teacher from each school", "Trust office"), needs.Select(n => n.SchoolId).ToList(), needs));
        }
    }

    private Actor Head(string slug, int daysBefore) => trust.As(trust.HeadOf(slug), daysBefore);

    private TrainingNeed Need(Actor by, Guid school, string? topic, string what, string who, int day)
    {
        var need = TrainingNeed.Add(by, school, trust.Year, new NeedFacts(Topic(topic), what, who, Day(day)));
        trust.Db.TrainingNeeds.Add(need);
        return need;
    }

    private TrainingNeed[] OfAction(Actor by, Guid school, string said)
    {
        var needs = _actions.Where(a => a.SchoolId == school && a.TrainingNeed == said).Take(1).Select(a => TrainingNeed.OfAction(by, a, trust.Year, About(a))).ToArray();
        trust.Db.TrainingNeeds.AddRange(needs);
        return needs;
    }

    private Guid? About(PlanAction action) => TrainingTopic.About(_topics.OrderBy(t => t.Position).Select(t => (t.Id, t.Name, t.Words)), action.TrainingNeed);

    private TrainingSession Session(Actor by, Guid school, string title, string topic, int day, TimeOnly at, int minutes, string? lead, string who, string? place, params TrainingNeed[] needs)
    {
        var session = TrainingSession.Plan(by, school, trust.Year, Facts(title, topic, day, at, minutes, lead, who, place), needs);
        trust.Db.TrainingSessions.Add(session);
        return session;
    }

    private SessionFacts Facts(string title, string topic, int day, TimeOnly at, int minutes, string? lead, string who, string? place) =>
        new(title, Topic(topic), Day(day), at, minutes, lead is null ? null : trust.Member(lead).Id, null, who, place);

    private void Came(TrainingSession session, Actor by, Guid school, int number, string[] names)
    {
        if (session.On <= trust.AsOf)
        {
            session.RecordAttendance(by, school, number, names.Select(n => trust.Member(n).Id).ToList(), trust.AsOf);
        }
    }

    private void Changed(TrainingSession session, Actor by, Guid school, string changed, string known)
    {
        if (session.On <= trust.AsOf)
        {
            session.RecordImpact(by, school, changed, known, trust.AsOf);
        }
    }

    private Guid? Topic(string? name) => _topics.FirstOrDefault(t => t.Name == name)?.Id;

    /// <summary>A weekday so many days from the day on which things stand, within the year.</summary>
    private DateOnly Day(int offset)
    {
        var day = trust.AsOf.AddDays(offset);
        day = day < trust.Year.First ? trust.Year.First : day > trust.Year.Last ? trust.Year.Last : day;
        return day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(offset < 0 && day > trust.Year.First ? -1 : 2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
    }
}
