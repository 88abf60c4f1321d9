using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SchoolImprovement.Web.Ui;

/// <summary>What every form page does: check the shape, show itself again, or go on with a word.</summary>
public static class Forms
{
    /// <summary>Checks the shape of what was typed; the sentences stand at their fields under "Input.".</summary>
    public static async Task<bool> IsValidAsync<T>(this PageModel page, T input, IValidator<T> validator)
    {
        foreach (var error in (await validator.ValidateAsync(input)).Errors)
        {
            page.ModelState.AddModelError($"Input.{error.PropertyName}", error.ErrorMessage);
        }

        return page.ModelState.IsValid;
    }

    /// <summary>The same page again with what was typed and what is wrong (400).</summary>
    public static PageResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <summary>Done: says so on the next page.</summary>
    public static RedirectResult Done(this PageModel page, string to, string message)
    {
        page.TempData["Flash"] = message;
        return new RedirectResult(to);
    }
}
