namespace SchoolImprovement.Web.Bringing;

/// <summary>A file or a paste that cannot be read. The message is fit for the screen: it says what is wrong and what to do.</summary>
public sealed class PlanFileException(string message, Exception? cause = null) : Exception(message, cause);
