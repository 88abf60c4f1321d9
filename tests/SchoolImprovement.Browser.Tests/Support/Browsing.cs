using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>A running app with the demo trusts for the tests of one class, and windows in the browser of them all.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>How long a page is waited for, in milliseconds. The machine may have much else to do.</summary>
    private const float Longest = 60_000;

    /// <summary>One browser for the whole run: what people see of each other ends at their own windows.</summary>
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    private readonly ConcurrentBag<IBrowserContext> _opened = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> _kept = new();
    private readonly ConcurrentDictionary<string, ConcurrentBag<IPage>> _free = new();
    private readonly ConcurrentDictionary<IPage, string> _lent = new();

    public RunningApp App { get; } = new(demo: true);

    public Task InitializeAsync() => Chromium.Value;

    public async Task DisposeAsync()
    {
        foreach (var context in _opened)
        {
            await context.CloseAsync();
        }

        await App.DisposeAsync();
    }

    /// <summary>A window of somebody's own: nobody's, or that of a demo person who has signed in through the sign-in page.</summary>
    public async Task<IPage> OpenAsync(string? email = null, bool javaScript = true, RunningApp? app = null, int width = Looking.Desk) =>
        await (await ContextAsync(email, javaScript, app ?? App, width)).NewPageAsync();

    /// <summary>A window of a person who keeps the same session and the same fetched files: one that is free, or one more. <see cref="DoneAsync"/> gives it back.</summary>
    public async Task<IPage> BorrowAsync(string? email = null)
    {
        var whose = email ?? "";
        if (!_free.GetOrAdd(whose, _ => []).TryTake(out var page))
        {
            page = await (await _kept.GetOrAdd(whose, _ => new(() => ContextAsync(email, true, App, Looking.Desk))).Value).NewPageAsync();
        }

        _lent[page] = whose;
        return page;
    }

    /// <summary>A window is not needed any more: a borrowed one is free for the next, another is closed.</summary>
    public async Task DoneAsync(IPage page)
    {
        if (_lent.TryRemove(page, out var whose))
        {
            _free[whose].Add(page);
        }
        else
        {
            await page.Context.CloseAsync();
        }
    }

    private async Task<IBrowserContext> ContextAsync(string? email, bool javaScript, RunningApp app, int width)
    {
        var browser = await Chromium.Value;
        var state = email is null ? null : await _signedIn.GetOrAdd(email + app.Address, _ => new(async () =>
        {
            await using var first = await browser.NewContextAsync(new() { BaseURL = app.Address, Locale = "en-GB" });
            first.SetDefaultTimeout(Longest);
            var page = await first.NewPageAsync();
            await page.GotoAsync("/account/sign-in");
            await SignInAsync(page, email);
            return await first.StorageStateAsync();
        })).Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Address,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 1000 },
            StorageState = state,
        });
        context.SetDefaultTimeout(Longest);
        _opened.Add(context);
        return context;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Longest);
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Fills in the sign-in page that is open.</summary>
    public static async Task SignInAsync(IPage page, string email, string password = Web.Data.Demo.DemoData.Password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with password" }).ClickAsync();
        await page.LeaveAsync("/account/sign-in");
    }
}

/// <summary>Pictures of pages for looking at, taken only with SCREENS=1 because they take their time: into screens/ at the top of the repository, which git ignores.</summary>
public static class Screens
{
    private static readonly string Folder = Path.Combine(FindRoot(), "screens");

    private static readonly bool Wanted = Environment.GetEnvironmentVariable("SCREENS") is { Length: > 0 };

    public static async Task TakeAsync(IPage page, string name)
    {
        if (Wanted)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SchoolImprovement.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
