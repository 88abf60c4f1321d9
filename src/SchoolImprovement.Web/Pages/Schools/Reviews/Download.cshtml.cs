using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Reports.Reviews;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>The review of a term as a file: PDF, spreadsheet, or comma-separated list.</summary>
[NeedsInSchool(Permission.ReadReviews)]
public sealed class DownloadModel(ReviewQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, string term, string format)
    {
        if (!AcademicYear.TryParse(year, out var of) || !Terms.TryParse(term, out var named) || await query.OfAsync(of, named) is not { } review)
        {
            return NotFound();
        }

        if (!TermReview.MayRead(user.Actor, school.School.Id, review.IsSigned))
        {
            // The page says that it is not signed yet.
            return LocalRedirect($"/schools/{school.School.Urn}/plan/{of.Slug}/reviews/{named.Slug()}");
        }

        var report = Report(review);
        var (file, type) = format switch
        {
            "xlsx" => (TermReviewSheets.Workbook(report), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => (TermReviewSheets.Csv(report), "text/csv; charset=utf-8"),
            _ => (TermReviewPdf.Write(report), "application/pdf"),
        };
        return this.Download(file, type, report.School, $"{named} term review", of.Slug, null, format);
    }

    private TermReviewReport Report(ReviewQuery.View review)
    {
        var made = clock.GetUtcNow();
        return new()
        {
            School = school.School.Name,
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = $"{review.Term} term review {review.Year.Label}",
            Plan = $"{review.Title} {review.Year.Label}",
            State = review.SignedAt is { } at ? $"Signed by {review.SignedBy}, {at.ToLondon().ToString("d MMMM yyyy", Format.English)}" : "Not signed yet",
            Made = made,
            MadeAt = PlanReportQuery.MadeWords(made.UtcDateTime.ToLondon()),
            Priorities = review.Priorities.Select(p => new ReviewedPriority
            {
                Number = p.Number,
                Title = p.Title,
                Progress = p.Said.Progress is { } progress ? PlanReportQuery.On(progress) : null,
                WhatChanged = p.Said.WhatChanged,
                ForWhom = p.Said.ForWhom,
                HowWeKnow = p.Said.HowWeKnow,
                Lines = p.Parts.Select(l => new ReviewedLine(l.Term is { } t ? $"Milestone, {t}" : "Success criterion", l.Words, l.Figure, l.Target, PlanReportQuery.On(l.Progress), l.Note)).ToList(),
            }).ToList(),
        };
    }
}
