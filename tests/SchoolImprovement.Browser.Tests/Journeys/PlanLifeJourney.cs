using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>One plan between four people: the head submits, the trust returns and endorses, the governors approve, it goes live, changes, and the change is seen.</summary>
public sealed class PlanLifeJourney(Browsing browsing) : IClassFixture<Browsing>
{
    private const string Trust = "Arden Vale Learning Trust";

    private const string School = "Churchfields Junior School";

    private static readonly AcademicYear Year = AcademicYear.Of(TimeProvider.System.Today());

    [Fact]
    public async Task A_plan_is_submitted_returned_endorsed_approved_made_live_and_amended()
    {
        var path = $"/schools/{await WritePlanAsync()}/plan/{Year.Slug}";
        var (head, executive, chair) = (await browsing.OpenAsync("head@firs.example"), await browsing.OpenAsync("executive@ardenvale.example"), await browsing.OpenAsync("chair@firs.example"));
        await using var one = head.Context;
        await using var two = executive.Context;
        await using var three = chair.Context;

        await head.GotoAsync(path);
        await head.GetByRole(AriaRole.Link, new() { Name = "Submit to the trust" }).ClickAsync();
        await PressAsync(head, "Submit to the trust");
        await SeeAsync(head, "The plan is with the trust");
        await head.GotoAsync(path);
        await Assertions.Expect(head.GetByRole(AriaRole.Link, new() { Name = "Add an action" })).ToBeHiddenAsync();

        await executive.GotoAsync($"{path}/status");
        await PressAsync(executive, "Return to the school");
        await SeeAsync(executive, "Say what should change, so that the school knows what to do");
        await executive.GetByLabel("Note, or the reason for returning it").FillAsync("Say what the first term will show.");
        await PressAsync(executive, "Return to the school");
        await SeeAsync(executive, "The plan is back with the school");

        await head.GotoAsync($"{path}/status");
        await SeeAsync(head, "Say what the first term will show.");
        await PressAsync(head, "Submit again");
        await executive.GotoAsync($"{path}/status");
        await PressAsync(executive, "Endorse the plan");
        await SeeAsync(executive, "Plan endorsed");

        await chair.GotoAsync($"{path}/status");
        await chair.GetByLabel("Day on which the governors decided").FillAsync(DateTime.UtcNow.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await PressAsync(chair, "Record the approval");
        await SeeAsync(chair, "Approval recorded");
        await head.GotoAsync($"{path}/status");
        await PressAsync(head, "Make the plan live");
        await SeeAsync(head, "The plan is live");

        await head.GotoAsync(path);
        await head.GetByRole(AriaRole.Link, new() { Name = "Edit what will be different" }).ClickAsync();
        await head.GetByRole(AriaRole.Textbox, new() { Name = "What will be different" }).FillAsync("Pupils write every day and with ease.");
        await PressAsync(head, "Save");
        await SeeAsync(head, "1 part changed since approval");
        await Screens.TakeAsync(head, "journey-plan-amended");
        await head.GetByRole(AriaRole.Link, new() { Name = "1 part changed since approval" }).ClickAsync();
        await head.GetByText("Say why").First.ClickAsync();
        await head.GetByLabel("Why this was changed").FillAsync("The first outcome was two in one.");
        await PressAsync(head, "Save reason");
        await SeeAsync(head, "The first outcome was two in one.");

        await chair.GotoAsync($"{path}/changes");
        await SeeAsync(chair, "The first outcome was two in one.");
        await chair.GetByRole(AriaRole.Link, new() { Name = "Compare word by word" }).ClickAsync();
        await SeeAsync(chair, "0 added, 0 removed, 1 reworded.");
        await Assertions.Expect(chair.Locator("ins").First).ToBeVisibleAsync();
        (await chair.LookAsync("journey plan compared")).ShouldBeEmpty();
    }

    /// <summary>A plan of a school that has none, with all that the trust asks for. The head and the chair of Firs serve there too. The school's number.</summary>
    private Task<string> WritePlanAsync() => browsing.App.InTrustAsync(Trust, async db =>
    {
        var school = await db.Schools.SingleAsync(s => s.Name == School);
        var member = await db.Members.SingleAsync(m => m.Email == "head@firs.example");
        var governor = await db.Members.SingleAsync(m => m.Email == "chair@firs.example");
        var area = await db.Frameworks.Where(f => f.IsDefault).SelectMany(f => f.Areas).Select(a => a.Id).FirstAsync();
        var (from, to) = (Year.First, Year.Last);
        var today = TimeProvider.System.Today();
        member.GiveAtSetUp(Role.Headteacher, school.Id, null, today);
        governor.GiveAtSetUp(Role.ChairOfGovernors, school.Id, null, today);
        foreach (var given in await db.Set<TrustPriority>().ToListAsync())
        {
            // What the trust gives to every school is another journey.
            db.Entry(given).Property(t => t.Withdrawn).CurrentValue = true;
        }

        var head = new Actor(school.TrustId, member.Id, member.Name, [new Holding(Role.Headteacher, school.Id, null)], today);
        var plan = Plan.Start(head, school.Id, Year, "Academy Improvement Plan", null);
        var priority = plan.AddPriority(head, "Every pupil writes with confidence", "Writing");
        priority.WriteHeader(head, new PriorityHeader(priority.Title, priority.ShortName, area, Strand.Teaching, member.Id, governor.Id, null));
        priority.WriteRationale(head, "Writing lags behind reading.", "61% in July.");
        priority.WriteOutcomes(head, "Pupils write often and with ease.");
        priority.AddCriterion(head, new CriterionFacts("Pupils at the expected standard", MeasureUnit.Percent, 61, null, 75, to, null, null, Progress.NotStarted, null));
        foreach (var term in Enum.GetValues<Term>())
        {
            priority.AddMilestone(head, new MilestoneFacts(term, $"Seen by the end of {term}", Progress.NotStarted, null), from);
        }

        priority.AddAction(head, new ActionFacts("Model writing in every class", member.Id, null, from, to, Progress.NotStarted, 0, null, null, null, null));
        db.Plans.Add(plan);
        await db.SaveChangesAsync();
        return school.Urn;
    });

    private static Task SeeAsync(IPage page, string words) => Assertions.Expect(page.GetByText(words).First).ToBeVisibleAsync();

    private static async Task PressAsync(IPage page, string button)
    {
        var answered = page.WaitForResponseAsync(r => r.Request.RedirectedFrom is { Method: "POST" } || (r.Request.Method == "POST" && r.Status != 302 && !r.Url.Contains("/edits", StringComparison.Ordinal)));
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await answered;
        await page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }
}
