using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Ui;

/// <summary>A broken rule is shown on the same page, at its field, with everything typed kept (400). What a person may not do is refused (403).</summary>
public sealed class RuleFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.HandlerInstance is not AppPage page)
        {
            return;
        }

        switch (done.Exception)
        {
            case RuleBrokenException broken:
                page.ModelState.AddModelError(broken.Field is { } field ? $"Input.{field}" : "", broken.Message);
                Show(400);
                break;
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError("", "Someone else changed this at the same moment. Look at what it says now, then save again");
                Show(409);
                break;
            case NotAllowedException:
                done.ExceptionHandled = true;
                done.Result = new StatusCodeResult(403);
                break;
        }

        void Show(int status)
        {
            done.ExceptionHandled = true;
            done.Result = page.Page();
            page.Response.StatusCode = status;
        }
    }
}
