using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Contracts;

namespace SchoolImprovement.Browser.Tests.Accessibility;

/// <summary>
/// Every page, found from the app's own list: as it is, with its form sent back with errors, and with nothing in it, at 1440 and 390 pixels, light and dark.
/// LOOK_AT=/people looks only at the addresses with these letters in them, for somebody who is at work on them.
/// </summary>
public sealed partial class PageTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    /// <summary>So much that a page that never answers is told from a machine with much to do.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Every_page_with_something_in_it_is_open_to_everybody_and_so_is_its_form_refused() => LookAtAllAsync("full", DemoWorld.Full, forms: true);

    [Fact]
    public async Task Every_page_of_a_new_trust_is_open_to_everybody() => await LookAtAllAsync("new", await world.NewAsync());

    [Fact]
    public async Task Every_page_of_a_school_with_nothing_in_it_is_open_to_everybody() => await LookAtAllAsync("empty", await world.EmptyAsync());

    [Fact]
    public async Task Every_page_of_a_plan_that_has_just_been_begun_is_open_to_everybody() => await LookAtAllAsync("begun", await world.BegunAsync());

    [Fact]
    public async Task A_word_of_150_letters_pushes_nothing_off_the_page() => await LookAtAllAsync("words", await world.LongWordsAsync());

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Gap();

    private async Task LookAtAllAsync(string state, Place place, bool forms = false)
    {
        var only = Environment.GetEnvironmentVariable("LOOK_AT") ?? "";
        var wrong = new ConcurrentQueue<string>();
        var pages = (await Page.AllAsync(world.Browsing.App.Services)).Where(p => p.Gets && p.Template.Contains(only, StringComparison.Ordinal) && place.Holds(p));
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            try
            {
                foreach (var problem in await LookAtAsync(page, state, place, forms).WaitAsync(Longest))
                {
                    wrong.Enqueue(problem);
                }
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException)
            {
                wrong.Enqueue($"{page} ({state}): {e.Message}");
            }
        });

        wrong.ShouldBeEmpty();
    }

    private async Task<IReadOnlyCollection<string>> LookAtAsync(Page page, string state, Place place, bool forms)
    {
        var (email, role) = place.People.FirstOrDefault(p => !page.Anonymous && page.Answer(p.Role) == 200);
        if (email is null && !page.Anonymous)
        {
            return place.HasEverything ? [$"{page}: none of the people of {place.Trust} may open it. Give {nameof(DemoWorld)}.{nameof(DemoWorld.Full)} somebody who may"] : [];
        }

        var addresses = place.Urn is { } urn ? await world.Browsing.App.InTrustAsync(place.Trust, db => Addresses.OfAsync(db, urn, role)) : Addresses.Nothing;
        if (!addresses.Has(page.Template))
        {
            return place.HasEverything ? [$"{page}: no real address. {addresses.WhyNot(page.Template)}"] : [];
        }

        var wrong = new ConcurrentQueue<string>();
        var (window, query) = await world.OpenAsync(page.Template, email);
        void OnError(object? sender, string error) => wrong.Enqueue($"{page} ({state}): script error {error}");
        void OnLine(object? sender, IConsoleMessage line)
        {
            if (line.Type == "error" && !line.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                wrong.Enqueue($"{page} ({state}): console: {line.Text}");
            }
        }

        window.PageError += OnError;
        window.Console += OnLine;
        var address = addresses.For(page.Template);
        if (await ComeToAsync(window, page, place, address, query, wrong))
        {
            await LookAsync(state);
            if (forms && await WrongForm.SendAsync(window))
            {
                await LookAsync("error");
            }
        }

        window.PageError -= OnError;
        window.Console -= OnLine;
        await world.Browsing.DoneAsync(window);
        return wrong;

        async Task LookAsync(string seen)
        {
            foreach (var (link, status) in await world.BrokenLinksAsync(window, email))
            {
                wrong.Enqueue($"{page} ({seen}): the link to {link} answers {status}");
            }

            foreach (var problem in await window.LookAsync($"{Gap().Replace(page.Template.Trim('/'), "$1")} {seen}"))
            {
                wrong.Enqueue(problem);
            }
        }
    }

    /// <summary>Opens the address. False when there is no page to look at: a file, a way to another page, or what is not there yet.</summary>
    private static async Task<bool> ComeToAsync(IPage window, Page page, Place place, string address, string query, ConcurrentQueue<string> wrong)
    {
        IResponse? response;
        try
        {
            response = await window.GotoAsync(address + query);
        }
        catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal) || e.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal))
        {
            return false;
        }

        var came = new Uri(window.Url).AbsolutePath;
        if (came != address)
        {
            if (!DemoWorld.LeadOn.Contains(page.Template))
            {
                wrong.Enqueue($"{page}: led on to {came}. Tell {nameof(DemoWorld)}.{nameof(DemoWorld.OpenAsync)} how people come to it");
            }

            return false;
        }

        if (response!.Status == 404 && !place.HasEverything)
        {
            return false;
        }

        if (response.Status != 200 && page.Template != "/status/{code:int}")
        {
            wrong.Enqueue($"{page}: answered {response.Status}");
            return false;
        }

        return response.Headers.TryGetValue("content-type", out var type) && type.StartsWith("text/html", StringComparison.Ordinal);
    }
}
