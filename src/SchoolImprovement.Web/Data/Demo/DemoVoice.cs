using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Staff voice: Firs, asked a year ago and in the spring and again now; three other schools, of which one had too few replies to show any.</summary>
internal sealed class DemoVoice(DemoTrust trust)
{
    /// <summary>Of a hundred, how many agree with each statement in the spring.</summary>
    private static readonly int[] Agree = [82, 68, 64, 24, 48, 57, 74, 87, 80, 45, 55, 71, 84, 66, 58, 52, 77, 61, 70, 73];

    /// <summary>By how much fewer agreed the time before.</summary>
    private static readonly int[] Rose = [4, 9, -3, -12, 3, 5, 6, 3, 2, 11, -4, 5, 5, 2, 3, 7, 14, 12, 4, 1];

    private static readonly (string Code, string Text, bool? Shown)[] Comments =
    [
        ("stop", "Tell us earlier when cover changes.", true),
        ("stop", "Data drops in the week of reports. One of the two, not both.", true),
        ("stop", "Meetings that could be an e-mail. A fixed day with no meetings after school would help.", true),
        ("stop", "Mr H. should stop changing the timetable on Friday afternoons.", false),
        ("stop", "Marking in three colours.", true),
        ("stop", "Assemblies that run into first lesson", null),
        ("keep", "The behaviour team coming quickly has made a real difference.", true),
        ("keep", "Thursday training with time to try it out.", true),
        ("keep", "Kindness in the staff room. People notice when you have had a hard day.", true),
        ("keep", "Coaching. Best training I have had in years.", null),
    ];

    public async Task WriteAsync()
    {
        var day = trust.AsOf;
        var spring = new DateOnly(trust.Year.StartYear, 3, 3);
        var before = Ask(spring.AddMonths(-4), 18, 45);
        Answer(before, 30, statement => Agree[statement] - Rose[statement], new Random(2025));
        var closed = Ask(spring, 17, 45);
        Answer(closed, 33, statement => Agree[statement], new Random(2026), Comments);
        var head = trust.As("Sarah Whitlock", 200);
        foreach (var comment in closed.Comments)
        {
            if (Comments.First(c => c.Text == comment.Text).Shown is { } shown)
            {
                closed.Check(head, comment, shown, day);
            }
        }

        var open = Ask(trust.Today.AddDays(-13), 18, 46);
        Answer(open, 31, statement => Agree[statement] + 4, new Random(2027));
        trust.Db.AddRange(before, closed, open);
        foreach (var (slug, replies, asked, better) in new[] { ("beaconhill", 27, 38, 9), ("meadowside", 4, 12, 0), ("thornhill", 41, 64, -11) })
        {
            var theirs = Ask(spring, 17, asked, slug);
            Answer(theirs, replies, statement => Math.Clamp(Agree[(statement + 3) % Agree.Length] + better, 5, 96), new Random(replies));
            trust.Db.Add(theirs);
        }

        trust.Db.Add(Own());
        await trust.Db.SaveChangesAsync();
    }

    /// <summary>The trust's own questions: three that every school asks, some of its own, and a list.</summary>
    private QuestionSet Own()
    {
        var executive = trust.As(trust.Executive, 60);
        var set = QuestionSet.Make(executive, "Arden Vale pulse", null, []);
        foreach (var (theme, words) in new[]
        {
            ("Belonging and trust", "I feel I belong here"), ("Belonging and trust", "I am proud to tell people that I work in our trust"), ("Workload", "My workload is one I can manage most weeks"),
            ("Workload", "What the trust asks of us is worth the time it takes"), ("Working with other schools", "I have learned something this term from colleagues in another of our schools"),
            ("Working with other schools", "I know whom to ask in the trust when we need help"), ("Support", "My line manager supports me when things are hard"),
        })
        {
            set.AddQuestion(executive, new(QuestionKind.Statement, words, theme, null));
        }

        set.AddQuestion(executive, new(QuestionKind.PickThree, "Which three things should the trust do more of?", null, "Joint training\nVisits to one another\nShared schemes of work\nHelp with recruitment\nSpecialist staff across schools\nFewer requests for data"));
        set.AddQuestion(executive, new(QuestionKind.Words, "What could the trust do that would help you most?", null, null));
        return set;
    }

    private Questionnaire Ask(DateOnly from, int days, int asked, string slug = "firs")
    {
        var head = trust.As(trust.HeadOf(slug), Math.Max(0, trust.AsOf.DayNumber - from.DayNumber + 3), 8, 10);
        var questionnaire = Questionnaire.Start(head, trust.School(slug).Id, QuestionnairePreset.Staff, from.AddDays(-3));
        questionnaire.Write(head, new($"Staff wellbeing, {Questionnaire.SeasonOf(from).ToLowerInvariant()}", from, from.AddDays(days), asked));
        questionnaire.MakeReady(head, from.AddDays(-3));
        return questionnaire;
    }

    private static void Answer(Questionnaire questionnaire, int replies, Func<int, int> agree, Random random, params (string Code, string Text, bool? Shown)[] comments)
    {
        var statements = questionnaire.InOrder.Where(q => q.Kind == QuestionKind.Statement).ToList();
        var pick = questionnaire.Questions.First(q => q.Kind == QuestionKind.PickThree);
        for (var i = 0; i < replies; i++)
        {
            var group = i < 14 ? RoleGroup.Teacher : i < 24 ? RoleGroup.Support : i < 28 ? RoleGroup.Leader : i < 30 ? RoleGroup.Other : RoleGroup.NotSaid;
            var answers = statements.Select((q, n) => (q.Id, Answer: new Answer(Place(agree(n), ((i * 7) + (n * 5)) % replies, replies, random)))).ToDictionary(a => a.Id, a => a.Answer);
            answers[pick.Id] = new(Picks: [1 + random.Next(3), 4 + random.Next(3), 9 + random.Next(2)]);
            if (i < comments.Length)
            {
                answers[questionnaire.Questions.First(q => q.Code == comments[i].Code).Id] = new(Words: comments[i].Text);
            }

            questionnaire.Take(new Reply(Guid.NewGuid(), group, answers), i, questionnaire.Opens!.Value);
        }
    }

    /// <summary>As many of all agree as shall, whoever they are; the others spread.</summary>
    private static int Place(int agree, int rank, int of, Random random) =>
        (rank + 0.5) * 100 / of < agree ? (random.Next(100) < 35 ? 5 : 4) : random.Next(10) switch { < 1 => Agreement.CannotSay, < 4 => 3, < 8 => 2, _ => 1 };
}
