using System.Text.Json;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Pages.Schools.Plan;

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

    /// <summary>What was typed before and not saved, as the draft keeps it, over the form as it is now. What a draft says of a part that is gone is passed over.</summary>
    public static ReviewForm Of(ReviewQuery.Reviewed priority, Draft kept)
    {
        var (form, typed) = (Of(priority), JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Values) ?? []);
        string? Typed(string name) => typed.GetValueOrDefault($"Input.{name}");
        (form.WhatChanged, form.ForWhom, form.HowWeKnow) = (Typed(nameof(WhatChanged)), Typed(nameof(ForWhom)), Typed(nameof(HowWeKnow)));
        form.Progress = Enum.TryParse<Progress>(Typed(nameof(Progress)), out var stands) ? stands : null;
        form.Version = int.TryParse(Typed(nameof(Version)), out var version) ? version : form.Version;
        for (var i = 0; Typed($"Parts[{i}].Id") is { } id; i++)
        {
            if (form.Parts.FirstOrDefault(p => p.Id.ToString() == id) is { } part)
            {
                part.Note = Typed($"Parts[{i}].Note");
                part.Progress = Enum.TryParse<Progress>(Typed($"Parts[{i}].Progress"), out var word) ? word : part.Progress;
            }
        }

        return form;
    }

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
