using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>What the page asks while it is drawn: addresses, and what the person may do here.</summary>
public sealed partial class IndexModel
{
    public string SchoolName => school.School.Name;

    public string SchoolRoot => $"/schools/{school.School.Urn}";

    public string Root => $"{SchoolRoot}/self-evaluation";

    /// <summary>The address of an area, with one part open or none.</summary>
    public string At(string? area, string? edit = null) =>
        $"{Root}{(area is null ? "" : "/" + area)}{QueryString.Create(new Dictionary<string, string?> { ["framework"] = Framework, ["edit"] = edit }.Where(p => !string.IsNullOrEmpty(p.Value)))}";

    /// <summary>The address to which a form of this area posts.</summary>
    public string To(string? edit, string? handler = null) => At(View.Open?.Area.Code, edit) is var at && handler is null ? at : $"{at}{(at.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";

    /// <summary>Who could lead the open area; read only where that is asked for.</summary>
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public bool IsAppointing => MayEdit && Edit == Parts.Lead && View.Open is not null;

    public async Task<IActionResult> OnPostLeadAsync(string? areaCode, Guid? lead) => await DoAsync(areaCode, async () =>
    {
        user.Actor.Demand(Permission.EditSelfEvaluation, school.School.Id);
        People = await query.PeopleAsync();
        return (await Did(writing.AppointLeadAsync(View, lead, People)), lead is null ? "Nobody leads this area now" : $"{People.First(p => p.Id == lead).Name} leads this area");
    });

    /// <summary>More than the self-evaluation as it stands: signed terms, comparisons, the audits beside it.</summary>
    public bool MayReadAll => user.May(Permission.ReadSelfEvaluation, school.School.Id);

    public bool MayShare => user.May(Permission.ShareSelfEvaluation, school.School.Id);

    /// <summary>What lets this person read here, where it is no role; or null.</summary>
    public ShareLine? SharedWithMe => MayReadAll ? null : View.Shares.FirstOrDefault(s => s.MemberId == user.Actor.MemberId);

    public bool MayOpenEvidence => user.May(Permission.ReadEvidence, school.School.Id);

    public bool MayReadPlan => user.May(Permission.ReadPlan, school.School.Id);

    /// <summary>The address of a file of this self-evaluation: as it stands, or as it was when a term was signed.</summary>
    public string Paper(string format, string? term = null) =>
        $"{Root}/{format}{QueryString.Create(new Dictionary<string, string?> { ["framework"] = Framework, ["term"] = term }.Where(p => !string.IsNullOrEmpty(p.Value)))}";

    /// <summary>Where evidence of the open area, or of one of its points, is chosen.</summary>
    public string ToEvidence(Guid? point) =>
        $"{Root}/{View.Open!.Area.Code}/evidence{QueryString.Create(new Dictionary<string, string?> { ["point"] = point?.ToString(), ["framework"] = Framework }.Where(p => !string.IsNullOrEmpty(p.Value)))}";

    public string ToComments => $"{Root}/{View.Open!.Area.Code}/comments{QueryString.Create(new Dictionary<string, string?> { ["framework"] = Framework }.Where(p => !string.IsNullOrEmpty(p.Value)))}";

    public string Here => At(View.Open?.Area.Code);

    public bool MayEdit => user.May(Permission.EditSelfEvaluation, school.School.Id);

    public bool MaySign => user.May(Permission.SignSelfEvaluation, school.School.Id) && !View.IsSignedNow && View.Areas.Any(a => a.Grade is not null);

    public bool MayModerate => user.May(Permission.ModerateSelfEvaluation, school.School.Id) && View.Open?.Grade is not null;

    public bool MayPlan => MayEdit && user.May(Permission.EditPlan, school.School.Id);

    /// <summary>The plan of this year takes new priorities.</summary>
    public bool TakesPriorities => View.PlanStatus is { } status && status.TakesWords();

    /// <summary>The part that stands as a form.</summary>
    public string? Writing => !MayEdit ? null : Edit switch
    {
        Parts.Groups or Parts.Strengths or Parts.Developments when View.Open is not null => Edit,
        Parts.Context or Parts.Inspection when View.Open is null => Edit,
        _ => View.Open is null ? null : Parts.Grade,
    };

    public string Drafts => $"{Root}/drafts?target={SefWriting.Target(View.Framework, View.Open?.Area, Writing!)}";
}
