using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>What is shown of all that one person leads or owes.</summary>
public sealed partial class MyPartQuery
{
    /// <summary>So many days from today are "this fortnight", today among them.</summary>
    public const int Fortnight = 14;

    public enum Kind
    {
        Action,
        Milestone,
        Criterion,
        Session,

        /// <summary>A monitoring activity or a visit.</summary>
        Monitoring,

        /// <summary>An audit of a school that they may finish.</summary>
        Audit,

        /// <summary>A plan whose next step is theirs.</summary>
        Plan,

        /// <summary>The review of a live plan's term, to sign or to write.</summary>
        Review,

        /// <summary>A priority that they follow as link governor. It is never done and has no day.</summary>
        Followed,

        /// <summary>Not theirs to do: a half-term of the trust or of one of their schools, by which the rest is put in order.</summary>
        HalfTerm,
    }

    /// <summary>One thing to do, to reach or to hold.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="School">The school by name, or how many schools a joint session is for.</param>
    /// <param name="What">Its words.</param>
    /// <param name="Of">What it belongs to, for example "Action 1.5, Early reading".</param>
    /// <param name="Due">The day, or null.</param>
    /// <param name="IsDone">Complete, or held and recorded.</param>
    /// <param name="Href">Where it stands, or null when the person may not open that.</param>
    public sealed record Item(Kind Kind, Guid Id, int Version, string School, string What, string Of, DateOnly? Due, bool IsDone, string? Href)
    {
        public Progress? Progress { get; init; }

        /// <summary>When a session begins.</summary>
        public TimeOnly? At { get; init; }

        public int? Minutes { get; init; }

        public string? Place { get; init; }

        /// <summary>Whether the person may say here how it stands.</summary>
        public bool MayUpdate { get; init; }

        /// <summary>The half-term by whose end it is due, and its place among them.</summary>
        public (int Order, string Label) HalfTerm { get; init; }
    }

    /// <summary>All that a person leads, in order of its day, and the priorities that they follow.</summary>
    public sealed record View(DateOnly Today, IReadOnlyList<Item> All, IReadOnlyList<Item> Followed)
    {
        public DateOnly Until => Today.AddDays(Fortnight - 1);

        /// <summary>Overdue first, then what comes in this fortnight.</summary>
        public IEnumerable<Item> Now => All.Where(i => !i.IsDone && IsNow(i));

        public int Overdue => All.Count(i => !i.IsDone && i.Due < Today);

        public IEnumerable<IGrouping<(int Order, string Label), Item>> Later => All.Where(i => !i.IsDone && !IsNow(i)).GroupBy(i => i.HalfTerm).OrderBy(g => g.Key.Order);

        public IEnumerable<Item> Done => All.Where(i => i.IsDone);

        /// <summary>A plan waits for its next step, whether the trust set a date for it or not.</summary>
        private bool IsNow(Item item) => item.Due <= Until || (item.Kind == Kind.Plan && item.Due is null);

        public bool InManySchools { get; } = All.Concat(Followed).Select(i => i.School).Distinct().Skip(1).Any();
    }

    /// <summary>The calendars of this year and the next: a school's own, the trust's, or the usual one.</summary>
    internal sealed class Calendars(IEnumerable<OwnRow> rows, AcademicYear year)
    {
        private readonly Dictionary<(Guid?, AcademicYear), SchoolCalendar> _known = [];
        private readonly ILookup<(Guid?, AcademicYear), HalfTermSpan> _spans = rows.Where(r => r.Kind == Kind.HalfTerm).ToLookup(r => (r.SchoolId, r.Year), r => new HalfTermSpan((HalfTerm)r.Part, r.Week!.Value, r.On!.Value));

        public SchoolCalendar Calendar(Guid? school, AcademicYear of)
        {
            // Most schools keep to the trust's dates and share its calendar.
            var key = (_spans.Contains((school, of)) ? school : null, of);
            if (!_known.TryGetValue(key, out var calendar))
            {
                _known[key] = calendar = SchoolCalendar.Of(of, key.Item1 is null ? [] : [.. _spans[key]], [.. _spans[(null, of)]]);
            }

            return calendar;
        }

        public DateOnly EndOf(Guid school, AcademicYear of, Term term) => Calendar(school, of).Span(term switch { Term.Autumn => HalfTerm.Autumn2, Term.Spring => HalfTerm.Spring2, _ => HalfTerm.Summer2 }).Last;

        /// <summary>The half-term that a day belongs to: in the holidays the next one, in the summer the last.</summary>
        public (int Order, string Label) Of(Guid? school, DateOnly? day)
        {
            if (day is not { } due)
            {
                return (99, "No date yet");
            }

            if (due > year.Next.Last)
            {
                return (90, "After that");
            }

            var of = due <= year.Last ? year : year.Next;
            var halfTerm = Calendar(school, of).HalfTermFrom(due);
            return of == year ? ((int)halfTerm, halfTerm.Label()) : (10 + (int)halfTerm, $"{halfTerm.Label()}, {of.Label}");
        }
    }
}
