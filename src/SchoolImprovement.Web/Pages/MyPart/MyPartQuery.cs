using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>Reads everything that one person leads or owes in this school year and the next, in every school of the trust, in one round trip, a head in three, however much it is. The page and the calendar share it.</summary>
public sealed partial class MyPartQuery(MyPartReading reading, AppDbContext db, TimeProvider clock)
{
    /// <summary>Longer descriptions are cut: the whole text stands in the plan.</summary>
    public const int WhatMax = 200;

    /// <param name="by">The person. What stands in a school where they have no role any more is not theirs.</param>
    public async Task<View> OfAsync(Actor by)
    {
        var (me, today) = (by.MemberId, clock.Today());
        var year = AcademicYear.Of(today);
        var own = await reading.OwnAsync(db, me, year);
        // Most people take no step of a plan and write no review.
        var plans = by.Holdings.Any(h => h.Role.May(Permission.EditOwnPriority) || PlanStatuses.All.Any(l => l.MovedBy is { } permission && h.Role.May(permission))) ? await reading.PlansAsync(db, me, year) : [];
        // An audit is owed by whoever may finish it.
        var audits = by.Holdings.Any(h => h.Role.May(Permission.SignSelfEvaluation)) ? await reading.AuditsAsync(db, me) : [];
        var terms = new Calendars(own, year);
        var all = own.Where(r => r.Kind is not (Kind.Followed or Kind.HalfTerm)).Select(r => (School: r.SchoolId, Item: r.AsItem(by, terms)))
            .Concat(plans.Select(p => (School: (Guid?)p.SchoolId, Item: p.AsItem(by, terms)!)).Where(p => p.Item is not null))
            .Concat(audits.Where(a => by.May(Permission.SignSelfEvaluation, a.SchoolId)).Select(a => (School: (Guid?)a.SchoolId, Item: a.AsItem())))
            .Where(x => x.School is not { } school || by.May(Permission.SeeSchool, school))
            .Select(x => x.Item with { HalfTerm = terms.Of(x.School, x.Item.Due) });
        return new View(today, all.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.At).ThenBy(i => i.School).ThenBy(i => i.Of).ToList(),
            own.Where(r => r.Kind == Kind.Followed && by.May(Permission.SeeSchool, r.SchoolId!.Value)).OrderBy(r => r.School).ThenBy(r => r.Year).ThenBy(r => r.Number).Select(r => r.AsItem(by, terms)).ToList());
    }

    /// <summary>One line of any kind: each fills what it has.</summary>
    internal sealed class OwnRow
    {
        public required Kind Kind { get; init; }

        public required Guid Id { get; init; }

        public required int Version { get; init; }

        /// <summary>Of a joint session the first of its schools in which the person has a role. Null for a half-term of the trust, and for a joint session where they have none.</summary>
        public required Guid? SchoolId { get; init; }

        public required string? Urn { get; init; }

        public required string? School { get; init; }

        public required AcademicYear Year { get; init; }

        /// <summary>Of its priority; of a session the number of its schools.</summary>
        public required int Number { get; init; }

        /// <summary>Of an action in its priority; of an activity 1 where it is a visit; of a session how many of its schools said how it went.</summary>
        public required int Position { get; init; }

        /// <summary>The priority in short, or the place of a session.</summary>
        public required string Called { get; init; }

        public required string Words { get; init; }

        public Progress? Progress { get; init; }

        /// <summary>The subject leader's plan that it is part of, or null for the school's.</summary>
        public Guid? SubjectId { get; init; }

        /// <summary>The half-term, also of an activity, or the term of a milestone, by number; the minutes of a session, 0 for none.</summary>
        public required int Part { get; init; }

        public DateOnly? Week { get; init; }

        public DateOnly? HeldOn { get; init; }

        /// <summary>Of an activity whether it was done, of a session whether it is a joint one.</summary>
        public required bool IsClosed { get; init; }

        /// <summary>The day on which it is due, the day of an activity, or the last of a half-term, whose first is <see cref="Week"/>.</summary>
        public DateOnly? On { get; init; }

        /// <summary>When a session begins.</summary>
        public TimeOnly? At { get; init; }

        public Item AsItem(Actor by, Calendars terms) => Kind switch
        {
            Kind.Action => new(Kind, Id, Version, School!, Words, SubjectId is null ? $"Action {Number}.{Position}, {Called}" : $"Action {Position}, {Called} subject plan", On, Progress == Domain.Progress.Complete, InPlan(by, "a-"))
            {
                Progress = Progress,
                MayUpdate = by.May(Permission.UpdateOwnActions, Where),
            },
            Kind.Monitoring => new(
                Kind, Id, Version, School!, Words, HeldOn is not null ? "Monitoring to write up" : Position == 1 ? "Visit that you lead" : "Monitoring that you lead",
                HeldOn?.AddDays(ActivityStates.DaysToWriteUp) ?? new ActivityTime((HalfTerm)Part, Week, On).DueBy(terms.Calendar(SchoolId, Year)), IsClosed,
                by.May(Permission.ReadSchedule, Where) ? $"/schools/{Urn}/monitoring/activities/{Id}" : null),
            Kind.Milestone => new(Kind, Id, Version, School!, Words, $"Milestone for {((Term)Part).Slug()}, {Of}", terms.EndOf(Where, Year, (Term)Part), Progress == Domain.Progress.Complete, InPlan(by, "m-")) { Progress = Progress },
            Kind.Session => new(
                Kind, Id, Version, IsClosed ? Ui.Format.Count(Number, "school") : School!, Words, IsClosed ? "Joint training that you lead" : "Training that you lead", On, Position == Number,
                IsClosed && by.MayInTrust(Permission.PlanJointTraining) ? $"/training/joint/{Id}" : SchoolId is { } school && by.May(Permission.ReadPlan, school) ? $"/schools/{Urn}/training/sessions/{Id}" : null)
            {
                At = At,
                Minutes = Part == 0 ? null : Part,
                Place = Called.Length == 0 ? null : Called,
            },
            Kind.Followed => new(Kind, Id, Version, School!, Words, $"Priority {Number}, {Year.Label}", null, false, by.May(Permission.ReadPlan, Where) ? $"/schools/{Urn}/plan/{Year.Slug}?open={Number}#p{Number}" : $"/schools/{Urn}/plan/{Year.Slug}/summary"),
            _ => new(Kind, Id, Version, School!, Words, $"Success criterion, {Of}", On, Progress == Domain.Progress.Complete, InPlan(by, "c-")) { Progress = Progress },
        };

        private Guid Where => SchoolId!.Value;

        private string Of => SubjectId is null ? $"priority {Number} {Called}" : $"{Called} subject plan";

        private string? InPlan(Actor by, string kind) => by.May(Permission.ReadPlan, Where) ? $"/schools/{Urn}/plan/{Year.Slug}{(SubjectId is { } subject ? $"/subjects/{subject}" : $"?open={Number}")}#{kind}{Id}" : null;
    }

    internal sealed record PlanRow(Guid Id, int Version, Guid SchoolId, string Title, AcademicYear Year, PlanStatus Status, string Urn, string School, PlanDates? Dates, DateOnly From, List<Term> Signed, int Unwritten)
    {
        /// <summary>Its next step, or the review of a live plan's term: the head signs it, the leads write their part. Null when nothing of it is this person's.</summary>
        public Item? AsItem(Actor by, Calendars terms)
        {
            var look = PlanStatuses.Of(Status);
            if (look.Move is { } move)
            {
                return !by.May(look.MovedBy!.Value, SchoolId) ? null : new(Kind.Plan, Id, Version, School, $"{Title} {Year.Label}: {look.Label.ToLowerInvariant()}", move, Dates?.Next(Status, null)?.On, false, $"/schools/{Urn}/plan/{Year.Slug}/status");
            }

            var signs = by.May(Permission.SignReview, SchoolId);
            return TermReview.Due(Year, From, Signed) is not { } term || !(signs || (Unwritten > 0 && by.May(Permission.EditOwnPriority, SchoolId))) ? null : new(
                Kind.Review, Id, Version, School, signs ? $"Sign the {term.Slug()} term review" : $"Write your part of the {term.Slug()} term review",
                signs ? $"{Title} {Year.Label}" : $"{Ui.Format.Count(Unwritten, "priority", "priorities")} of {Title} {Year.Label}",
                Dates?.Next(Status, term)?.On ?? terms.EndOf(SchoolId, Year, term), false, $"/schools/{Urn}/plan/{Year.Slug}/reviews/{term.Slug()}");
        }
    }

    internal sealed record AuditRow(Guid Id, int Version, Guid AuditId, Guid SchoolId, string Title, DateOnly Due, bool Begun, string Urn, string School)
    {
        public Item AsItem() => new(Kind.Audit, Id, Version, School, Title, Begun ? "Audit, begun" : "Audit, not begun", Due, false, $"/schools/{Urn}/audits/{AuditId}");
    }
}
