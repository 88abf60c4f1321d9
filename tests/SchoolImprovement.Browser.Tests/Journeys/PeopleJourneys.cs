using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>How people come in: by invitation, by passkey, and on the very first day.</summary>
public sealed class PeopleJourneys(Browsing browsing) : IClassFixture<Browsing>
{
    private const string NewPassword = "a long sentence of my own";

    [Fact]
    public async Task A_person_is_invited_and_joins()
    {
        var administrator = await browsing.OpenAsync("admin@ardenvale.example");
        await using var _ = administrator.Context;
        await administrator.GotoAsync("/people/invite");
        await administrator.GetByLabel("Name", new() { Exact = true }).FillAsync("Nora New");
        await administrator.GetByLabel("E-mail address").FillAsync("nora@ardenvale.example");
        await administrator.GetByLabel("Role").SelectOptionAsync(new SelectOptionValue { Label = "Trustee" });
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        await JoinAsync(browsing.App, await LinkAsync(administrator));

        await administrator.GotoAsync("/people?q=Nora");
        await Assertions.Expect(administrator.GetByText("Nora New").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_and_is_enough_to_sign_in()
    {
        var page = await browsing.OpenAsync("head@meadowside.example");
        await using var _ = page.Context;
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["ctap2Version"] = "ctap2_1",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Office laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Office laptop" })).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fsecurity");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.ComeToAsync("/account/security");
        (await page.Context.CookiesAsync()).ShouldContain(c => c.Name == "si");
    }

    [Fact]
    public async Task A_trust_is_set_up_from_the_national_register_on_the_first_day()
    {
        await using var app = new RunningApp(demo: false);
        var platform = await browsing.OpenAsync(app: app);
        await using var _ = platform.Context;
        await platform.GotoAsync("/");
        await platform.GetByLabel("Your name").FillAsync("Petra Platform");
        await platform.GetByLabel("E-mail address").FillAsync("petra@example.org");
        await platform.GetByLabel("Password", new() { Exact = true }).FillAsync(NewPassword);
        await platform.GetByRole(AriaRole.Button, new() { Name = "Make the first account" }).ClickAsync();
        await platform.LeaveAsync("/setup");

        await platform.GotoAsync("/trusts");
        await platform.GetByLabel("Name of the trust").FillAsync("Lumen Learning Trust");
        await platform.GetByLabel("Group UID (optional)").FillAsync("3805");
        await platform.GetByLabel("First administrator’s name").FillAsync("Ada Admin");
        await platform.GetByLabel("Their e-mail address").FillAsync("ada@lumen.example");
        await platform.GetByRole(AriaRole.Button, new() { Name = "Make the trust and invite its administrator" }).ClickAsync();
        var administrator = await JoinAsync(app, await LinkAsync(platform));
        await using var theirs = administrator.Context;

        await administrator.GotoAsync("/import");
        await administrator.GetByLabel("Your trust’s name or group UID").FillAsync("3805");
        await administrator.GetByLabel("Establishments file").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "edubasealldata20250718.csv"));
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Look what would change" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Make these changes" }).ClickAsync();
        await administrator.LeaveAsync("/import/");
        await administrator.GotoAsync("/settings/schools");
        (await administrator.GetByRole(AriaRole.Row).CountAsync()).ShouldBe(7, "a heading and the six schools of the trust");
        await Screens.TakeAsync(administrator, "journey-set-up-schools");
    }

    [Fact]
    public async Task A_long_list_of_schools_is_narrowed_by_typing_and_what_is_ticked_stays()
    {
        var page = await browsing.OpenAsync("admin@ardenvale.example");
        await using var _ = page.Context;
        await page.GotoAsync("/people/invite");
        await page.GetByText("Schools, for a role in a school").ClickAsync();
        await page.GetByLabel("Beacon Hill Primary School").CheckAsync();
        await page.GetByLabel("Find a school").FillAsync("THORN primary");
        await Assertions.Expect(page.Locator("[data-narrow] .form-check:visible")).ToHaveTextAsync(["Beacon Hill Primary School", "Hawthorn Lane Primary School", "Thornhill Primary School"]);
        await Assertions.Expect(page.Locator("[data-narrow] [role=status]")).ToHaveTextAsync("2 of 24 fit. Those that are ticked stay");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Find a school").FillAsync("wulfstan's");
        await Assertions.Expect(page.Locator("[data-narrow] .form-check:visible")).ToHaveCountAsync(2);
        (await page.LookAsync("people invite narrowed")).ShouldBeEmpty();
        page.Url.ShouldEndWith("/people/invite", customMessage: "Enter in this field sends nothing");

        // Without a script all of them are there.
        var plain = await browsing.OpenAsync("admin@ardenvale.example", javaScript: false);
        await using var other = plain.Context;
        await plain.GotoAsync("/people/invite");
        await plain.GetByText("Schools, for a role in a school").ClickAsync();
        (await plain.Locator("[data-narrow] .form-check:visible").CountAsync()).ShouldBe(24);
        (await plain.GetByLabel("Find a school").CountAsync()).ShouldBe(0);
    }

    /// <summary>The link in the page that invited, because no mail leaves the house.</summary>
    private static async Task<string> LinkAsync(IPage page)
    {
        var text = await page.Locator(".bar-msg").Filter(new() { HasText = "No mail was sent" }).InnerTextAsync();
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(w => w.StartsWith("http", StringComparison.Ordinal));
    }

    private async Task<IPage> JoinAsync(RunningApp app, string link)
    {
        var page = await browsing.OpenAsync(app: app);
        // The link names the address that the app was given; this window keeps to its own.
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Join ") }).ClickAsync();
        await page.LeaveAsync("/account/invitation");
        return page;
    }
}
