using System.Globalization;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Writes the plans of a demo trust: Firs word for word, the others from themes with figures of their own.</summary>
internal sealed class DemoPlans(DemoTrust trust)
{
    private readonly DemoLife _life = new(trust);

    private static readonly Lazy<IReadOnlyDictionary<string, PriorityText>> Themes = new(() =>
        new[] { "themes-trust", "themes-primary", "themes-secondary" }.SelectMany(DemoText.Read<PriorityText[]>).ToDictionary(t => t.Key!));

    private static readonly string[] Visions =
    [
        "Every child known, every child stretched.",
        "Kind, curious and brave: that is how we want our pupils to leave us.",
        "We learn together, look after each other and finish what we start.",
        "A school where each pupil is taught well every day and has somebody to turn to.",
    ];

    private static readonly string[] Notes =
    [
        "Talked through with the lead this week; dates still hold.",
        "Seen in two classes on Tuesday. Works where it is done daily.",
        "Cover is short until Christmas, so half of the sessions only.",
        "Governors asked about this; figures follow at the next meeting.",
        "On track. Costs are a little lower than planned.",
    ];

    /// <summary>Days on which criteria are checked, and how much of the way should be done by then.</summary>
    private static readonly (string Day, decimal Share)[] Checks = [("18 Sep", 0.1m), ("2 Oct", 0.25m), ("16 Oct", 0.4m), ("6 Nov", 0.5m), ("19 Nov", 0.6m), ("12 Mar", 0.8m), ("25 Jun", 1m)];

    public static PriorityText Theme(string key) => Themes.Value[key];

    /// <summary>One plan that is being written: its school, its year, and how far the words go.</summary>
    private sealed record Writing(SchoolText School, int Index, AcademicYear Year, bool Past);

    public async Task WriteAsync(SchoolText school, int index)
    {
        if (school.LastYear)
        {
            var before = new Writing(school, index, new AcademicYear(trust.Year.StartYear - 1), true);
            var finished = Start(before, trust.As(school.Head, 430 - index), null, ["attendance", .. school.Themes ?? ["reading", "wellbeing"]]);
            trust.Db.Plans.Add(finished);
            await trust.Db.SaveChangesAsync();
            await _life.LeadAsync(finished, school, PlanStatus.Closed, 420 - index);
        }

        if (school.Stage == "none")
        {
            return;
        }

        var head = trust.As(school.Head, 76 - (index % 9), 16, index * 2);
        var now = new Writing(school, index, trust.Year, false);
        if (school.Stage == "firs")
        {
            var text = DemoText.Read<PlanText>("firs");
            var firs = Plan.Start(head, trust.School(school.Slug).Id, trust.Year, trust.Trust.PlanName, trust.Template);
            Head(firs, head, text.Header);
            Write(firs, head, now, text.Priorities, int.MaxValue);
            trust.Db.Plans.Add(firs);
            await trust.Db.SaveChangesAsync();
            await WriteSubjectsAsync(firs, now);
            await new DemoMonitoring(trust).WriteFirsAsync(firs);
            await _life.LeadAsync(firs, school, PlanStatus.Live, 65);
            await new FirsSince(trust).HappenAsync(firs);
            await new DemoReviews(trust).BeginAsync(firs, text.Priorities[0].Lead ?? school.Head, Term.Autumn, 3);
            return;
        }

        var given = trust.Template.Priorities.Count > 0 ? new[] { "inclusion", "attendance" } : [];
        string[] keys = school.Themes is { Length: > 0 } own ? [own[0], .. given, .. own[1..]] : given;
        var plan = Start(now, head, trust.Template, keys);
        trust.Db.Plans.Add(plan);
        await trust.Db.SaveChangesAsync();
        if (school.Stage == "full")
        {
            if (index % 2 == 0)
            {
                await new DemoMonitoring(trust).WriteAsync(plan, school, index);
            }

            await _life.LeadAsync(plan, school, index);
            await ChangeSinceAsync(plan, school, index);
            await new DemoReviews(trust).AskAsync(plan, school);
        }
    }

    /// <summary>Subject leaders' plans under the priorities of Firs: one well on, one on track, one in trouble, one just begun. Each is written by its leader.</summary>
    private async Task WriteSubjectsAsync(Plan plan, Writing w)
    {
        foreach (var (text, i) in DemoText.Read<PriorityText[]>("firs-subjects").Select((t, i) => (t, i)))
        {
            var subject = plan.Priorities.First(p => p.ShortName == text.Key).StartSubject(trust.As(w.School.Head, 62, 15, i), text.Short, text.Title, trust.Member(text.Lead!).Id);
            trust.Db.Plans.Add(subject);
            await trust.Db.SaveChangesAsync();
            if (text.Criteria.Length > 0)
            {
                Fill(subject.Priorities[0], trust.As(text.Lead!, 60, 16, i), w, text, i);
                await trust.Db.SaveChangesAsync();
            }
        }
    }

