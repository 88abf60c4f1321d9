using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Looks at a page as it stands, at both widths, in light and dark, for what keeps people out.</summary>
public static class Looking
{
    private static readonly AxeRunOptions Options = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>What is wrong, as sentences; a picture of each look is kept.</summary>
    public static async Task<List<string>> LookAsync(this IPage page, string name)
    {
        var wrong = new List<string>();
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 1000);
            foreach (var dark in new[] { false, true })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                // Colours are read only once the change of scheme has been painted; a window that is not painted gets no frame, so that the wait ends by itself.
                await page.EvaluateAsync("() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 400); })");
                var look = $"{name} {width} {(dark ? "dark" : "light")}";
                var axe = await page.RunAxe(Options);
                wrong.AddRange(axe.Violations.Select(v => $"{look}: {v.Id} ({v.Help}): {string.Join(" · ", v.Nodes.Take(3).Select(n => $"{n.Html} {string.Join(' ', n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))}"));
                if (!dark)
                {
                    var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    if (over > 0)
                    {
                        wrong.Add($"{look}: scrolls sideways by {over} pixels");
                    }
                }

                if (!dark || name.EndsWith("full", StringComparison.Ordinal))
                {
                    await Screens.TakeAsync(page, look.Replace('/', '_').Replace(' ', '-').Trim('_'));
                }
            }
        }

        await page.SetViewportSizeAsync(1440, 1000);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return wrong;
    }
}
