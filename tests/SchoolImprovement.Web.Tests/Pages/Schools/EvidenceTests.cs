using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Evidence;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>The app with 1 MB as the largest file, so that a test need not send twenty.</summary>
public sealed class SmallFilesAppFactory : AppFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Evidence:LargestMegabytes", "1");
    }
}

/// <summary>Evidence files as people bring, find, take away and remove them.</summary>
public sealed class EvidenceTests(SmallFilesAppFactory app) : IClassFixture<SmallFilesAppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/evidence";

    private static TestFile File(string name, byte[] content) => new(name, () => new MemoryStream(content));

    private static async Task<Seen> AddAsync(Visitor visitor, string root, TestFile? file, string about = "") =>
        await visitor.SubmitAsync(await visitor.OpenAsync(root), "Keep this file", file is null ? new() { ["What it shows"] = about } : new() { ["File"] = file, ["What it shows"] = about });

    [Fact]
    public async Task A_file_is_kept_found_and_taken_away_as_it_was_and_never_shown_in_the_browser()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var form = await lead.OpenAsync(Root);
        form.Text.ShouldContain("Up to 1 MB: PDF, Word (.docx)", customMessage: "the limit is told before choosing");
        form.Text.ShouldContain("No pupils’ names");
        var after = await AddAsync(lead, Root, File("Gŵyl yr ŷd.docx", SampleFiles.Docx()), "Harvest display");
        after.Text.ShouldContain("“Harvest display” is kept as evidence");
        var row = after.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Harvest display"));
        Seen.Words(row)!.ShouldContain("Gŵyl yr ŷd.docx Word document, 1 kB");
        Seen.Words(row)!.ShouldContain("North PriorityLead");

        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var taken = await chair.AskAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        taken.Body.ShouldBe(SampleFiles.Docx());
        string Header(string name) => taken.Headers.TryGetValues(name, out var values) || taken.ContentHeaders.TryGetValues(name, out values) ? string.Join("|", values) : "";
        Header("Content-Security-Policy").ShouldBe("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Cache-Control").ShouldContain("no-store");
        Header("Content-Type").ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        Header("Content-Disposition").ShouldStartWith("attachment; filename=");
        Header("Content-Disposition").ShouldContain("filename*=UTF-8''G%C5%B5yl%20yr%20%C5%B7d.docx");

        (await chair.OpenAsync($"{Root}?q=harvest")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await chair.OpenAsync($"{Root}?q=gwyl")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await chair.OpenAsync($"{Root}?q=100%25")).Text.ShouldContain("No file has these words");
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var file = await db.EvidenceFiles.SingleAsync(f => f.About == "Harvest display");
            file.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SampleFiles.Docx())));
            (await db.History.AnyAsync(h => h.RowId == file.Id && h.SchoolId == app.World.School.Id)).ShouldBeTrue("history knows who brought it");
        });
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_on_the_page_with_what_was_typed_kept()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        foreach (var (file, why) in new[]
        {
            ((TestFile?)null, "Choose a file"), (File("a.pdf", SampleFiles.Program), "whatever its name says"), (File("a.svg", "<svg/>"u8.ToArray()), "a browser would run"), (File("a.docx", SampleFiles.Docm()), "holds macros"),
            (File("a.docx", SampleFiles.Bomb()), "unpacks to far more"), (File("big.pdf", [.. SampleFiles.Pdf, .. new byte[1_100_000]]), "larger than 1 MB. Take pictures out of it"),
        })
        {
            var again = await AddAsync(head, Root, file, "My own words");
            again.Status.ShouldBe(HttpStatusCode.BadRequest);
            again.ErrorAt("File").ShouldNotBeNull(why).ShouldContain(why);
            again.ValueOf("About").ShouldBe("My own words");
        }

        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.EvidenceFiles.AnyAsync(f => f.About == "My own words")).ShouldBeFalse());
    }

    [Fact]
    public async Task A_file_is_removed_by_who_brought_it_or_by_who_writes_the_self_evaluation()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var heads = await AddAsync(head, Root, File("heads.pdf", SampleFiles.Pdf));
        var address = heads.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("heads.pdf")).QuerySelector("a")!.GetAttribute("href")!;
        var told = await lead.OpenAsync($"{address}/remove");
        told.Text.ShouldContain("North Headteacher brought this file");
        (await lead.PostAsync(told, $"{address}/remove", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.SubmitAsync(await head.OpenAsync($"{address}/remove"), "Remove this file")).Text.ShouldContain("“heads.pdf” is removed");
        (await head.AskAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.EvidencePieces.CountAsync()).ShouldBe(await db.EvidenceFiles.CountAsync(), "each small file has one piece"));
    }

    [Fact]
    public async Task A_file_from_monitoring_is_added_there_and_stands_there_and_in_the_library()
    {
        var (closed, theirs) = await app.InTrustAsync(app.World.Trust.Id, async db => (
            await db.Monitoring.Where(a => a.SchoolId == app.World.School.Id && a.Status == Domain.Monitoring.ActivityStatus.Done).Select(a => a.Id).FirstAsync(),
            await db.Monitoring.Where(a => a.SchoolId == app.World.Trust.Neighbour.Id).Select(a => a.Id).FirstAsync()));
        var activity = $"/schools/{app.World.School.Urn}/monitoring/activities/{closed}";
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var form = await lead.OpenAsync((await lead.OpenAsync(activity)).Document.QuerySelectorAll("a").First(a => Seen.Words(a)!.StartsWith("Add a file", StringComparison.Ordinal)).GetAttribute("href")!.Split('#')[0]);
        form.Text.ShouldContain("From Book look (north)");
        var refused = await lead.SubmitAsync(form, "Keep this file", new() { ["File"] = File("a.pdf", SampleFiles.Program) });
        refused.Text.ShouldContain("From Book look (north)");
        var after = await lead.SubmitAsync(refused, "Keep this file", new() { ["File"] = File("Six books.pdf", SampleFiles.Pdf) });
        after.Address.ShouldBe(activity);
        after.Document.QuerySelectorAll("section[aria-labelledby=a4] li").Select(l => Seen.Words(l)).ShouldContain("Six books.pdf");
        (await lead.OpenAsync(Root)).Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Six books.pdf")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain(activity);
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync(activity)).Text.ShouldNotContain("Six books.pdf", customMessage: "who may not open evidence is not told of it");
        (await lead.AskAsync($"{Root}?activity={theirs}")).Status.ShouldBe(HttpStatusCode.NotFound, "another school’s activity");
    }

    [Fact]
    public async Task Who_may_not_open_or_add_is_refused_and_another_trust_does_not_find_it()
    {
        foreach (var role in new[] { Role.Staff, Role.Governor, Role.Clerk, Role.Trustee, Role.TrustAdministrator })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var page = await chair.OpenAsync(Root);
        page.Document.QuerySelectorAll("input[type=file]").ShouldBeEmpty("the chair reads");
        var file = page.One("tbody a").GetAttribute("href")!;
        (await chair.PostAsync(page, Root, new() { ["Input.About"] = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.Headteacher));
        (await other.AskAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.AskAsync(file.Replace(app.World.School.Urn, app.World.Other.School.Urn, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        (await neighbour.AskAsync(file)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await neighbour.AskAsync(file.Replace(app.World.School.Urn, app.World.Trust.Neighbour.Urn, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

/// <summary>The app with a virus scanner, and with its files in a bucket; each can be taken away.</summary>
public sealed class GuardedAppFactory : AppFactory
{
    public FakeClamd Clamd { get; } = new();

    public FakeS3 Bucket { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in new[] { ("ClamAv", Clamd.Address), ("Store", "S3"), ("S3:Address", Bucket.Address), ("S3:Bucket", "evidence"), ("S3:AccessKey", "the-key"), ("S3:SecretKey", "the-secret") })
        {
            builder.UseSetting($"Evidence:{key}", value);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Clamd.DisposeAsync();
        await Bucket.DisposeAsync();
    }
}

public sealed class GuardedEvidenceTests(GuardedAppFactory app) : IClassFixture<GuardedAppFactory>
{
    [Fact]
    public async Task A_file_goes_through_the_scanner_into_the_bucket_and_out_again_and_when_either_fails_nothing_is_kept()
    {
        var root = $"/schools/{app.World.School.Urn}/evidence";
        using var head = await app.SignedInAsync(Role.Headteacher);
        async Task<Seen> AddAsync(string name, byte[] content) => await head.SubmitAsync(await head.OpenAsync(root), "Keep this file", new() { ["File"] = new TestFile(name, () => new MemoryStream(content)) });

        byte[] longer = [.. SampleFiles.Pdf, .. new byte[300_000]];
        var kept = await AddAsync("clean.pdf", longer);
        kept.Text.ShouldContain("“clean.pdf” is kept as evidence");
        app.Clamd.Lengths.ShouldBe([longer.Length], "the scanner saw all of it");
        app.Bucket.Objects.Values.ShouldHaveSingleItem().ShouldBe(longer);
        var address = kept.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("clean.pdf")).QuerySelector("a")!.GetAttribute("href")!;
        (await head.AskAsync(address)).Body.ShouldBe(longer);

        (await AddAsync("bad.pdf", [.. SampleFiles.Pdf, .. "VIRUS"u8])).ErrorAt("File")!.ShouldContain("The virus scanner found something harmful in this file");
        app.Clamd.Says = "INSTREAM size limit exceeded. ERROR";
        (await AddAsync("odd.pdf", SampleFiles.Pdf)).ErrorAt("File")!.ShouldContain("could not be checked for viruses just now, so it is not kept");
        app.Clamd.Says = null;

        app.Bucket.IsDown = true;
        (await AddAsync("lost.pdf", SampleFiles.Pdf)).ErrorAt("File")!.ShouldContain("could not be kept just now, and nothing of it is");
        (await head.OpenAsync(address)).Text.ShouldContain("This file cannot be fetched just now");
        app.Bucket.IsDown = false;
        app.Bucket.Objects.Count.ShouldBe(1);
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.EvidenceFiles.Where(f => f.SchoolId == app.World.School.Id && f.KeptIn == Domain.Evidence.KeptIn.S3).Select(f => f.Name).ToListAsync()).ShouldBe(["clean.pdf"]));

        await head.SubmitAsync(await head.OpenAsync($"{address}/remove"), "Remove this file");
        app.Bucket.Objects.ShouldBeEmpty();

        await app.Clamd.DisposeAsync();
        (await AddAsync("unseen.pdf", SampleFiles.Pdf)).ErrorAt("File")!.ShouldContain("could not be checked for viruses just now");
        app.Bucket.Objects.ShouldBeEmpty();
    }
}
