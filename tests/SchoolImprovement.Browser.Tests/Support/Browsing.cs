using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>A browser and a running app with the demo trusts, for the tests of one class.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>How long a page is waited for, in milliseconds. The machine may have much else to do.</summary>
    private const float Longest = 60_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> _kept = new();
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public RunningApp App { get; } = new(demo: true);

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Longest);
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A window of somebody's own: nobody's, or that of a demo person who has signed in through the sign-in page.</summary>
    public async Task<IPage> OpenAsync(string? email = null, bool javaScript = true, RunningApp? app = null, int width = 1440) =>
        await (await ContextAsync(email, javaScript, app ?? App, width)).NewPageAsync();

    /// <summary>One more window of a person who keeps the same session and the same fetched files: closing it closes nothing else.</summary>
    public async Task<IPage> OpenAnotherAsync(string? email = null) =>
        await (await _kept.GetOrAdd(email ?? "", _ => new(() => ContextAsync(email, true, App, 1440))).Value).NewPageAsync();

    private async Task<IBrowserContext> ContextAsync(string? email, bool javaScript, RunningApp app, int width)
    {
        var state = email is null ? null : await _signedIn.GetOrAdd(email + app.Address, _ => new(async () =>
        {
            await using var first = await Browser.NewContextAsync(new() { BaseURL = app.Address, Locale = "en-GB" });
            first.SetDefaultTimeout(Longest);
            var page = await first.NewPageAsync();
            await page.GotoAsync("/account/sign-in");
            await SignInAsync(page, email);
            return await first.StorageStateAsync();
        })).Value;
        var context = await Browser.NewContextAsync(new()
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
        return context;
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

/// <summary>Where pictures of pages are kept for looking at: screens/ at the top of the repository, which git ignores.</summary>
public static class Screens
{
    private static readonly string Folder = Path.Combine(FindRoot(), "screens");

    public static async Task TakeAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

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
