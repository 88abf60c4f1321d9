using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

/// <summary>Plans to print: an ordinary one, an empty one and a hard one.</summary>
internal static class SamplePlans
{
    public static readonly PlanReport Empty = new() { School = "Otherside Infant School", Trust = "Otherside Trust", Title = "School Development Plan 2026–27", MadeAt = "1 September 2026 at 8:00am" };

    public static readonly PlanReport Firs = new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Academy Improvement Plan 2026–27",
        Kind = "Academy Improvement Plan",
        TrustColour = "#1d4f7c",
        Status = "Approved 25 September 2026",
        Version = "version 12",
        MadeAt = "19 November 2026",
        Made = new DateTimeOffset(2026, 11, 19, 14, 32, 0, TimeSpan.Zero),
        ProgressAt = "19 November 2026",
        CurrentTerm = "Autumn",
        Facts = [new("Headteacher", "Sarah Whitlock"), new("Chair of governors", "Ruth Bannister"), new("Approved by the trust", "25 September 2026"), new("Next review", "11 December 2026")],
        InShort = "Reading comes first. More of our pupils must read fluently by seven, and those who have a harder start must get help in class, be here every day and know that an adult listens.",
        Vision = "Every child known, every child reading, every child ready for what comes next.",
        Context = "412 pupils on roll; 31% pupil premium, 17% SEND, 12% English as an additional language.",
        LastInspection = "Inspected in May 2024 under the 2019 framework: requires improvement for the quality of education.",
        NextSteps = ["Make sure that reading books match the sounds that pupils know.", "Check how well pupils with SEND are helped in lessons."],
        Sources = [new("Self-evaluation, July 2026"), new("Key stage 2 performance data", "https://www.compare-school-performance.service.gov.uk/school/101234"), new("Staff questionnaire, June 2026")],
        FundingSources = ["School budget", "Pupil premium", "PE premium", "Trust fund"],
        Priorities =
        [
            EarlyReading,
            Priority(2, "Pupils with SEND get the right help in class, first time", "Inclusion", "Inclusion", "Farah Iqbal", "SEND plans with clear impact", "52%", "68%", "65%", "90%", [2, 4, 1, 0, 2], [Progress.Complete, Progress.Complete, Progress.OnTrack], [("School budget", 320000), ("Pupil premium", 480000), ("Trust fund", 240000)]),
            Priority(3, "Disadvantaged pupils attend as well as their classmates", "Attendance", "Attendance and behaviour", "Kiran Patel", "Attendance, disadvantaged", "90.8%", "91.6%", "92.2%", "93.5%", [1, 3, 1, 1, 2], [Progress.Complete, Progress.AtRisk, Progress.OnTrack], [("School budget", 115000), ("Pupil premium", 960000)]),
            Priority(4, "Everyone feels connected, safe and heard", "Emotional wellbeing", "Personal development and wellbeing", "Sian Morgan", "Pupils with an adult to talk to", "79%", "88%", "85%", "92%", [2, 4, 1, 0, 1], [Progress.Complete, Progress.Complete, Progress.Complete], [("School budget", 260000), ("Pupil premium", 190000), ("Trust fund", 150000), ("Other: parents", 40000)]),
        ],
    };

    private static PlanPriority EarlyReading => new()
    {
        Number = 1,
        Title = "Every child reads fluently by the end of Year 2",
        ShortName = "Early reading",
        Area = "Achievement",
        Strand = "Teaching",
        Lead = "Rebecca Lowe",
        LinkGovernor = "David Osborne",
        TrustRequired = true,
        Why = "74% of Year 1 met the phonics standard in June, against 80% nationally; 61% of disadvantaged pupils did. Keep-up sessions were missed one day in five and books did not match the sounds taught.",
        Baseline = "74% of Year 1 met the standard in June 2026.",
        Answers = "Make sure that reading books match the sounds that pupils know.",
        Outcomes = ["Phonics teaching is consistent, Nursery to Year 2.", "Pupils who fall behind catch up.", "Pupils read aloud with ease and enjoy it."],
        Criteria =
        [
            new() { Measure = "Year 1 phonics", Baseline = "74%", Now = "61%", Expected = "58%", Target = "84%", ByWhen = "July 2027", National = "80% (2025)", Progress = Progress.OnTrack, Points = [new("Sep", "48%"), new("Nov", "61%")] },
            new() { Measure = "Disadvantaged pupils", Baseline = "61%", Now = "48%", Expected = "46%", Target = "76%", Progress = Progress.OnTrack },
            new() { Measure = "Year 2, 90 words a minute", Baseline = "55%", Now = "63%", Target = "75%", Progress = Progress.AtRisk, Note = "Two classes still to be heard." },
        ],
        Terms =
        [
            new("Autumn", [new("All staff trained and observed once", Progress.Complete), new("Keep-up groups every day", Progress.Complete), new("New books in every Year 1 bag", Progress.Complete), new("60% at November checkpoint", Progress.OnTrack, "Met in practice check; confirm 27 November.")]),
            new("Spring", [new("72% at March checkpoint", Progress.NotStarted), new("Coaching shows in 4 of 5 lessons", Progress.NotStarted)]),
            new("Summer", [new("84% meet the standard in June", Progress.NotStarted), new("75% of Year 2 at 90 words a minute", Progress.NotStarted)]),
        ],
        Actions =
        [
            Action("1.1", "Train every phonics teacher and teaching assistant in the revised programme", "R. Lowe", 9, 7, 9, 25, 185000, "Trust fund", Progress.Complete, "Phonics refresher"),
            Action("1.2", "Check every pupil’s sounds each half-term and regroup", "R. Lowe", 9, 14, 7, 16, 0, null, Progress.OnTrack),
            Action("1.3", "Run daily keep-up sessions for the lowest-attaining 20%", "J. Kelly", 9, 21, 7, 16, 624000, "Pupil premium", Progress.OnTrack),
            Action("1.4", "Replace decodable books for Year 1 so that they match sounds taught", "R. Lowe", 9, 1, 10, 16, 240000, "School budget", Progress.Complete),
            Action("1.5", "Coach Year 1 and Year 2 teachers every week, using video of one lesson", "R. Lowe", 11, 2, 3, 26, 312000, "School budget", Progress.AtRisk, "Coaching for reading leaders") with { TrainingFor = "Two leaders" },
            Action("1.6", "Moderate Year 1 phonics with Beacon Hill and Meadowside", "T. Hargreaves", 12, 1, 3, 12, 0, null, Progress.OnTrack),
            Action("1.7", "Hold family reading mornings every half-term", "S. Morgan", 11, 30, 5, 21, 35000, "Other: parents", Progress.NotStarted),
            Action("1.8", "Practise paired reading aloud for 15 minutes a day in Year 2", "T. Hargreaves", 9, 14, 7, 16, 0, null, Progress.OnTrack) with { Others = "Year 6 reading buddies" },
            Action("1.9", "Brief the reading link governor and agree three visits", "S. Whitlock", 9, 7, 10, 2, 0, null, Progress.Complete) with { Note = "First visit 14 October." },
        ],
    };

    /// <summary>Eight priorities of twelve actions, most of them long.</summary>
    public static PlanReport Hard => Firs with
    {
        School = "Ysgol Gynradd Gymraeg Dŵr-y-Felin and Saint Mary Magdalene’s Church of England (Voluntary Aided) Primary School",
        Trust = "The Łódź and Nguyễn Memorial Learning Trust for Children of Every Background",
        Facts = [.. Firs.Facts, new("Pupils", "412"), new("Vice-chair of governors", "Siôn Ŵyn-Gruffydd"), new("Seventh", "is left out")],
        Priorities = [.. Enumerable.Range(1, 8).Select(HardPriority)],
    };

    public static string LongWord { get; } = string.Concat(Enumerable.Range(0, 300).Select(i => (char)('a' + i % 26)));

    public static string LongCell { get; } = string.Join(' ', Enumerable.Range(1, 1000).Select(i => $"w{i:0000}"))[..5999] + ".";

    private static PlanPriority HardPriority(int number) => EarlyReading with
    {
        Number = number,
        Title = $"Pupils in every year group, whatever their starting point, background or need, read, write and reason with growing ease and confidence ({number})",
        ShortName = null,
        Lead = "Nguyễn Thị Phượng Ữ Ộ ế",
        LinkGovernor = "Łukasz Wąsińska-Żółć",
        Why = string.Join(" ", Enumerable.Repeat("Results have not moved for three years, and pupils tell us that they do not know what to do next when they are stuck.", number)),
        Actions = [.. Enumerable.Range(1, 12).Select(action => Action(
            $"{number}.{action}",
            string.Join(" ", Enumerable.Repeat($"Do the thing numbered {number}.{action} with every class, see how it went, write down what changed and share it", 1 + action % 4)),
            action % 2 == 0 ? "Siân Ŵyn" : "Stanisława Brzęczyszczykiewicz",
            9, action, 7, action, 10000 * action + (action == 3 ? 55 : 0), action % 5 == 0 ? null : $"Grant {action % 9}", (Progress)(action % 5), action % 3 == 0 ? "A long course about reading aloud and listening well" : null)
            with { Note = action % 4 == 0 ? "Delayed by the building work; the governors were told in October." : null })],
    };

    public static PlanAction Action(string number, string what, string lead, int startMonth, int startDay, int dueMonth, int dueDay, long pence, string? source, Progress progress, string? training = null) => new()
    {
        Number = number,
        What = what,
        Lead = lead,
        Start = new DateOnly(startMonth > 8 ? 2026 : 2027, startMonth, startDay),
        Due = new DateOnly(dueMonth > 8 ? 2026 : 2027, dueMonth, dueDay),
        CostPence = pence,
        FundingSource = source,
        Progress = progress,
        TrainingNeed = training,
    };

    private static PlanPriority Priority(int number, string title, string shortName, string area, string lead, string measure, string baseline, string now, string expected, string target, int[] counts, Progress[] milestones, (string Source, long Pence)[] costs)
    {
        var statuses = counts.SelectMany((count, kind) => Enumerable.Repeat(ProgressLook.InOrder[kind].Progress, count)).ToList();
        return new()
        {
            Number = number,
            Title = title,
            ShortName = shortName,
            Area = area,
            Lead = lead,
            Why = $"{title} is what our self-evaluation, our families and our last review asked for.",
            Outcomes = ["Help comes sooner.", "Families say that it works."],
            Criteria = [new() { Measure = measure, Baseline = baseline, Now = now, Expected = expected, Target = target, Progress = Progress.OnTrack }],
            Terms = [new("Autumn", [.. milestones.Select((progress, i) => new PlanMilestone($"Autumn step {i + 1}", progress))]), new("Spring", [new("Spring step", Progress.NotStarted)])],
            Actions = [.. statuses.Select((progress, i) => Action($"{number}.{i + 1}", $"Step {i + 1} towards “{shortName.ToLowerInvariant()}”", lead, 9, 7 + i, 7, 16, i < costs.Length ? costs[i].Pence : 0, i < costs.Length ? costs[i].Source : null, progress))],
        };
    }
}
