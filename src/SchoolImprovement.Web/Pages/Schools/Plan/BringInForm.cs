using SchoolImprovement.Domain.Bringing;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What somebody chooses for the tables they bring in, as the form sends it.</summary>
public sealed class BringInForm
{
    public List<LayoutForm> Layouts { get; set; } = [];

    /// <summary>For each section, the priority of rows that name none.</summary>
    public List<string?> Titles { get; set; } = [];

    public Guid? FundingSourceId { get; set; }

    public Choices Choices => new(Layouts.Select(l => (IReadOnlyList<Meaning>)l.Columns).ToList(), Layouts.Select(l => l.FirstRowIsHeading).ToList(), Titles, FundingSourceId);

    public static BringInForm Of(Choices choices) => new()
    {
        Layouts = choices.Columns.Zip(choices.FirstRowIsHeading, (columns, first) => new LayoutForm { Columns = [.. columns], FirstRowIsHeading = first }).ToList(),
        Titles = [.. choices.Titles],
        FundingSourceId = choices.FundingSourceId,
    };

    public sealed class LayoutForm
    {
        public List<Meaning> Columns { get; set; } = [];

        public bool FirstRowIsHeading { get; set; }
    }
}
