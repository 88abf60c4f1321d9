using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>Reads everything that one person leads or owes in this school year and the next, in every school of the trust, in three round trips however much it is. The page and the calendar share it.</summary>
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
        var sessions = await reading.SessionsAsync(db, me, year);
        var terms = new Calendars(own, year);
        var all = own.Where(r => r.Kind is not (Kind.Followed or Kind.HalfTerm)).Select(r => (School: r.SchoolId, Item: r.AsItem(by, terms)))
            .Concat(plans.Select(p => (School: (Guid?)p.SchoolId, Item: p.AsItem(by, terms)!)).Where(p => p.Item is not null))
            .Concat(sessions.Select(s => (School: s.SchoolId, Item: s.AsItem(by))))
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

        /// <summary>Null only for a half-term of the trust.</summary>
        public required Guid? SchoolId { get; init; }

        public required string? Urn { get; init; }

        public required string? School { get; init; }

        public required AcademicYear Year { get; init; }

        /// <summary>Of its priority.</summary>
        public required int Number { get; init; }

        /// <summary>Of an action in its priority; of an activity 1 where it is a visit.</summary>
        public required int Position { get; init; }

        public required string Called { get; init; }

        public required string Words { get; init; }

        public Progress? Progress { get; init; }

        /// <summary>The subject leader's plan that it is part of, or null for the school's.</summary>
        public Guid? SubjectId { get; init; }

        /// <summary>The half-term, also of an activity, or the term of a milestone, by number.</summary>
        public required int Part { get; init; }

        public DateOnly? Week { get; init; }

        public DateOnly? HeldOn { get; init; }

        public required bool IsClosed { get; init; }

        /// <summary>The day on which it is due, the day of an activity, or the last of a half-term, whose first is <see cref="Week"/>.</summary>
        public DateOnly? On { get; init; }

        public Item AsItem(Actor by, Calendars terms) => Kind switch
        {
            Kind.Action => new(Kind, Id, Version, School!, Words, SubjectId is null ? $"Action {Number}.{Position}, {Called}" : $"Action {Position}, {Called} subject plan", On, Progress == Domain.Progress.Complete, InPlan(by, "a-"))
            {
                Progress = Progress,
                MayUpdate = by.May(Permission.UpdateOwnActions, At),
            },
            Kind.Monitoring => new(
                Kind, Id, Version, School!, Words, HeldOn is not null ? "Monitoring to write up" : Position == 1 ? "Visit that you lead" : "Monitoring that you lead",
                HeldOn?.AddDays(ActivityStates.DaysToWriteUp) ?? new ActivityTime((HalfTerm)Part, Week, On).DueBy(terms.Calendar(SchoolId, Year)), IsClosed,
                by.May(Permission.ReadSchedule, At) ? $"/schools/{Urn}/monitoring/activities/{Id}" : null),
            Kind.Milestone => new(Kind, Id, Version, School!, Words, $"Milestone for {((Term)Part).Slug()}, {Of}", terms.EndOf(At, Year, (Term)Part), Progress == Domain.Progress.Complete, InPlan(by, "m-")) { Progress = Progress },
            Kind.Followed => new(Kind, Id, Version, School!, Words, $"Priority {Number}, {Year.Label}", null, false, by.May(Permission.ReadPlan, At) ? $"/schools/{Urn}/plan/{Year.Slug}?open={Number}#p{Number}" : $"/schools/{Urn}/plan/{Year.Slug}/summary"),
            _ => new(Kind, Id, Version, School!, Words, $"Success criterion, {Of}", On, Progress == Domain.Progress.Complete, InPlan(by, "c-")) { Progress = Progress },
        };

        private Guid At => SchoolId!.Value;

        private string Of => SubjectId is null ? $"priority {Number} {Called}" : $"{Called} subject plan";

        private string? InPlan(Actor by, string kind) => by.May(Permission.ReadPlan, At) ? $"/schools/{Urn}/plan/{Year.Slug}{(SubjectId is { } subject ? $"/subjects/{subject}" : $"?open={Number}")}#{kind}{Id}" : null;
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

    internal sealed record InvitedRow(Guid SchoolId, string Urn);

    internal sealed record SessionRow(Guid Id, int Version, Guid? SchoolId, string Title, DateOnly? On, TimeOnly? At, int? Minutes, string? Place, string? School, string? Urn, int Schools, int Held, List<InvitedRow> Invited)
    {
        public Item AsItem(Actor by) => new(
            Kind.Session, Id, Version, School ?? Schools.ToString(Ui.Format.English) + " schools", Title, School is null ? "Joint training that you lead" : "Training that you lead", On, Held == Schools,
            School is null && by.MayInTrust(Permission.PlanJointTraining) ? $"/training/joint/{Id}" : (Urn ?? Invited.Where(s => by.May(Permission.ReadPlan, s.SchoolId)).Min(s => s.Urn)) is { } urn ? $"/schools/{urn}/training/sessions/{Id}" : null)
        {
            At = At,
            Minutes = Minutes,
            Place = Place,
        };
    }
}
