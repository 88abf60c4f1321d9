using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace SchoolImprovement.Web.Pages;

/// <summary>What people read in place of a page that is not there, not theirs, or broken. Runs for any method of the request that failed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class StatusModel : AppPage
{
    public int Code { get; private set; }

    public string Title => Code switch
    {
        404 => "We can’t find that page",
        403 => "You can’t open that page",
        400 => "That page is out of date",
        413 => "That is too large to send",
        _ => "Sorry, something went wrong",
    };

    /// <summary>The correlation id of the log.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet([FromRoute] int code) => Say(code);

    public void OnPost([FromRoute] int code) => Say(code);

    private void Say(int code)
    {
        // What was posted belongs to the page that failed: nothing of it is to be judged here.
        ModelState.Clear();
        Code = code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = Code;
    }
}
