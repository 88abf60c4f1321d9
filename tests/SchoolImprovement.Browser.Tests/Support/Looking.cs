using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Looks at a page as it stands, at both widths, in light and dark, for what keeps people out.</summary>
public static class Looking
{
    public const int Desk = 1440;
    public const int Phone = 390;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Everything that is asked of a page.</summary>
    private static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>What the colours of a page decide: the rest is the same in light and dark.</summary>
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>Only what is wrong comes back: what is right would be megabytes.</summary>
    private const string Run =
        """
        async ([runOnly, width, dark]) => {
          while (innerWidth !== width || matchMedia('(prefers-color-scheme: dark)').matches !== dark) await new Promise(done => setTimeout(done, 5));
          scrollTo(0, 0); // the bar that stays at the top lies over something wherever a form's field has brought the page to
          const found = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, selectors: false });
          const wrong = found.violations.map(v => `${v.id} (${v.help}): ` + v.nodes.slice(0, 3).map(n => `${n.html} ${[...n.any, ...n.all, ...n.none].map(c => c.message).join(' ')}`).join(' · '));
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (over <= 0) return wrong;
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.querySelector('*')).slice(0, 3).map(e => e.outerHTML.slice(0, 120));
          return [...wrong, `scrolls sideways by ${over} pixels: ${out.join(' · ')}`];
        }
        """;

    /// <summary>What is wrong, as sentences. The page is read once, and each look changes only the width or the colours; it ends as wide and as light as it began.</summary>
    public static async Task<List<string>> LookAsync(this IPage page, string name)
    {
        var wrong = new List<string>();
        await page.EvaluateAsync(Axe);
        foreach (var (width, schemes) in new[] { (Phone, new[] { ColorScheme.Light, ColorScheme.Dark }), (Desk, new[] { ColorScheme.Dark, ColorScheme.Light }) })
        {
            await page.SetViewportSizeAsync(width, 1000);
            foreach (var scheme in schemes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var dark = scheme == ColorScheme.Dark;
                var look = $"{name} {width} {(dark ? "dark" : "light")}";
                wrong.AddRange((await page.EvaluateAsync<string[]>(Run, new object[] { dark ? Colours : Everything, width, dark })).Select(problem => $"{look}: {problem}"));
                await Screens.TakeAsync(page, look.Replace('/', '_').Replace(' ', '-').Trim('_'));
            }
        }

        return wrong;
    }
}