    private Plan Start(Writing w, Actor head, PlanTemplate? template, string[] keys)
    {
        var plan = Plan.Start(head, trust.School(w.School.Slug).Id, w.Year, trust.Trust.PlanName, template);
        if (w.School.Stage == "started" && !w.Past)
        {
            return plan;
        }

        var themes = keys.Select(Theme).ToArray();
        var s = w.School;
        var aims = string.Join("; ", themes.Select(t => t.Title.ToLower(CultureInfo.InvariantCulture).Replace("send", "SEND")));
        Head(plan, head, new HeaderText(
            $"This year we work for {themes.Length} things: {aims}.",
            Visions[w.Index % Visions.Length],
            $"{s.Name} has {s.Pupils:N0} pupils aged {s.AgeFrom} to {s.AgeTo}, in {s.Authority}. {18 + ((4 - s.Care) * 6) + (w.Index % 4)}% are disadvantaged and {12 + (w.Index % 9)}% have SEND.",
            s.Care >= 2 ? "Inspected two years ago; leaders know what to do next." : "Inspected last year; progress is checked each term.",
            string.Join("\n", themes.Take(2).Select(t => t.Outcomes[0])),
            "Results of the summer term, self-evaluation of July, adviser’s review, pupil and staff questionnaires."));
        var words = w.Past ? int.MaxValue : s.Stage switch { "titles" => 0, "part" => 2, _ => int.MaxValue };
        Write(plan, head, w, themes, words);
        return plan;
    }

    private static void Head(Plan plan, Actor head, HeaderText text) =>
        plan.WriteHeader(head, new PlanHeader(plan.Title, plan.From, plan.To, text.Summary, text.Vision, text.Context, text.LastInspection, text.NextSteps, text.Sources));

