using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Somebody with a keyboard and nothing else.</summary>
public static class Keys
{
    private const int Furthest = 250;

    /// <summary>Presses Tab until the focus is on a control with this name, as a screen reader says it.</summary>
    public static async Task TabToAsync(this IPage page, string name)
    {
        var passed = new List<string>();
        for (var i = 0; i < Furthest; i++)
        {
            var focused = await page.EvaluateAsync<string>(
                """
                () => {
                  const e = document.activeElement;
                  if (!e || e === document.body) return '';
                  const by = (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean).map(id => document.getElementById(id)?.textContent).join(' ');
                  const label = e.labels && e.labels.length ? e.labels[0].textContent : '';
                  return (e.getAttribute('aria-label') || by || label || e.textContent || e.value || '').replace(/\s+/g, ' ').trim();
                }
                """);
            if (focused == name || focused.StartsWith(name + " (", StringComparison.Ordinal))
            {
                return;
            }

            passed.Add(focused);
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab never reached “{name}” on {page.Url}. It passed: {string.Join(" | ", passed.Distinct())}");
    }

    /// <summary>Goes to a link or button by Tab and presses Enter.</summary>
    public static async Task EnterAsync(this IPage page, string name)
    {
        await page.TabToAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Goes to a field by Tab and types.</summary>
    public static async Task KeyInAsync(this IPage page, string label, string text)
    {
        await page.TabToAsync(label);
        await page.Keyboard.TypeAsync(text);
    }
}
