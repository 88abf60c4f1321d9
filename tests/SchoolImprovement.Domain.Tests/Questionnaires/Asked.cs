using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Domain.Tests.Questionnaires;

/// <summary>Questionnaires at every stage, and replies to them.</summary>
internal static class Asked
{
    public static readonly DateOnly First = Given.Today.AddDays(-10);

    public static readonly DateOnly Last = Given.Today.AddDays(10);

    public static Questionnaire Draft() => Questionnaire.Start(Given.Head, Given.School, QuestionnairePreset.Staff, Given.Today);

    public static Questionnaire Open(int asked = 46)
    {
        var draft = Draft();
        draft.Write(Given.Head, new("Staff wellbeing", First, Last, asked));
        draft.MakeReady(Given.Head, First);
        return draft;
    }

    /// <summary>Open, with these answers to the first statement (and to four others the same) by role group.</summary>
    public static Questionnaire With(params (RoleGroup Group, int Choice, int Times)[] answers)
    {
        var open = Open(Math.Max(Questionnaire.FewestAsked, answers.Sum(a => a.Times)));
        var count = 0;
        foreach (var (group, choice, times) in answers)
        {
            for (var i = 0; i < times; i++)
            {
                open.Take(Reply(open, choice, group), count++, Given.Today);
            }
        }

        return open;
    }

    public static Reply Reply(Questionnaire to, int choice, RoleGroup group = RoleGroup.NotSaid) =>
        new(Guid.NewGuid(), group, to.InOrder.Where(q => q.Kind == QuestionKind.Statement).Take(Questionnaire.FewestAnswers).ToDictionary(q => q.Id, _ => new Answer(choice)));

    public static QuestionnaireResults Results(Questionnaire of, Questionnaire? before = null) => QuestionnaireResults.Of(of, of.Receipts.Count, before, Last.AddDays(1));

    public static StatementResult FirstStatement(Questionnaire of) => Results(of).Statements.First();
}
