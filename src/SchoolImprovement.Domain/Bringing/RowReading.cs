using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>Reads one row of a table into a priority's parts.</summary>
internal sealed class RowReading(
    KnownSchool school, Timescale time, IReadOnlyList<string> headings, IReadOnlyList<Meaning> columns, List<Leftover> left, List<Remark> remarks, Action hasNoDates)
{
    /// <summary>What a cell says under which heading.</summary>
    private sealed record Said(Meaning Meaning, string Heading, string Text, Progress? Shade);

    /// <summary>A merged cell counts for each of its rows when it says who, when or how far, and once when it says what.</summary>
    private static readonly Meaning[] ForEveryRow = [Meaning.Lead, Meaning.Others, Meaning.When, Meaning.Start, Meaning.Due, Meaning.Status, Meaning.Funding];

    private static readonly Meaning[] OfAction = [Meaning.Others, Meaning.When, Meaning.Start, Meaning.Due, Meaning.Cost, Meaning.Funding, Meaning.Status, Meaning.Training, Meaning.Note];

    /// <summary>Whether a row says anything besides its priority and what is left out.</summary>
    public bool HasSomething(SourceRow row) => columns.Select((m, c) => (m, row[c])).Any(c => c.m is not (Meaning.Priority or Meaning.LeaveOut) && c.Item2 is { Text.Length: > 0, Continues: false });

    public void Read(SourceRow row, string place, BroughtPriority priority, int index)
    {
        var said = columns.Select((m, c) => (m, Cell: row[c], c)).Where(c => c.m is not (Meaning.Priority or Meaning.LeaveOut) && (c.Cell.Text.Length > 0 || c.Cell.Shade is not null) && (!c.Cell.Continues || ForEveryRow.Contains(c.m)))
            .Select(c => new Said(c.m, c.c < headings.Count ? headings[c.c] : $"Column {c.c + 1}", c.Cell.Text, c.Cell.Shade)).ToList();
        var homeless = said.Where(s => s.Meaning == Meaning.Comment && s.Text.Length > 0).ToList();
        if (homeless.Count > 0)
        {
            left.Add(new(place, string.Join('\n', homeless.Select(Labelled)), "No part of the plan is chosen for it", index));
        }

        var actions = Actions(said);
        var (criteria, milestones) = (priority.Criteria.Count, priority.Milestones.Count);
        foreach (var part in said.Where(s => s.Meaning is Meaning.Rationale or Meaning.Baseline or Meaning.Outcomes or Meaning.Governor or Meaning.MilestoneAutumn or Meaning.MilestoneSpring or Meaning.MilestoneSummer))
        {
            ReadPair(part.Meaning, part.Heading, part.Text, place, priority, index);
        }

        var when = said.Where(s => s.Meaning is Meaning.When or Meaning.Due).Select(s => time.Read(s.Text)).FirstOrDefault(p => p is not null);
        var standing = said.Where(s => s.Meaning == Meaning.Status).Select(s => Standing.Read(s.Text) ?? (s.Text.Length == 0 ? s.Shade : null)).FirstOrDefault(p => p is not null);
        foreach (var criterion in said.Where(s => s.Meaning == Meaning.Criterion).SelectMany(s => Items.Lines(s.Text)))
        {
            AddCriterion(criterion, actions.Count == 0 ? standing : null, actions.Count == 0 ? when?.Last : null, place, priority, index);
        }

        foreach (var milestone in said.Where(s => s.Meaning == Meaning.Milestone).SelectMany(s => Items.Lines(s.Text)))
        {
            AddMilestone(milestone, time.Read(milestone)?.Last ?? when?.Last, place, priority, index);
        }

        for (var i = 0; i < actions.Count; i++)
        {
            priority.Actions.Add(ActionOf(actions, i, said, place, index));
        }

        if (actions.Count == 0)
        {
            WithoutAction(said, priority.Criteria.Count > criteria, priority.Criteria.Count > criteria || priority.Milestones.Count > milestones, place, priority, index);
        }
    }

    /// <summary>Words with a label, in a cell of their own: part of the priority itself.</summary>
    public void ReadPair(Meaning meaning, string label, string text, string place, BroughtPriority priority, int index)
    {
        switch (meaning)
        {
            case Meaning.Rationale:
                priority.Rationale.Add(text);
                break;
            case Meaning.Baseline:
                priority.Baseline.Add(text);
                break;
            case Meaning.Outcomes:
                priority.Outcomes.AddRange(Items.Lines(text));
                break;
            case Meaning.Criterion:
                foreach (var criterion in Items.Lines(text))
                {
                    AddCriterion(criterion, null, null, place, priority, index);
                }

                break;
            case Meaning.MilestoneAutumn or Meaning.MilestoneSpring or Meaning.MilestoneSummer:
                foreach (var milestone in Items.Lines(text))
                {
                    AddMilestone(milestone, (Term)(meaning - Meaning.MilestoneAutumn), place, priority, index);
                }

                break;
            case Meaning.Milestone:
                foreach (var milestone in Items.Lines(text))
                {
                    AddMilestone(milestone, time.Read(milestone)?.Last, place, priority, index);
                }

                break;
            case Meaning.Lead when priority.Lead is null && Who.Read(text, school.People) is { First: { } lead } who:
                priority.Lead = lead;
                if (who.Others is { } others)
                {
                    left.Add(new(place, $"{label}: {others}", "A priority has one lead", index));
                }

                break;
            case Meaning.Governor when priority.Governor is null && Who.Read(text, school.Governors) is { First: { } governor } who:
                priority.Governor = governor;
                if (who.Others is { } more)
                {
                    left.Add(new(place, $"{label}: {more}", "A priority has one link governor", index));
                }

                break;
            case Meaning.Action:
                hasNoDates();
                priority.Actions.Add(new(Items.Shortened(text, PlanAction.WhatMax), null, null, school.From, school.To, Progress.NotStarted, null, null, null, null, null));
                break;
            case Meaning.Lead or Meaning.Governor:
                left.Add(new(place, $"{label}: {text}", "Nobody in the school has this name, or the priority has somebody already. Choose them in the plan", index));
                break;
            default:
                left.Add(new(place, $"{label}: {text}", "A priority has no place for it", index));
                break;
        }
    }

    private static string Labelled(Said said) => $"{said.Heading}: {said.Text}";

    /// <summary>The actions of a row: its bullets; or its lines, when who leads or when has as many lines.</summary>
    private static IReadOnlyList<string> Actions(List<Said> said)
    {
        var cells = said.Where(s => s.Meaning == Meaning.Action).ToList();
        if (cells.Count != 1)
        {
            return cells.SelectMany(c => Items.Points(c.Text)).ToList();
        }

        var (points, lines) = (Items.Points(cells[0].Text), Items.Lines(cells[0].Text));
        var paired = points.Count == 1 && lines.Count > 1 && said.Any(s => s.Meaning is Meaning.Lead or Meaning.When or Meaning.Due && Items.Lines(s.Text).Count == lines.Count);
        return paired ? lines : points;
    }

    private ActionFacts ActionOf(IReadOnlyList<string> actions, int i, List<Said> said, string place, int index)
    {
        var notes = new List<string>();
        Said? Mine(Said s)
        {
            // As many lines as actions: each has its own. Otherwise who and when hold for all of them, and what costs or is noted stands once.
            var lines = Items.Lines(s.Text);
            return actions.Count > 1 && lines.Count == actions.Count ? s with { Text = lines[i] } : i == 0 || ForEveryRow.Contains(s.Meaning) ? s : null;
        }

        var mine = said.Where(s => s.Meaning == Meaning.Lead || OfAction.Contains(s.Meaning)).Select(Mine).OfType<Said>().ToList();
        IEnumerable<Said> Of(Meaning meaning) => mine.Where(s => s.Meaning == meaning && s.Text.Length > 0);

        var who = Who.Read(string.Join(", ", Of(Meaning.Lead).Select(s => s.Text)), school.People);
        var others = string.Join(", ", Of(Meaning.Others).Select(s => s.Text).Append(who.Others).Where(o => o is not null));
        foreach (var unknown in who.Unknown)
        {
            remarks.Add(new(place, unknown, "Nobody in the school has this name alone, so it is kept in words under “Others involved”. Choose the lead in the plan"));
        }

        if (others.Length > PlanAction.ShortMax)
        {
            notes.Add($"Others involved: {others}");
            others = Items.Shortened(others, PlanAction.ShortMax);
        }

        var (start, due) = Dates(mine, place, notes);
        var (pence, source) = CostOf(mine, place, notes);
        var training = string.Join("; ", Of(Meaning.Training).Select(s => s.Text));
        if (training.Length > PlanAction.ShortMax)
        {
            notes.Add($"Training: {training}");
            training = Items.Shortened(training, PlanAction.ShortMax);
        }

        var progress = (Progress?)null;
        foreach (var status in mine.Where(s => s.Meaning == Meaning.Status))
        {
            progress ??= Standing.Read(status.Text) ?? (status.Text.Length == 0 ? status.Shade : null);
            if (status.Text.Length > 0 && Standing.Read(status.Text) is null)
            {
                notes.Add(Labelled(status));
            }
        }

        notes.AddRange(Of(Meaning.Note).Select(Labelled));
        return new(What(actions[i], place, index), who.First?.Id, others.Length == 0 ? null : others, start, due, progress ?? Progress.NotStarted, pence, source, training.Length == 0 ? null : training, null, Note(notes, place, index));
    }

    private string What(string text, string place, int index)
    {
        if (text.Length > PlanAction.WhatMax)
        {
            left.Add(new(place, text, $"An action holds {PlanAction.WhatMax:N0} characters, so it gets the beginning. Cut it into several actions in the plan", index));
        }

        return Items.Shortened(text, PlanAction.WhatMax);
    }

    private string? Note(List<string> notes, string place, int index)
    {
        var note = string.Join('\n', notes);
        if (note.Length > PlanAction.NoteMax)
        {
            left.Add(new(place, note, $"A note holds {PlanAction.NoteMax:N0} characters, so it gets the beginning", index));
        }

        return note.Length == 0 ? null : Items.Shortened(note, PlanAction.NoteMax);
    }

    private (DateOnly Start, DateOnly Due) Dates(List<Said> mine, string place, List<string> notes)
    {
        var (start, due) = ((DateOnly?)null, (DateOnly?)null);
        var spoken = mine.Where(s => s.Meaning is Meaning.When or Meaning.Start or Meaning.Due && s.Text.Length > 0).ToList();
        foreach (var said in spoken)
        {
            var period = time.Read(said.Text);
            if (period is null)
            {
                notes.Add(Labelled(said));
                remarks.Add(new(place, Labelled(said), "No date is understood in it, so the words are in the action’s note. Choose the dates in the plan"));
                continue;
            }

            if (!IsNear(period.First) || !IsNear(period.Last))
            {
                notes.Add(Labelled(said));
                remarks.Add(new(place, Labelled(said), $"It is more than a year off {school.Year.Label}, so the words are in the action’s note. Choose the dates in the plan"));
                continue;
            }

            if (period.Doubt is { } doubt)
            {
                remarks.Add(new(place, said.Text, doubt));
            }

            if (!period.SaysEverything)
            {
                notes.Add(Labelled(said));
            }

            start = said.Meaning is Meaning.When or Meaning.Start ? period.First : start;
            due = said.Meaning is Meaning.When or Meaning.Due ? period.Last : due;
        }

        if (start is null && due is null && spoken.Count == 0)
        {
            hasNoDates();
        }

        var first = start ?? (due < school.From ? due.Value : school.From);
        var last = due ?? (first > school.To ? first : school.To);
        if (last < first)
        {
            remarks.Add(new(place, string.Join(" – ", spoken.Select(s => s.Text)), "It ends before it starts, so the two days are changed about. Check them"));
            (first, last) = (last, first);
        }

        return (first, last);
    }

    /// <summary>The plan takes no day of an action that is further off.</summary>
    private bool IsNear(DateOnly day) => school.Year.IsNear(day) || (day >= school.From && day <= school.To);

    private (long? Pence, Guid? Source) CostOf(List<Said> mine, string place, List<string> notes)
    {
        var (pence, source) = ((long?)null, (KnownSource?)null);
        foreach (var said in mine.Where(s => s.Meaning == Meaning.Cost && s.Text.Length > 0))
        {
            var cost = Money.Read(said.Text, school.Sources);
            if (cost.Pence > PlanAction.CostMaxPence)
            {
                remarks.Add(new(place, said.Text, "An action costs ten million pounds at most, so the words are in its note"));
                cost = cost with { Pence = null, SaysEverything = false };
            }
            else if (cost.Doubt is { } doubt)
            {
                remarks.Add(new(place, said.Text, doubt));
            }
            else if (cost.Pence is null && said.Text.Any(char.IsDigit))
            {
                remarks.Add(new(place, said.Text, "No amount is understood in it, so the words are in the action’s note"));
            }

            (pence, source) = (cost.Pence is { } more ? (pence ?? 0) + more : pence, source ?? cost.Source);
            if (!cost.SaysEverything || cost.Doubt is not null)
            {
                notes.Add(Labelled(said));
            }
        }

        foreach (var said in mine.Where(s => s.Meaning == Meaning.Funding && s.Text.Length > 0))
        {
            var named = Money.SourceIn(said.Text, school.Sources);
            source = named ?? source;
            if (named is null)
            {
                notes.Add(Labelled(said));
                remarks.Add(new(place, Labelled(said), "The trust has no funding source of this name, so the words are in the action’s note"));
            }
        }

        if (pence > 0 && source is null && Usual is null)
        {
            notes.Add($"Cost: {pence / 100m:£#,##0.##}");
            remarks.Add(new(place, $"{pence / 100m:£#,##0.##}", "The trust has no funding sources yet, so the cost is in the action’s note"));
            return (null, null);
        }

        return (pence, source?.Id ?? (pence > 0 ? Usual : null));
    }

    /// <summary>Where money comes from when nothing is said.</summary>
    public Guid? Usual { get; init; }

    private void AddCriterion(string text, Progress? progress, DateOnly? byWhen, string place, BroughtPriority priority, int index)
    {
        if (text.Length > SuccessCriterion.NoteMax)
        {
            left.Add(new(place, text, $"A success criterion holds {SuccessCriterion.MeasureMax} characters, so it gets the beginning. Shorten it in the plan", index));
        }
        else if (text.Length > SuccessCriterion.MeasureMax)
        {
            remarks.Add(new(place, Items.Shortened(text, 120), $"A success criterion holds {SuccessCriterion.MeasureMax} characters, so it gets the beginning and its note the whole. Shorten it in the plan"));
        }

        priority.Criteria.Add(new(Items.Shortened(text, SuccessCriterion.MeasureMax), MeasureUnit.Number, null, null, null, byWhen, null, null, progress ?? Progress.NotStarted, text.Length is > SuccessCriterion.MeasureMax and <= SuccessCriterion.NoteMax ? text : null));
    }

    private void AddMilestone(string text, DateOnly? by, string place, BroughtPriority priority, int index)
    {
        if (by is { } day)
        {
            AddMilestone(text, time.TermOf(day), place, priority, index);
        }
        else
        {
            left.Add(new(place, text, "A milestone needs a term, and none is said", index));
        }
    }

    private void AddMilestone(string text, Term term, string place, BroughtPriority priority, int index)
    {
        if (text.Length > Milestone.TextMax)
        {
            left.Add(new(place, text, $"A milestone holds {Milestone.TextMax} characters, so it gets the beginning. Shorten it in the plan", index));
        }

        priority.Milestones.Add(new(term, Items.Shortened(text, Milestone.TextMax), Progress.NotStarted, null));
    }

    /// <summary>A row without an action: who leads, leads the priority; the rest has no place.</summary>
    private void WithoutAction(List<Said> said, bool hasCriteria, bool hasParts, string place, BroughtPriority priority, int index)
    {
        var homeless = new List<string>();
        foreach (var one in said.Where(s => s.Text.Length > 0))
        {
            if (one.Meaning == Meaning.Lead)
            {
                if (priority.Lead is null || Who.Read(one.Text, school.People).First != priority.Lead)
                {
                    ReadPair(Meaning.Lead, one.Heading, one.Text, place, priority, index);
                }
            }
            else if (OfAction.Contains(one.Meaning) && !(hasCriteria && one.Meaning == Meaning.Status && Standing.Read(one.Text) is not null)
                && !(hasParts && one.Meaning is Meaning.When or Meaning.Due && time.Read(one.Text) is { SaysEverything: true }))
            {
                homeless.Add(Labelled(one));
            }
        }

        if (homeless.Count > 0)
        {
            left.Add(new(place, string.Join('\n', homeless), "The row has no action that it could belong to", index));
        }
    }
}