    /// <summary>Writes priorities in this order; those past <paramref name="inFull"/> get a title and no more.</summary>
    private void Write(Plan plan, Actor head, Writing w, PriorityText[] texts, int inFull)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i];
            var priority = plan.Priorities.FirstOrDefault(p => p.Title == text.Title) ?? plan.AddPriority(head, text.Title, text.Short);
            plan.MovePriority(head, priority.Id, i + 1);
            var lead = trust.Member(text.Lead ?? w.School.Leads[i % w.School.Leads.Length]).Id;
            var governor = text.Governor ?? (i % 2 == 0 ? w.School.Chair : w.School.Governor);
            priority.WriteHeader(head, new PriorityHeader(text.Title, text.Short, trust.Areas[text.Area], text.Strand, lead, i < inFull ? trust.Member(governor).Id : null, text.Answers));
            if (i < inFull)
            {
                Fill(priority, head, w, text, i);
            }
        }
    }

    private void Fill(Priority priority, Actor head, Writing w, PriorityText text, int number)
    {
        var first = Figures(text.Criteria[0], w);
        var words = text.Why.Replace("{from}", Number(first.From)).Replace("{national}", Number(first.National ?? 0));
        priority.WriteRationale(head, words, text.Start);
        priority.WriteOutcomes(head, string.Join("\n", text.Outcomes));
        foreach (var (criterion, i) in text.Criteria.Select((c, i) => (c, i)))
        {
            AddCriterion(priority, head, w, criterion, (number * 3) + i);
        }

        foreach (var (term, lines) in new[] { (Term.Autumn, text.Autumn), (Term.Spring, text.Spring), (Term.Summer, text.Summer) })
        {
            for (var i = 0; i < lines.Length; i++)
            {
                AddMilestone(priority, head, w, term, lines[i], Dice(w, number, i));
            }
        }

        foreach (var (line, i) in text.Actions.Select((a, i) => (a, i)))
        {
            AddAction(priority, head, w, line, number, i);
        }
    }

    /// <summary>A theme's figures, moved by how well the school does and where it stands in the list.</summary>
    private static CriterionText Figures(CriterionText c, Writing w)
    {
        if (c.Actual is not null)
        {
            return c;
        }

        var better = (c.To - c.From) * ((0.2m * (w.School.Care - 2)) + (0.1m * ((w.Index % 3) - 1)));
        decimal Fit(decimal value) => decimal.Round(c.Unit == MeasureUnit.Percent ? Math.Clamp(value, 0, 100) : c.Unit == MeasureUnit.Points ? value : Math.Max(0, value), c.From.Scale);
        var from = Fit(c.From + better);
        var to = Fit(c.To + (better / 2));
        var luck = (0.06m * (w.School.Care - 2)) + (0.02m * ((((w.Index * 3) + c.What.Length) % 5) - 2));
        return c with
        {
            From = from,
            To = to,
            Expected = Checks.Select(k => Fit(from + ((to - from) * k.Share))).ToArray(),
            Actual = Checks.Select(k => Fit(from + ((to - from) * (k.Share + (luck * k.Share * 1.6m))))).ToArray(),
            Progress = w.Past ? (luck >= -0.02m ? Progress.Complete : Progress.AtRisk) : luck >= -0.03m ? Progress.OnTrack : luck >= -0.13m ? Progress.AtRisk : Progress.OffTrack,
        };
    }

    private void AddCriterion(Priority priority, Actor head, Writing w, CriterionText text, int which)
    {
        var c = Figures(text, w);
        var criterion = priority.AddCriterion(head, new CriterionFacts(
            c.What, c.Unit, c.From, new DateOnly(w.Year.StartYear, 7, 10), c.To, new DateOnly(w.Year.StartYear + 1, 7, 9), c.National, c.National is null ? null : w.Year.StartYear - 1, c.Progress ?? Progress.NotStarted, c.Note));
        for (var i = 0; i < Checks.Length; i++)
        {
            var on = DemoText.Day(Checks[i].Day, w.Year);
            var measured = on <= trust.AsOf && i < c.Actual!.Length;
            priority.RecordProgress(head, criterion.Id, on, measured ? c.Actual![i] : null, c.Expected![i]);
        }
    }

    private void AddMilestone(Priority priority, Actor head, Writing w, Term term, string line, int dice)
    {
        var parts = Parts(line);
        var told = IsState(parts[0], out var progress);
        if (!told)
        {
            progress = w.Past ? Progress.Complete : term != Term.Autumn ? Progress.NotStarted : dice < 3 * (4 - w.School.Care) ? Progress.AtRisk : dice < 12 ? Progress.Complete : Progress.OnTrack;
        }

        priority.AddMilestone(head, new MilestoneFacts(term, parts[told ? 1 : 0], progress, told && parts.Length > 2 ? parts[2] : null), trust.AsOf.AddDays(-10));
    }

    private void AddAction(Priority priority, Actor head, Writing w, string line, int number, int place)
    {
        var parts = Parts(line);
        var told = IsState(parts[4], out var progress);
        var (start, due) = (DemoText.Day(parts[2], w.Year), DemoText.Day(parts[3], w.Year));
        progress = told ? progress : Stands(w, start, due, Dice(w, number, place));
        string? Part(int i) => parts.ElementAtOrDefault(told ? i + 1 : i) is { Length: > 0 } part ? part : null;
        var cost = Part(4)!.Split(' ', 2);
        var pounds = long.Parse(cost[0], CultureInfo.InvariantCulture);
        var leads = w.School.Leads;
        var who = parts[1] switch
        {
            "head" => w.School.Head,
            "deputy" => w.School.Deputy,
            "lead" => leads[number % leads.Length],
            "other" => leads.Length > 1 ? leads[(number + 1) % leads.Length] : w.School.Deputy,
            var name => name,
        };
        priority.AddAction(head, new ActionFacts(
            parts[0], trust.Member(who).Id, null, start, due, progress, pounds * 100, pounds == 0 ? null : trust.Funding[cost[1]], Part(5), Part(6), Part(7)));
    }

    private Progress Stands(Writing w, DateOnly start, DateOnly due, int dice)
    {
        var bad = w.School.Care switch { 0 => 6, 1 => 4, 2 => 3, 3 => 2, _ => 1 };
        return start > trust.AsOf ? Progress.NotStarted
            : due < trust.AsOf ? (dice < bad / 3 ? Progress.OffTrack : dice < bad ? Progress.AtRisk : Progress.Complete)
            : dice < bad / 2 ? Progress.OffTrack
            : dice < bad * 3 / 2 ? Progress.AtRisk
            : dice == 19 ? Progress.NotStarted : Progress.OnTrack;
    }

    /// <summary>0 to 19, the same at every start.</summary>
    private static int Dice(Writing w, int number, int place) => ((w.Index * 7) + (number * 5) + (place * 3) + 4) % 20;

    /// <summary>What has happened since in the other schools: an action moves on, and where it goes badly the trust asks.</summary>
    private async Task ChangeSinceAsync(Plan plan, SchoolText school, int index)
    {
        var priority = plan.InOrder.First();
        var action = priority.Actions[index % priority.Actions.Count];
        var head = trust.As(school.Head, 2 + (index % 12), 14, index);
        priority.UpdateAction(head, action.Id, action.Progress == Progress.NotStarted ? Progress.OnTrack : action.Progress, Notes[index % Notes.Length]);
        if (school.Care <= 1)
        {
            var executive = trust.As(trust.Executive, 9, 11);
            trust.Db.Comments.Add(Comment.On(plan, priority.Id, executive, "Which of these actions would you drop first if you had to? I would rather see five done well than eight begun.", trust.Now));
            trust.As(school.Head, 2 + (index % 12), 14, index);
        }

        await trust.Db.SaveChangesAsync();
    }

    /// <summary>A state by its name; a number is a cost.</summary>
    private static bool IsState(string part, out Progress state) => Enum.TryParse(part, out state) && !char.IsAsciiDigit(part[0]);

    private static string[] Parts(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
