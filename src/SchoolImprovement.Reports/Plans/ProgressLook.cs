using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Plans;

/// <summary>How progress shows on paper: a word, a shape and a colour, so that it can be read in greyscale and by those who see no colours.</summary>
internal sealed record ProgressLook(Progress Progress, string Label, VectorPath Icon, Colour Solid, Colour Words, Colour Tint, Colour IconColour)
{
    // In the order in which bars and counts show them. The shapes are bootstrap-icons (MIT): check-circle-fill, arrow-right-circle-fill, exclamation-triangle-fill, x-octagon-fill, circle.
    public static IReadOnlyList<ProgressLook> InOrder { get; } =
    [
        Make(Progress.Complete, "Complete", "2a6aa0", "174a73", "e5eff8", "M16 8A8 8 0 1 1 0 8a8 8 0 0 1 16 0m-3.97-3.03a.75.75 0 0 0-1.08.022L7.477 9.417 5.384 7.323a.75.75 0 0 0-1.06 1.06L6.97 11.03a.75.75 0 0 0 1.079-.02l3.992-4.99a.75.75 0 0 0-.01-1.05z"),
        Make(Progress.OnTrack, "On track", "2f7f52", "1d5a38", "e4f2e9", "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0M4.5 7.5a.5.5 0 0 0 0 1h5.793l-2.147 2.146a.5.5 0 0 0 .708.708l3-3a.5.5 0 0 0 0-.708l-3-3a.5.5 0 1 0-.708.708L10.293 7.5z"),
        Make(Progress.AtRisk, "At risk", "b97400", "704400", "fdf0d5", "M8.982 1.566a1.13 1.13 0 0 0-1.96 0L.165 13.233c-.457.778.091 1.767.98 1.767h13.713c.889 0 1.438-.99.98-1.767zM8 5c.535 0 .954.462.9.995l-.35 3.507a.552.552 0 0 1-1.1 0L7.1 5.995A.905.905 0 0 1 8 5m.002 6a1 1 0 1 1 0 2 1 1 0 0 1 0-2"),
        Make(Progress.OffTrack, "Off track", "c23a2d", "98221a", "fce8e5", "M11.46.146A.5.5 0 0 0 11.107 0H4.893a.5.5 0 0 0-.353.146L.146 4.54A.5.5 0 0 0 0 4.893v6.214a.5.5 0 0 0 .146.353l4.394 4.394a.5.5 0 0 0 .353.146h6.214a.5.5 0 0 0 .353-.146l4.394-4.394a.5.5 0 0 0 .146-.353V4.893a.5.5 0 0 0-.146-.353zm-6.106 4.5L8 7.293l2.646-2.647a.5.5 0 0 1 .708.708L8.707 8l2.647 2.646a.5.5 0 0 1-.708.708L8 8.707l-2.646 2.647a.5.5 0 0 1-.708-.708L7.293 8 4.646 5.354a.5.5 0 1 1 .708-.708"),
        Make(Progress.NotStarted, "Not started", "cfd8dc", "42525d", "eef2f3", "M8 15A7 7 0 1 1 8 1a7 7 0 0 1 0 14m0 1A8 8 0 1 0 8 0a8 8 0 0 0 0 16", iconColour: "74828b"),
    ];

    private static readonly Dictionary<Progress, ProgressLook> _looks = InOrder.ToDictionary(look => look.Progress);

    public static ProgressLook Of(Progress progress) => _looks[progress];

    /// <summary>The tinted tag: icon and words.</summary>
    public Chip Tag(PlanLook look, string? words = null) => new(words ?? Label, look.Tag.In(Words), Icon, IconColour, Tint);

    /// <summary>Icon and words on the bare page, for a line of counts.</summary>
    public Chip Count(PlanLook look, int count) =>
        new(FormattableString.Invariant($"{count} {Label.ToLowerInvariant()}"), look.Count, Icon, IconColour);

    private static ProgressLook Make(Progress progress, string label, string solid, string words, string tint, string path, string? iconColour = null) => new(
        progress, label, VectorPath.Parse(path), Colour.FromHex(solid), Colour.FromHex(words), Colour.FromHex(tint), Colour.FromHex(iconColour ?? solid));
}
