namespace SchoolImprovement.Web.Ui;

/// <summary>The statuses a plan goes through, for the _Steps partial. A note says when and by whom.</summary>
public sealed record Steps(int Now, params Steps.Step[] All)
{
    public sealed record Step(string Word, string? Note = null);
}

/// <summary>One knot of the golden thread, for the _Thread partial. Without an address it is text: there is nothing yet, or the person may not open it.</summary>
public sealed record Knot(string Kind, string Text, string? Href, string Note, bool IsHere = false);
