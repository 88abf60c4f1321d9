namespace SchoolImprovement.Domain.Evidence;

/// <summary>What an evidence file may be. Nothing among them runs by itself when it is opened.</summary>
public enum FileType
{
    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A Word document.</summary>
    Word,

    /// <summary>An Excel workbook.</summary>
    Excel,

    /// <summary>A PowerPoint presentation.</summary>
    PowerPoint,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A table as comma-separated text.</summary>
    Csv,
}

/// <summary>Words, endings and content types of what a file may be, in one place.</summary>
public static class FileTypes
{
    /// <summary>One row of the registry.</summary>
    /// <param name="Type">What it is.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="Endings">The endings its names may have, the usual one first.</param>
    /// <param name="ContentType">What browsers are told that it is.</param>
    public sealed record Look(FileType Type, string Label, IReadOnlyList<string> Endings, string ContentType);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new(FileType.Pdf, "PDF", ["pdf"], "application/pdf"),
        new(FileType.Word, "Word document", ["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new(FileType.Excel, "Excel workbook", ["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        new(FileType.PowerPoint, "PowerPoint presentation", ["pptx"], "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        new(FileType.Png, "Picture", ["png"], "image/png"),
        new(FileType.Jpeg, "Picture", ["jpg", "jpeg"], "image/jpeg"),
        new(FileType.Text, "Text", ["txt"], "text/plain"),
        new(FileType.Csv, "CSV table", ["csv"], "text/csv"),
    ];

    /// <summary>The registry's row.</summary>
    public static Look Of(FileType type) => All.First(l => l.Type == type);

    /// <summary>The word for it.</summary>
    public static string Label(this FileType type) => Of(type).Label;
}
