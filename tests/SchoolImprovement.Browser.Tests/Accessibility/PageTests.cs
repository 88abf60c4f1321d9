using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Contracts;

namespace SchoolImprovement.Browser.Tests.Accessibility;

/// <summary>
/// Every page, found from the app's own list: as it is, with its form sent empty, and with nothing in it, at 1440 and 390 pixels, light and dark.
/// </summary>
[Trait("Kind", "Sweep")]
public sealed class PageTests(Browsing browsing) : IClassFixture<Browsing>
{
    private const string Trust = "Arden Vale Learning Trust";

    /// <summary>Demo people in the order in which they are asked to open a page: the first who may, does.</summary>
    private static readonly (string Email, Role? Role)[] People =
    [
        ("head@firs.example", Role.Headteacher),
        ("admin@ardenvale.example", Role.TrustAdministrator),
        ("executive@ardenvale.example", Role.TrustExecutive),
        ("platform@example.org", null),
    ];

    [Fact]
    public async Task Every_page_with_something_in_it_is_open_to_everybody() => await LookAtAllAsync("full", await UrnAsync("Firs Primary School"), People, Nothing);

    [Fact]
    public async Task Every_page_with_its_form_sent_empty_says_so_to_everybody() => await LookAtAllAsync("error", await UrnAsync("Firs Primary School"), People, SendEmptyAsync);

    [Fact]
    public async Task Every_page_with_nothing_in_it_is_open_to_everybody()
    {
        var bare = await BareTrust.MakeAsync(browsing.App);
        await LookAtAllAsync("empty", bare.Urn, bare.People, Nothing, BareTrust.Name);
    }

    private static Task<bool> Nothing(IPage page) => Task.FromResult(true);

    /// <summary>Empties the page's first real form and sends it past the browser's own checks; false when the page has none.</summary>
    private static async Task<bool> SendEmptyAsync(IPage page)
    {
        var sent = page.WaitForResponseAsync(r => r.Request.Method == "POST", new() { Timeout = 5_000 });
        var has = await page.EvaluateAsync<bool>(
            """
            () => {
              const form = [...document.querySelectorAll('main form, body > form, form')].find(f => f.method === 'post' && f.querySelector('input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select'));
              if (!form) return false;
              form.noValidate = true;
              for (const e of form.elements) {
                if (e.type === 'hidden' || e.type === 'submit' || e.type === 'button') continue;
                if (e.tagName === 'SELECT') { e.selectedIndex = e.querySelector('option[value=""]') ? [...e.options].findIndex(o => o.value === '') : -1; }
                else if (e.type === 'checkbox' || e.type === 'radio') { e.checked = false; }
                else { e.value = ''; }
              }
              const button = form.querySelector('button[type=submit]:not([formaction]):not([name=handler]), button:not([type]), input[type=submit]') || form.querySelector('button[type=submit]');
              window.setTimeout(() => button ? button.click() : form.submit(), 0);
              return true;
            }
            """);
        if (!has)
        {
            _ = sent.ContinueWith(t => t.Exception, TaskScheduler.Default);
            return false;
        }

        var status = 0;
        try
        {
            status = (await sent).Status;
        }
        catch (TimeoutException)
        {
            return false;
        }

        await page.WaitForLoadStateAsync(LoadState.Load);
        return status is 400 or 409 or 422;
    }

    private async Task LookAtAllAsync(string state, string urn, (string Email, Role? Role)[] people, Func<IPage, Task<bool>> prepare, string trust = Trust)
    {
        var wrong = new ConcurrentQueue<string>();
        var looked = 0;
        // What is open to all looks the same whatever a trust has written.
        // LOOK_AT=/people looks only at the addresses with these letters in them, for somebody who is at work on them.
        var only = Environment.GetEnvironmentVariable("LOOK_AT") ?? "";
        var pages = (await Page.AllAsync(browsing.App.Services)).Where(p => p.Gets && !(p.Anonymous && state == "empty") && p.Template.Contains(only, StringComparison.Ordinal));
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            try
            {
                await LookAtAsync(page).WaitAsync(TimeSpan.FromSeconds(90));
            }
            catch (TimeoutException)
            {
                wrong.Enqueue($"{page} ({state}): the browser did not answer for 90 seconds");
            }
        });

        looked.ShouldBeGreaterThan(0);
        wrong.ShouldBeEmpty($"{looked} pages looked at");

        async Task LookAtAsync(Page page)
        {
            var (email, role) = people.FirstOrDefault(p => !page.Anonymous && page.Answer(p.Role) == 200);
            if (email is null && !page.Anonymous)
            {
                if (state != "empty")
                {
                    wrong.Enqueue($"{page}: none of the people here may open it");
                }

                return;
            }

            var addresses = await browsing.App.InTrustAsync(trust, db => Addresses.OfAsync(db, urn, role));
            if (!addresses.Has(page.Template))
            {
                if (state != "empty")
                {
                    wrong.Enqueue($"{page}: no real address");
                }

                return;
            }

            var window = await browsing.OpenAsync(email);
            await using var closing = window.Context;
            window.PageError += (_, error) => wrong.Enqueue($"{page} ({state}): script error {error}");
            window.Console += (_, line) =>
            {
                if (line.Type == "error" && !line.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                {
                    wrong.Enqueue($"{page} ({state}): console: {line.Text}");
                }
            };
            IResponse? response;
            try
            {
                response = await window.GotoAsync(addresses.For(page.Template));
            }
            catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal) || e.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal))
            {
                return;
            }

            if (response is null || !response.Headers.TryGetValue("content-type", out var type) || !type.StartsWith("text/html", StringComparison.Ordinal) || !await prepare(window))
            {
                return;
            }

            Interlocked.Increment(ref looked);
            foreach (var problem in await window.LookAsync($"{page.Template.Trim('/')} {state}"))
            {
                wrong.Enqueue(problem);
            }
        }
    }

    private Task<string> UrnAsync(string school) => browsing.App.InTrustAsync(Trust, db => db.Schools.Where(s => s.Name == school).Select(s => s.Urn).SingleAsync());
}
