using System.Buffers.Text;
using System.Security.Cryptography;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>Where a questionnaire stands on a day.</summary>
public enum QuestionnaireState
{
    /// <summary>It is being prepared and can be changed.</summary>
    Draft,

    /// <summary>It is ready and opens on its first day.</summary>
    Waiting,

    /// <summary>Staff answer it. Nobody sees more than how many have.</summary>
    Open,

    /// <summary>It is over, for good: the results can be read.</summary>
    Closed,
}

/// <summary>What a head decides about a questionnaire.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Opens">The first day.</param>
/// <param name="Closes">The last day.</param>
/// <param name="Asked">How many members of staff are asked.</param>
public sealed record QuestionnaireFacts(string? Title, DateOnly? Opens, DateOnly? Closes, int? Asked);

/// <summary>Questions that a school puts to all its staff for some weeks. Whoever has the link answers, without an account and without a name.</summary>
public sealed class Questionnaire : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 120;

    /// <summary>Most questions.</summary>
    public const int MostQuestions = 40;

    /// <summary>Fewest and most members of staff that may be asked.</summary>
    public const int FewestAsked = 5, MostAsked = 2000;

    /// <summary>Longest time it may be open, in days.</summary>
    public const int LongestDays = 60;

    /// <summary>How many statements a reply must say something about: fewer are not an answer.</summary>
    public const int FewestAnswers = 5;

    private readonly List<Question> _questions = [];
    private readonly List<Receipt> _receipts = [];
    private readonly List<StaffComment> _comments = [];

    private Questionnaire()
    {
    }

    private Questionnaire(Guid trustId, Guid schoolId, QuestionnairePreset preset, DateOnly today)
        : base(trustId)
    {
        (SchoolId, Preset, PresetVersion, Title) = (schoolId, preset.Code, preset.Version, $"{preset.Name}, {SeasonOf(today).ToLowerInvariant()}");
        Secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20));
        _questions.AddRange(preset.Questions.Select((q, i) => new Question(trustId, Id, i + 1, q.Kind, q.Words, q.Theme, q.Code, q.Options)));
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Code of the preset it began with.</summary>
    public string Preset { get; private set; } = "";

    /// <summary>Version of the preset's words.</summary>
    public string PresetVersion { get; private set; } = "";

    /// <summary>What it is called.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>The first day, or null while it is not decided.</summary>
    [Recorded("Opens")]
    public DateOnly? Opens { get; private set; }

    /// <summary>The last day, or null while it is not decided.</summary>
    [Recorded("Closes")]
    public DateOnly? Closes { get; private set; }

    /// <summary>How many members of staff are asked, or null while it is not decided.</summary>
    [Recorded("Staff asked")]
    public int? Asked { get; private set; }

    /// <summary>The questions are settled: from its first day on, staff can answer.</summary>
    [Recorded("Ready")]
    public bool IsReady { get; private set; }

    /// <summary>Somebody closed it before its last day was over.</summary>
    [Recorded("Closed early")]
    public bool IsClosedEarly { get; private set; }

    /// <summary>The random part of the address that staff are given. It opens nothing but the empty form, so it is kept as it is and can be copied again.</summary>
    public string Secret { get; private set; } = "";

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Staff questionnaire: {Title}";

    /// <summary>The questions.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>The questions in order.</summary>
    public IEnumerable<Question> InOrder => _questions.OrderBy(q => q.Position);

    /// <summary>About how many minutes it takes to answer.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(_questions.Count / 4.0));

    /// <summary>The forms that were counted.</summary>
    public IReadOnlyList<Receipt> Receipts => _receipts;

    /// <summary>What staff wrote.</summary>
    public IReadOnlyList<StaffComment> Comments => _comments;

    /// <summary>"Autumn 2026".</summary>
    public static string SeasonOf(DateOnly day) => $"{(day.Month >= 9 ? Term.Autumn : day.Month <= 4 ? Term.Spring : Term.Summer)} {day.Year}";

    /// <summary>"Autumn 2026": the term in which it closes.</summary>
    public string Season => Closes is { } closes ? SeasonOf(closes) : "";

    /// <summary>Starts one from a preset: every question is copied and can be taken out.</summary>
    /// <param name="by">Needs to be allowed to run questionnaires in the school.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="today">Today, for the title.</param>
    public static Questionnaire Start(Actor by, Guid schoolId, QuestionnairePreset preset, DateOnly today)
    {
        by.Demand(Permission.RunVoice, schoolId);
        return new Questionnaire(by.TrustId, schoolId, preset, today);
    }

    /// <summary>The trust starts one in a school, as a draft that the school looks through and makes ready.</summary>
    public static Questionnaire Offer(Actor by, Guid schoolId, QuestionnairePreset preset, QuestionnaireFacts facts, DateOnly today)
    {
        by.DemandInTrust(Permission.OfferVoice);
        // A school that is handed days that are past could do nothing with it but remove it.
        Rule.Hold(facts.Opens is null || facts.Opens >= today, "Choose a first day that is not past", nameof(Opens));
        Rule.Hold(facts.Closes is null || facts.Closes >= today, "Choose a last day that is not past", nameof(Closes));
        var questionnaire = new Questionnaire(by.TrustId, schoolId, preset, today);
        questionnaire.Put(facts);
        return questionnaire;
    }

    /// <summary>Where it stands on a day.</summary>
    public QuestionnaireState StateOn(DateOnly today) => StateOn(IsReady, IsClosedEarly, Opens, Closes, today);

    /// <summary>The same, from what a list knows of it.</summary>
    public static QuestionnaireState StateOn(bool isReady, bool isClosedEarly, DateOnly? opens, DateOnly? closes, DateOnly today) =>
        !isReady ? QuestionnaireState.Draft : isClosedEarly || today > closes ? QuestionnaireState.Closed : today < opens ? QuestionnaireState.Waiting : QuestionnaireState.Open;

    /// <summary>Decides title, days and how many are asked, while it is a draft.</summary>
    public void Write(Actor by, QuestionnaireFacts facts)
    {
        DemandDraft(by);
        Put(facts);
    }

    /// <summary>Adds a question of the school's own, at the end of its kind.</summary>
    public Question AddQuestion(Actor by, QuestionKind kind, string? words, string? theme)
    {
        DemandDraft(by);
        Rule.Hold(kind is QuestionKind.Statement or QuestionKind.Words, "Choose a statement or a question in one’s own words", "Kind");
        Rule.Hold(_questions.Count < MostQuestions, $"Ask {MostQuestions} questions at most. Take one out first", "Words");
        var text = Rule.Text(words, Question.WordsMax, "Enter the question", "Words");
        Rule.Hold(_questions.All(q => !string.Equals(q.Words, text, StringComparison.OrdinalIgnoreCase)), "This question is there already", "Words");
        var about = kind == QuestionKind.Statement ? Rule.Optional(theme, Question.ThemeMax, "Theme") ?? Question.OwnTheme : null;
        var question = new Question(TrustId, Id, _questions.Count == 0 ? 1 : _questions.Max(q => q.Position) + 1, kind, text, about, null, null);
        _questions.Add(question);
        return question;
    }

    /// <summary>Takes a question out.</summary>
    public void RemoveQuestion(Actor by, Guid questionId)
    {
        DemandDraft(by);
        _questions.RemoveAll(q => q.Id == questionId);
    }

    /// <summary>Settles the questions. From its first day on, staff can answer, and nothing but the last day can be changed.</summary>
    public void MakeReady(Actor by, DateOnly today)
    {
        DemandDraft(by);
        Rule.Hold(Opens is not null, "Choose the first day", nameof(Opens));
        Rule.Hold(Opens >= today, "Choose a first day that is not past", nameof(Opens));
        Rule.Hold(Closes is not null, "Choose the last day", nameof(Closes));
        Rule.Hold(Asked is not null, "Enter how many members of staff are asked", nameof(Asked));
        Rule.Hold(_questions.Any(q => q.Kind == QuestionKind.Statement), "Keep or add at least one statement");
        _questions.ForEach(q => q.MakeTallies());
        IsReady = true;
    }

    /// <summary>Takes back a questionnaire that nobody could answer yet: a draft, or one whose first day is to come.</summary>
    public void DemandRemovable(Actor by, DateOnly today)
    {
        by.Demand(Permission.RunVoice, SchoolId);
        Rule.Hold(StateOn(today) is QuestionnaireState.Draft or QuestionnaireState.Waiting, "Staff can answer it already, so it stays");
    }

    /// <summary>Moves the last day of one that is not over. What is closed stays closed: results that were read must not change.</summary>
    public void MoveClosing(Actor by, DateOnly? closes, DateOnly today)
    {
        by.Demand(Permission.RunVoice, SchoolId);
        Rule.Hold(StateOn(today) is QuestionnaireState.Waiting or QuestionnaireState.Open, "This questionnaire is closed", nameof(Closes));
        Rule.Hold(closes is not null, "Choose the last day", nameof(Closes));
        Rule.Hold(closes >= today && closes >= Opens, "Choose a last day that is not past", nameof(Closes));
        Rule.Hold(closes!.Value.DayNumber - Opens!.Value.DayNumber < LongestDays, $"Leave it open for {LongestDays} days at most", nameof(Closes));
        Closes = closes;
    }

    /// <summary>Closes it now, for good. Today is its last day then: by their last days questionnaires are put in order, and results say when they were taken.</summary>
    public void Close(Actor by, DateOnly today)
    {
        by.Demand(Permission.RunVoice, SchoolId);
        Rule.Hold(StateOn(today) == QuestionnaireState.Open, "Only a questionnaire that is open can be closed");
        (IsClosedEarly, Closes) = (true, today);
    }

    /// <summary>What is wrong with a reply: a sentence by question, or one for the whole (without a question).</summary>
    public IEnumerable<(Guid? QuestionId, string Sentence)> Wrong(Reply reply)
    {
        foreach (var question in InOrder)
        {
            var answer = reply.Answers.GetValueOrDefault(question.Id);
            if (question.Kind == QuestionKind.Statement && answer?.Choice is < 0 or > Agreement.Most)
            {
                yield return (question.Id, "Choose one of the answers");
            }
            else if (question.Kind == QuestionKind.PickThree && answer?.Picks?.Distinct().Count() > Question.MostPicks)
            {
                yield return (question.Id, $"Pick {Question.MostPicks} at most. You picked {answer.Picks.Distinct().Count()}");
            }
            else if (question.Kind == QuestionKind.PickThree && answer?.Picks?.Any(p => p < 1 || p > question.Options.Count) == true)
            {
                yield return (question.Id, "Choose from the list");
            }
            else if (question.Kind == QuestionKind.Words && answer?.Words?.Trim().Length > StaffComment.TextMax)
            {
                yield return (question.Id, $"Shorten this to {StaffComment.TextMax:N0} characters. It has {answer.Words.Trim().Length:N0}");
            }
        }

        var statements = _questions.Where(q => q.Kind == QuestionKind.Statement).ToList();
        var needed = Math.Min(FewestAnswers, statements.Count);
        if (statements.Count(q => reply.Answers.GetValueOrDefault(q.Id)?.Choice is not null) < needed)
        {
            yield return (null, $"Answer at least {needed} of the statements. “I don’t know” is an answer too");
        }
    }

    /// <summary>
    /// Counts a reply: every answer goes into its counter, every comment beside the others, and the reply itself is gone.
    /// The counters must be loaded, and held against others who count at the same moment.
    /// </summary>
    /// <param name="reply">The reply.</param>
    /// <param name="counted">How many were counted before.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleBrokenException">It is not open, something is wrong with the reply, or far more replies came than people were asked.</exception>
    public void Take(Reply reply, int counted, DateOnly today)
    {
        Rule.Hold(StateOn(today) == QuestionnaireState.Open, "This questionnaire is closed");
        Rule.Hold(counted < 2 * Asked, "More replies have come than members of staff were asked. Tell whoever gave you the link");
        foreach (var (_, sentence) in Wrong(reply))
        {
            throw new RuleBrokenException(sentence);
        }

        foreach (var question in _questions)
        {
            var answer = reply.Answers.GetValueOrDefault(question.Id);
            switch (question.Kind)
            {
                case QuestionKind.Statement when answer?.Choice is { } choice:
                    question.Count(choice, reply.Group);
                    break;
                case QuestionKind.PickThree when answer?.Picks is { Count: > 0 } picks:
                    question.Count(0, reply.Group);
                    picks.Distinct().ToList().ForEach(pick => question.Count(pick, reply.Group));
                    break;
                case QuestionKind.Words when Rule.Optional(answer?.Words, StaffComment.TextMax) is { } words:
                    _comments.Add(new StaffComment(question, words));
                    break;
            }
        }

        _receipts.Add(new Receipt(this, reply.Token));
    }

    /// <summary>Somebody has read a comment, once the questionnaire is closed: shown when it names nobody, else held back.</summary>
    public void Check(Actor by, StaffComment comment, bool show, DateOnly today)
    {
        by.Demand(Permission.RunVoice, SchoolId);
        Rule.Hold(StateOn(today) == QuestionnaireState.Closed, "Comments can be read once the questionnaire is closed");
        comment.Check(by.Name, show ? CommentState.Shown : CommentState.HeldBack);
    }

    private void Put(QuestionnaireFacts facts)
    {
        var title = Rule.Text(facts.Title, TitleMax, "Enter what it is called", nameof(facts.Title));
        Rule.Hold(facts.Asked is null or (>= FewestAsked and <= MostAsked), $"Ask between {FewestAsked} and {MostAsked:N0} members of staff. With fewer, nobody’s answer would be safe", nameof(facts.Asked));
        Rule.Hold(facts.Opens is null || facts.Closes is null || facts.Closes >= facts.Opens, "Choose a last day that is not before the first", nameof(facts.Closes));
        Rule.Hold(facts.Opens is null || facts.Closes is null || facts.Closes.Value.DayNumber - facts.Opens.Value.DayNumber < LongestDays, $"Leave it open for {LongestDays} days at most", nameof(facts.Closes));
        (Title, Opens, Closes, Asked) = (title, facts.Opens, facts.Closes, facts.Asked);
    }

    private void DemandDraft(Actor by)
    {
        by.Demand(Permission.RunVoice, SchoolId);
        Rule.Hold(!IsReady, "This questionnaire is ready for staff, so it stays as it is");
    }
}
