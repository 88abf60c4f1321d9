using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>Finds a place in a plan for every cell of somebody's tables. What has none is listed; nothing is dropped.</summary>
public sealed class Placing
{
    /// <summary>Most priorities, and most parts of them, that are brought in at once.</summary>
    public const int MostPriorities = 60, MostParts = 2000;

    private readonly KnownSchool _school;
    private readonly Choices _choices;
    private readonly Timescale _time;
    private readonly List<BroughtPriority> _priorities = [];
    private readonly List<Leftover> _left = [];
    private readonly List<Remark> _remarks = [];
    private int _withoutDates;

    private Placing(Choices choices, KnownSchool school) => (_choices, _school, _time) = (choices, school, new Timescale(school.Year, school.HalfTerms));

    /// <summary>What would be made of an outline by these choices.</summary>
    /// <exception cref="RuleBrokenException">It is more than a plan holds.</exception>
    public static Placement Of(Outline outline, Choices choices, KnownSchool school)
    {
        var placing = new Placing(choices.Fitted(outline, school.Sources), school);
        var layouts = outline.Layouts();
        foreach (var (section, i) in outline.Sections.Select((s, i) => (s, i)))
        {
            var layout = layouts.Select((l, n) => (l, n)).First(l => l.l.Sections.Contains(i));
            placing.Place(section, i, layout.l, layout.n);
        }

        foreach (var text in outline.Outside)
        {
            placing._left.Add(new(text.Place, text.Text, "It stands outside the tables", null));
        }

        return placing.Ended();
    }

    private Placement Ended()
    {
        if (_withoutDates > 0)
        {
            _remarks.Add(new("Actions", $"{_withoutDates} without dates", $"They run from {_school.From:d MMMM yyyy} to {_school.To:d MMMM yyyy} until you change them"));
        }

        foreach (var (priority, i) in _priorities.Select((p, i) => (p, i)))
        {
            Fit(priority.Rationale, "Why this matters", i, p => p.HasRationale);
            Fit(priority.Baseline, "Where we start from", i, p => p.HasBaseline);
            Fit(priority.Outcomes, "What will be different", i, p => p.HasOutcomes);
        }

        var parts = _priorities.Sum(p => p.Criteria.Count + p.Milestones.Count + p.Actions.Count);
        Rule.Hold(_priorities.Count <= MostPriorities, $"This would make {_priorities.Count} priorities. Choose another column for the priorities, or bring in fewer rows: {MostPriorities} at most");
        Rule.Hold(parts <= MostParts, $"This would make {parts:N0} actions, criteria and milestones. Bring in fewer rows: {MostParts:N0} at most");
        // A title that nothing belongs to, of a table whose rows all named their own, makes no priority.
        return new(_priorities, _left, _remarks);

        void Fit(List<string> lines, string part, int index, Func<KnownPriority, bool> has)
        {
            var priority = _priorities[index];
            var text = string.Join('\n', lines);
            if (lines.Count > 0 && priority.Into is { } id && has(_school.Priorities.First(p => p.Id == id)))
            {
                _left.Add(new($"“{priority.Title}”", text, $"The plan has words under “{part}” already. They stay as they are", index));
                lines.Clear();
            }
            else if (text.Length > Priority.TextMax)
            {
                _left.Add(new($"“{priority.Title}”", text, $"“{part}” holds {Priority.TextMax:N0} characters, so it gets the beginning. Shorten it in the plan", index));
                lines.Clear();
                lines.Add(Items.Shortened(text, Priority.TextMax));
            }
        }
    }

    private void Place(Section section, int number, Layout layout, int layoutNumber)
    {
        var columns = _choices.Columns[layoutNumber];
        var title = _choices.Titles[number]!;
        var rows = layout.HasHeadings || !_choices.FirstRowIsHeading[layoutNumber] ? section.Rows : section.Rows.Skip(1).ToList();
        var headings = layout.HasHeadings ? layout.Headings : _choices.FirstRowIsHeading[layoutNumber] ? section.Rows[0].Cells.Select(c => c.Text).ToList() : layout.Headings;
        var named = columns.Contains(Meaning.Priority);
        var reading = new RowReading(_school, _time, headings, columns, _left, _remarks, () => _withoutDates++) { Usual = _choices.FundingSourceId };
        var current = (BroughtPriority?)null;
        BroughtPriority Current() => current ??= PriorityOf(title, section.Name);

        if (section.Title is { } over && (named || Items.Title(over) != title))
        {
            _left.Add(new($"Over {char.ToLowerInvariant(section.Name[0])}{section.Name[1..]}", over, "It stands outside the tables", null));
        }

        foreach (var band in section.Bands)
        {
            current = PlaceBand(band, $"{section.Name}, {band.Place}", title, !named, current, reading) ?? current;
        }

        foreach (var row in rows)
        {
            var place = $"{section.Name}, {row.Place}";
            if (IsBand(row, columns))
            {
                current = PlaceBand(row, place, null, !named, current, reading) ?? current;
                continue;
            }

            if (AddsUp(row, columns))
            {
                _left.Add(new(place, string.Join(" ", row.Said.Select(c => c.Text)), "It adds up the rows above", IndexOf(current)));
                continue;
            }

            foreach (var cell in columns.Select((m, c) => (m, row[c])).Where(c => c is { m: Meaning.Priority, Item2: { Text.Length: > 0, Continues: false } }).Select(c => c.Item2))
            {
                current = PriorityOf(cell.Text, place);
            }

            if (reading.HasSomething(row))
            {
                var priority = Current();
                reading.Read(row, place, priority, _priorities.IndexOf(priority));
            }
        }
    }

