using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>The app, saying in a header when it refused a request for its missing antiforgery token.</summary>
public sealed class TokenWatchingAppFactory : AppFactory
{
    public const string Header = "X-Refused-For-Token";

    protected override void Configure(IServiceCollection services) => services.Configure<MvcOptions>(o => o.Filters.Add(new SayWhy()));

    private sealed class SayWhy : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
            {
                context.HttpContext.Response.Headers[Header] = "yes";
            }
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}

/// <summary>The app with fifty more schools, people, priorities, actions and comments.</summary>
public sealed class GrownAppFactory : AppFactory
{
    public const int Many = 50;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await InTrustAsync(World.Trust.Id, async db =>
        {
            var head = World.ActorOf(World.Holding(Role.Headteacher));
            var plan = await db.Plans.Include(p => p.Priorities).FirstAsync(p => p.Id == World.PlanId);
            var framework = await db.Frameworks.Include(f => f.Areas).FirstAsync(f => f.IsDefault);
            var sources = await db.FundingSources.ToListAsync();
            for (var i = 0; i < Many; i++)
            {
                TestWorld.Fill(plan.AddPriority(head, $"One of many {i}", null), head, framework, sources, r => World.Holding(r).MemberId!.Value);
                var school = new School(World.Trust.Id, new SchoolFacts($"11{i:0000}", $"School {i}", "Primary", null, 4, 11, "Arden", 200));
                var member = Member.Invite(World.Trust.Id, $"Person {i}", $"person{i}@north.example");
                member.GiveAtSetUp(Role.Staff, World.School.Id, null, TestClock.Today);
                db.AddRange(school, member, Comment.On(plan, null, head, $"Comment {i}", TestClock.Start.UtcDateTime), new FundingSource(World.Trust.Id, $"Source {i}", i + 10));
            }

            var type = await db.ActivityTypes.OrderBy(t => t.Position).LastAsync();
            db.AddRange(Enumerable.Range(0, Many).Select(i => MonitoringActivity.Plan(head, World.School.Id, TestWorld.Year, new ActivityFacts(
                $"One of many {i}", type.Id, type.Kind, new ActivityTime((HalfTerm)(i % 6), null, null), null, plan.Priorities[i % 3], null, null, null, World.Holding(Role.PriorityLead).MemberId, null, null, null, ReportsTo.Trust))));
            for (var i = 0; i < Many; i++)
            {
                var asked = Questionnaire.Start(head, World.School.Id, QuestionnairePreset.Staff, TestClock.Today);
                asked.Write(head, new QuestionnaireFacts($"Draft {i}", null, null, null));
                db.Add(asked);
            }

            await db.SaveChangesAsync();
            var statements = await db.Frameworks.Include(f => f.Areas).SingleAsync(f => f.Code == "summer-self-audit");
            var everywhere = await db.Schools.ToListAsync();
            for (var i = 0; i < 3; i++)
            {
                var audit = Audit.Assign(World.ActorOf(World.Holding(Role.TrustExecutive)), statements, new($"Audit {i}", TestClock.Today.AddDays(i), null), everywhere, [], TestClock.Start.UtcDateTime.AddDays(i));
                foreach (var school in audit.Schools)
                {
                    school.Answer(new Actor(World.Trust.Id, head.MemberId, head.Name, [new Holding(Role.Headteacher, school.SchoolId, null)], TestClock.Today), audit, statements, statements.Areas[i], "1", new("yes", null), TestClock.Start.UtcDateTime);
                }

                db.Add(audit);
            }

            await db.SaveChangesAsync();
            foreach (var school in await db.Schools.Where(s => s.Urn.StartsWith("11")).ToListAsync())
            {
                var actor = new Actor(World.Trust.Id, head.MemberId, head.Name, [new Holding(Role.Headteacher, school.Id, null)], TestClock.Today);
                var other = Plan.Start(actor, school.Id, TestWorld.Year, "Plan", null);
                TestWorld.Fill(other.AddPriority(actor, "First", null), actor, framework, sources, r => World.Holding(r).MemberId!.Value);
                db.Add(other);
            }

            await db.SaveChangesAsync();
        });
    }
}

