using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Ui;

/// <summary>What every form page does: check the shape, show itself again, or go on with a word.</summary>
public static class Forms
{
    /// <summary>Checks the shape of what was typed; the sentences stand at their fields under "Input.".</summary>
    public static async Task<bool> IsValidAsync<T>(this AppPage page, T input, IValidator<T> validator)
    {
        foreach (var error in (await validator.ValidateAsync(input)).Errors)
        {
            page.ModelState.AddModelError($"Input.{error.PropertyName}", error.ErrorMessage);
        }

        return page.ModelState.IsValid;
    }

    /// <summary>The field keeps a rule of the domain, which says in its own sentence when it is broken: so the form tells every wrong field at once.</summary>
    public static void Keeps<T, TValue, TClean>(this IRuleBuilder<T, TValue> field, Func<TValue, TClean> rule) => field.Keeps((_, value) => rule(value));

    /// <summary>The same, for a rule that looks at another field as well.</summary>
    public static void Keeps<T, TValue, TClean>(this IRuleBuilder<T, TValue> field, Func<T, TValue, TClean> rule) => field.Custom((value, context) =>
    {
        try
        {
            rule(context.InstanceToValidate, value);
        }
        catch (RuleBrokenException broken)
        {
            context.AddFailure(broken.Message);
        }
    });

    /// <summary>The same page again with what was typed and what is wrong (400).</summary>
    public static PageResult Again(this AppPage page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <summary>
    /// Somebody else saved first (409): what was typed stays, and each field that they left otherwise says what stands there now. The form's version is
    /// the new one then, so saving again puts what was typed in the place of theirs.
    /// </summary>
    public static PageResult Clash(this AppPage page, params (string Field, object? Typed, object? Now)[] fields)
    {
        page.ModelState.Remove("Input.Version");
        page.ModelState.AddModelError("", "Somebody else saved this while you were typing. What you typed is still here, and each field that differs says what it is now. Save again to put yours in its place");
        foreach (var (field, typed, now) in fields.Where(f => $"{f.Typed}" != $"{f.Now}"))
        {
            page.ModelState.AddModelError($"Input.{field}", now is null ? "This is empty now" : $"This is “{now}” now");
        }

        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return page.Page();
    }

    /// <summary>Done: says so on the next page.</summary>
    public static RedirectResult Done(this AppPage page, string to, string message)
    {
        page.TempData["Flash"] = message;
        return new RedirectResult(to);
    }
}
