using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>What somebody chose for an outline: the meaning of every column, and the priority of rows that name none.</summary>
/// <param name="Columns">For each layout, the meaning of each column.</param>
/// <param name="FirstRowIsHeading">For each layout without known headings, whether its first row holds them.</param>
/// <param name="Titles">For each section, the priority of rows that name none.</param>
/// <param name="FundingSourceId">Where money comes from when the plan does not say.</param>
public sealed record Choices(IReadOnlyList<IReadOnlyList<Meaning>> Columns, IReadOnlyList<bool> FirstRowIsHeading, IReadOnlyList<string?> Titles, Guid? FundingSourceId)
{
    /// <summary>What the headings and the words around the tables suggest.</summary>
    public static Choices Guess(Outline outline, IReadOnlyList<KnownSource> sources)
    {
        var layouts = outline.Layouts();
        var (titles, before) = (new List<string?>(), (string?)null);
        foreach (var section in outline.Sections)
        {
            before = TitleOf(section) ?? before;
            titles.Add(before ?? section.Name);
        }

        var usual = sources.FirstOrDefault(s => s.Name.Contains("budget", StringComparison.OrdinalIgnoreCase)) ?? sources.FirstOrDefault();
        return new(layouts.Select(l => l.Guess).ToList(), layouts.Select(_ => false).ToList(), titles, usual?.Id);
    }

    /// <summary>The same shape as the outline, whatever was sent: what is missing is guessed.</summary>
    public Choices Fitted(Outline outline, IReadOnlyList<KnownSource> sources)
    {
        var guess = Guess(outline, sources);
        return new(
            guess.Columns.Select((columns, i) => (IReadOnlyList<Meaning>)columns.Select((m, c) => Columns.ElementAtOrDefault(i) is { } row && c < row.Count && Enum.IsDefined(row[c]) ? row[c] : m).ToList()).ToList(),
            guess.FirstRowIsHeading.Select((_, i) => FirstRowIsHeading.ElementAtOrDefault(i)).ToList(),
            guess.Titles.Select((t, i) => Titles.ElementAtOrDefault(i) is { } title && !string.IsNullOrWhiteSpace(title) ? title.Trim() : t).ToList(),
            sources.Any(s => s.Id == FundingSourceId) ? FundingSourceId : guess.FundingSourceId);
    }

    /// <summary>Whether somebody chose the same.</summary>
    public bool Same(Choices other) =>
        Columns.Count == other.Columns.Count && Columns.Zip(other.Columns).All(p => p.First.SequenceEqual(p.Second)) && FirstRowIsHeading.SequenceEqual(other.FirstRowIsHeading)
        && Titles.SequenceEqual(other.Titles) && FundingSourceId == other.FundingSourceId;

    /// <summary>The title in the bands over the headings, or in the words over the table.</summary>
    private static string? TitleOf(Section section)
    {
        foreach (var said in section.Bands.Select(b => b.Said.ToList()))
        {
            if (said is [var label, var value, ..] && Meanings.OfHeading(label.Text) == Meaning.Priority)
            {
                return Items.Title(value.Text);
            }

            if (said is [var one] && Items.IsPriority(one.Text))
            {
                return Items.Title(one.Text.Split('\n')[0]);
            }
        }

        if (section.Title is { } title && !Items.IsPapersName(title))
        {
            return Items.Title(title);
        }

        return section.Bands.Select(b => b.Said.ToList()).FirstOrDefault(s => s is [{ Text.Length: <= 200 } one] && !Items.IsPapersName(one.Text) && !one.Text.Contains('\n') && !one.Text.Contains(':'))?[0].Text is { } band ? Items.Title(band) : null;
    }
}

/// <summary>A priority that the plan has already.</summary>
/// <param name="Id">The priority.</param>
/// <param name="Title">Its title.</param>
/// <param name="ShortName">Its short name, or null.</param>
/// <param name="HasRationale">Whether it says why it matters.</param>
/// <param name="HasBaseline">Whether it says where it starts from.</param>
/// <param name="HasOutcomes">Whether it says what will be different.</param>
/// <param name="HasLead">Whether it has a lead.</param>
/// <param name="HasGovernor">Whether it has a link governor.</param>
public sealed record KnownPriority(Guid Id, string Title, string? ShortName, bool HasRationale, bool HasBaseline, bool HasOutcomes, bool HasLead, bool HasGovernor);

/// <summary>What is known of the school when its plan is brought in.</summary>
/// <param name="Year">The plan's year.</param>
/// <param name="From">The plan's first day.</param>
/// <param name="To">The plan's last day.</param>
/// <param name="HalfTerms">The school's half-terms of the year.</param>
/// <param name="People">Staff who may lead.</param>
/// <param name="Governors">Governors who may follow a priority.</param>
/// <param name="Sources">Funding sources.</param>
/// <param name="Priorities">The priorities that the plan has already.</param>
public sealed record KnownSchool(
    AcademicYear Year, DateOnly From, DateOnly To, IReadOnlyList<HalfTermSpan> HalfTerms, IReadOnlyList<KnownPerson> People, IReadOnlyList<KnownPerson> Governors, IReadOnlyList<KnownSource> Sources,
    IReadOnlyList<KnownPriority> Priorities);