/// <summary>What every page does with a request: refuses a write without a token, writes nothing on a read.</summary>
public sealed class RequestTests(TokenWatchingAppFactory app) : IClassFixture<TokenWatchingAppFactory>
{
    [Fact]
    public async Task No_write_without_an_antiforgery_token()
    {
        var wrong = new List<string>();
        // The status page stands in for whatever failed, also for a write, and writes nothing itself.
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => !p.Template.StartsWith("/status/", StringComparison.Ordinal)))
        {
            using var visitor = await page.VisitorWhoMayAsync(app);
            var addresses = await app.AddressesAsync(app.World.Trust, app.World.School, page.SomebodyWhoMay());
            foreach (var end in page.PostAddressEnds)
            {
                var response = await visitor.Http.PostAsync(addresses.For(page.Template) + end, new FormUrlEncodedContent([]));
                if (response.StatusCode != HttpStatusCode.BadRequest || !response.Headers.Contains(TokenWatchingAppFactory.Header))
                {
                    wrong.Add($"POST {addresses.For(page.Template)}{end} without a token: {(int)response.StatusCode}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_write_without_a_token_at_the_addresses_that_are_not_pages_either()
    {
        var wrong = new List<string>();
        using var visitor = await app.SignedInAsync(Role.Headteacher);
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School);
        var writes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Where(m => m is not ("GET" or "HEAD" or "OPTIONS")).Select(m => (Method: m, Template: e.RoutePattern.RawText!)));
        foreach (var (method, template) in writes)
        {
            var request = new HttpRequestMessage(HttpMethod.Parse(method), addresses.For(template)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            var response = await visitor.Http.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                wrong.Add($"{method} {template} without a token: {(int)response.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_a_page_writes_nothing()
    {
        var wrong = new List<string>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => p.Gets))
        {
            using var visitor = await page.VisitorWhoMayAsync(app);
            var addresses = await app.AddressesAsync(app.World.Trust, app.World.School, page.SomebodyWhoMay());
            var commands = await app.Commands.DuringAsync(() => visitor.AskAsync(addresses.For(page.Template)));
            wrong.AddRange(commands.Where(CommandCounter.Writes).Select(c => $"GET {page}: {c}"));
        }

        wrong.ShouldBeEmpty();
    }
}

/// <summary>A page's number of database round trips is small and does not grow with what is in the database.</summary>
public sealed class RoundTripTests(AppFactory few, GrownAppFactory many) : IClassFixture<AppFactory>, IClassFixture<GrownAppFactory>
{
    public const int AtMost = 6;

    [Theory]
    [InlineData(Role.Headteacher)]
    [InlineData(Role.TrustExecutive)]
    [InlineData(Role.TrustAdministrator)]
    public async Task A_page_asks_the_database_at_most_six_times_however_much_there_is(Role role)
    {
        var withFew = await CountAsync(few, role);
        var withMany = await CountAsync(many, role);
        withFew.Count.ShouldBeGreaterThan(0);
        withFew.Values.ShouldContain(c => c.Count > 0, "The counter does not see the pages' commands.");
        withMany.Where(p => p.Value.Count > AtMost).Select(p => $"{p.Key} asks {p.Value.Count} times:\n{string.Join("\n---\n", p.Value)}").ShouldBeEmpty();
        withMany.Where(p => p.Value.Count != withFew[p.Key].Count).Select(p => $"{p.Key} asks {withFew[p.Key].Count} times with few rows, {p.Value.Count} with {GrownAppFactory.Many} more").ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> CountAsync(AppFactory app, Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School, role);
        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => p.Gets && p.Answer(role) == 200))
        {
            var address = addresses.For(page.Template);
            await visitor.AskAsync(address);
            counts[page.Template] = await app.Commands.DuringAsync(() => visitor.AskAsync(address));
        }

        return counts;
    }
}
