using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Looks at a page as it stands, at both widths, in light and dark, for what keeps people out.</summary>
public static class Looking
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Colours are read only once the change of width and scheme has been painted; a window that is not painted gets no frame, so that the wait ends by itself.
    /// Only what is wrong comes back: what is right would be megabytes.
    /// </summary>
    private const string Run =
        """
        async () => {
          await new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 400); });
          const found = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            resultTypes: ['violations'], preload: false,
          });
          const wrong = found.violations.map(v => `${v.id} (${v.help}): ` + v.nodes.slice(0, 3).map(n => `${n.html} ${[...n.any, ...n.all, ...n.none].map(c => c.message).join(' ')}`).join(' · '));
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (over <= 0) return wrong;
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.querySelector('*')).slice(0, 3).map(e => e.outerHTML.slice(0, 120));
          return [...wrong, `scrolls sideways by ${over} pixels: ${out.join(' · ')}`];
        }
        """;

    /// <summary>What is wrong, as sentences; pictures of each look are kept.</summary>
    public static async Task<List<string>> LookAsync(this IPage page, string name)
    {
        var wrong = new List<string>();
        await page.EvaluateAsync(Axe);
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 1000);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var look = $"{name} {width} {scheme.ToString().ToLowerInvariant()}";
                wrong.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(problem => $"{look}: {problem}"));
                await Screens.TakeAsync(page, look.Replace('/', '_').Replace(' ', '-').Trim('_'));
            }
        }

        return wrong;
    }
}
