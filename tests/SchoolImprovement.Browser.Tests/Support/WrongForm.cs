using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>A form sent with what no rule can like: with far too much in it, and where there is nothing to write, with nothing chosen.</summary>
public static class WrongForm
{
    /// <summary>Longer than any text may be. It ends on a letter: a blank at the end is cut off before it is counted, and the form would be saved.</summary>
    private const int TooLong = 6_005;

    /// <summary>Fills in the page's first real form past the browser's own checks; false when the page has none.</summary>
    private const string Fill =
        """
        tooLong => {
          const form = [...document.querySelectorAll('main form')].find(f => f.method === 'post' && f.querySelector('input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select'));
          if (!form) return false;
          for (const e of form.elements) {
            if (e.type === 'hidden' || e.type === 'submit' || e.tagName === 'BUTTON' || e.tagName === 'FIELDSET') continue;
            if (e.tagName === 'SELECT') { e.selectedIndex = [...e.options].findIndex(o => o.value === ''); }
            else if (e.type === 'checkbox' || e.type === 'radio') { e.checked = false; }
            else { e.value = e.type === 'file' ? '' : 'far too much '.repeat(tooLong).slice(0, tooLong); }
          }
          const buttons = [...form.elements].filter(e => e.type === 'submit');
          const button = buttons.find(b => !b.name) ?? buttons[0];
          if (button.hasAttribute('formaction')) form.action = button.formAction;
          form.dataset.wrong = '';
          return true;
        }
        """;

    /// <summary>Sends the page's form, as it is sent without a script, so that it comes back with errors. False when the page has no form, or one that takes everything.</summary>
    public static async Task<bool> SendAsync(IPage page)
    {
        var address = page.Url;
        foreach (var length in new[] { TooLong, 0 })
        {
            if (!await page.EvaluateAsync<bool>(Fill, length))
            {
                return false;
            }

            var answer = await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync("document.querySelector('form[data-wrong]').submit()"), r => r.Request.Method == "POST" && r.Request.IsNavigationRequest);
            await page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.querySelector('form[data-wrong]')");
            if (answer.Status >= 400)
            {
                return await page.Locator(".esum").CountAsync() > 0 ? true : throw new InvalidOperationException($"{address} answered {answer.Status} to a wrong form and says nothing of it under “{await page.TitleAsync()}”");
            }

            await page.GotoAsync(address);
        }

        return false;
    }
}