    /// <summary>A row of totals: it names no priority and holds no action.</summary>
    private static bool AddsUp(SourceRow row, IReadOnlyList<Meaning> columns) =>
        row.Said.FirstOrDefault() is { } first && Meanings.Plain(first.Text) is "total" or "totals" or "total cost" or "grand total" or "sub total" or "subtotal"
        && !columns.Select((m, c) => (m, row[c].Text)).Any(c => c.m == Meaning.Action && c.Text.Length > 0 && c.Text != row.Said.First().Text);

    /// <summary>A row of one cell across the table, or one that says that it is a priority.</summary>
    private static bool IsBand(SourceRow row, IReadOnlyList<Meaning> columns) =>
        row.Said.Take(2).ToList() is [var only] && columns.Count > 1 && (only.Span >= columns.Count || (Items.IsPriority(only.Text) && !columns.Contains(Meaning.Priority)));

    /// <summary>Reads a row that stands over or between the rows of a table: "Priority 1: Reading", "Lead: S Whitlock", pairs of label and words.</summary>
    /// <returns>The priority that the rows beneath belong to, when it names one.</returns>
    private BroughtPriority? PlaceBand(SourceRow row, string place, string? title, bool mayName, BroughtPriority? current, RowReading reading)
    {
        var said = row.Said.ToList();
        var pairs = new List<(string? Label, string Text)>();
        if (said.Count % 2 == 0 && said.Where((_, i) => i % 2 == 0).All(c => c.Text.Length <= 60 && Meanings.OfHeading(c.Text) is not null))
        {
            pairs.AddRange(said.Chunk(2).Select(p => ((string?)p[0].Text, p[1].Text)));
        }
        else
        {
            foreach (var line in said.SelectMany(c => c.Text.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0))
            {
                var colon = line.IndexOf(':');
                if (Items.IsPriority(line) && mayName)
                {
                    pairs.Add(("Priority", line));
                }
                else if (colon is > 0 and <= 60 && colon < line.Length - 1 && Meanings.OfHeading(line[..colon]) is not null)
                {
                    pairs.Add((line[..colon], line[(colon + 1)..].Trim()));
                }
                else if (pairs.Count > 0 && pairs[^1].Label is { } last)
                {
                    pairs[^1] = (last, $"{pairs[^1].Text}\n{line}");
                }
                else
                {
                    pairs.Add((null, line));
                }
            }
        }

        foreach (var (label, text) in pairs)
        {
            var meaning = label is null ? (Meaning?)null : Meanings.OfHeading(label);
            if (mayName && (meaning == Meaning.Priority || (label is null && (Items.Title(text) == title || (title is null && row.Said.First().Span > 1 && text.Length <= Priority.TitleMax)))))
            {
                current = PriorityOf(meaning == Meaning.Priority && title is not null ? title : text, place);
                continue;
            }

            if (meaning is null or Meaning.Priority || current is null && title is null)
            {
                _left.Add(new(place, label is null ? text : $"{label}: {text}", "It stands over or between the rows of a table", IndexOf(current)));
                continue;
            }

            current ??= PriorityOf(title!, place);
            reading.ReadPair(meaning.Value, label!, text, place, current, _priorities.IndexOf(current));
        }

        return current;
    }

    private int? IndexOf(BroughtPriority? priority) => priority is null ? null : _priorities.IndexOf(priority);

    /// <summary>The priority of this title: one brought in already, one that the plan has, or a new one.</summary>
    private BroughtPriority PriorityOf(string text, string place)
    {
        var title = Items.Title(text);
        var whole = title;
        if (title.Length > Priority.TitleMax)
        {
            title = Items.Shortened(title, Priority.TitleMax);
        }

        var plain = Meanings.Plain(title);
        if (_priorities.FirstOrDefault(p => Meanings.Plain(p.Title) == plain) is { } brought)
        {
            return brought;
        }

        var there = _school.Priorities.FirstOrDefault(p => Meanings.Plain(p.Title) == plain || (p.ShortName is { } shortName && Meanings.Plain(shortName) == plain));
        var priority = new BroughtPriority { Title = there?.Title ?? title, Into = there?.Id };
        _priorities.Add(priority);
        if (whole != title)
        {
            _left.Add(new(place, whole, $"A title holds {Priority.TitleMax} characters, so the priority gets the beginning. Shorten it in the plan", _priorities.Count - 1));
        }

        return priority;
    }
}
