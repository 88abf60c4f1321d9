using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>What is written of one priority in a term’s review, with word on its criteria and milestones.</summary>
public sealed class ReviewForm
{
    public Progress? Progress { get; set; }

    public string? WhatChanged { get; set; }

    public string? ForWhom { get; set; }

    public string? HowWeKnow { get; set; }

    public List<PartForm> Parts { get; set; } = [];

    public int Version { get; set; }

    public static ReviewForm Of(ReviewQuery.Reviewed priority) => new()
    {
        Progress = priority.Said.Progress,
        WhatChanged = priority.Said.WhatChanged,
        ForWhom = priority.Said.ForWhom,
        HowWeKnow = priority.Said.HowWeKnow,
        Version = priority.Said.Version,
        Parts = [.. priority.Parts.Select(p => new PartForm { Id = p.Id, Progress = p.Progress, Note = p.Note })],
    };

    public bool Says(ReviewQuery.Said said) => Progress == said.Progress && Same(WhatChanged, said.WhatChanged) && Same(ForWhom, said.ForWhom) && Same(HowWeKnow, said.HowWeKnow);

    /// <summary>Says how each criterion and milestone stands. One that was removed meanwhile is passed over.</summary>
    public void Report(Actor by, Priority priority, DateOnly today)
    {
        foreach (var part in Parts)
        {
            if (priority.Criteria.Any(c => c.Id == part.Id))
            {
                priority.ReportCriterion(by, part.Id, part.Progress, part.Note);
            }
            else if (priority.Milestones.Any(m => m.Id == part.Id))
            {
                priority.ReportMilestone(by, part.Id, part.Progress, part.Note, today);
            }
        }
    }

    private static bool Same(string? typed, string? saved) => (typed ?? "").ReplaceLineEndings("\n").Trim() == (saved ?? "");
}

/// <summary>How one criterion or milestone stands.</summary>
public sealed class PartForm
{
    public Guid Id { get; set; }

    public Progress Progress { get; set; }

    public string? Note { get; set; }
}
