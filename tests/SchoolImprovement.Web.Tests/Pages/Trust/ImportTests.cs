using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Tests.Gias;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.TrustSetUp;

public sealed class ImportTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Look = "Look what would change", Make = "Make these changes";

    [Fact]
    public async Task A_trust_is_set_up_from_real_files_and_brought_up_to_date_by_the_next_ones()
    {
        await using var fresh = new AppFactory();
        await fresh.InitializeAsync();
        await fresh.InTrustAsync(fresh.World.Trust.Id, async db =>
        {
            (await db.Trusts.SingleAsync(t => t.Id == fresh.World.Trust.Id)).ChangeGroupUid(null);
            await db.SaveChangesAsync();
        });
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var form = await admin.OpenAsync("/import");
        form.ValueOf("LookFor").ShouldBe("North Star Trust");

        var preview = await UploadAsync(admin, form, "areté", Sample.October2024, Sample.Links);
        preview.Heading.ShouldBe("What would change: ARETÉ LEARNING TRUST");
        preview.One("#added").ParentElement!.ParentElement!.TextContent.ShouldContain("Norton College");
        preview.Text.ShouldContain("1 Apr 2024");
        (await OpenSchoolsAsync(fresh)).ShouldBe(fresh.World.Trust.Schools.Count, "nothing is written before somebody confirms");

        var done = await admin.SubmitAsync(preview, Make);
        done.Heading.ShouldBe("The trust’s schools");
        (await OpenSchoolsAsync(fresh)).ShouldBe(fresh.World.Trust.Schools.Count + 9);
        await fresh.InTrustAsync(fresh.World.Trust.Id, async db =>
        {
            (await db.Trusts.SingleAsync(t => t.Id == fresh.World.Trust.Id)).GroupUid.ShouldBe("5622");
            (await db.History.CountAsync(h => h.RowType == nameof(School) && h.RowName == "Norton College")).ShouldBe(1);
        });

        var again = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.October2024, Sample.Links);
        again.Text.ShouldContain("Nothing has changed.");
        again.Document.QuerySelectorAll("button").Select(Seen.Words).ShouldNotContain(Make);

        var later = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025);
        later.One("#added").ParentElement!.ParentElement!.TextContent.ShouldContain("Nunthorpe Academy");
        later.Text.ShouldContain("Pupils: from 733 to 692");
        await admin.SubmitAsync(later, Make);
        (await OpenSchoolsAsync(fresh)).ShouldBe(fresh.World.Trust.Schools.Count + 11);
    }

    [Fact]
    public async Task Of_several_trusts_that_fit_one_is_chosen()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var choices = await UploadAsync(admin, await admin.OpenAsync("/import"), "learning trust", Sample.July2025);
        var preview = await admin.OpenAsync(choices.Link("LUMEN LEARNING TRUST"));

        preview.Heading.ShouldBe("What would change: LUMEN LEARNING TRUST");
        preview.Text.ShouldContain("Your trust has the group UID 1111, and this is 3805.");
        preview.Document.QuerySelectorAll("button").Select(Seen.Words).ShouldNotContain(Make);

        var forced = await admin.PostAsync(preview, preview.Address.Replace("?", "?handler=Apply&", StringComparison.Ordinal), new() { ["trust"] = "3805", ["seen"] = "x" });
        forced.Status.ShouldBe(HttpStatusCode.BadRequest);
        forced.Text.ShouldContain("Your trust has the group UID 1111. To bring in the schools of 3805, change it in the trust’s settings first");
        (await OpenSchoolsAsync(app)).ShouldBe(app.World.Trust.Schools.Count);
    }

    [Fact]
    public async Task The_wrong_file_is_refused_in_a_sentence_and_nothing_is_written()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var refused = await UploadAsync(admin, await admin.OpenAsync("/import"), "1111", Sample.Ofsted);

        refused.Text.ShouldContain("Nothing was changed");
        refused.Text.ShouldContain("“ofsted.csv” holds Ofsted’s inspection outcomes, not the establishments of the register. Download “Establishment fields CSV”");
        (await OpenSchoolsAsync(app)).ShouldBe(app.World.Trust.Schools.Count);
    }

    [Fact]
    public async Task Without_a_file_or_a_name_the_form_says_what_is_missing()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var again = await admin.SubmitAsync(await admin.OpenAsync("/import"), Look, new() { ["LookFor"] = "" });

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("Enter the trust’s name or its group UID");
        again.Text.ShouldContain("Choose the establishments file");
    }

    [Fact]
    public async Task Schools_that_changed_since_the_preview_are_shown_again_before_anything_is_written()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.Trusts.SingleAsync(t => t.Id == app.World.Trust.Id)).ChangeGroupUid("3805");
            await db.SaveChangesAsync();
        });
        var preview = await UploadAsync(admin, await admin.OpenAsync("/import"), "3805", Sample.July2025);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.Add(new School(app.World.Trust.Id, new SchoolFacts("140034", "The Echelford Primary School", "Primary", null, 3, 11, null, 1)));
            await db.SaveChangesAsync();
        });

        var shown = await admin.SubmitAsync(preview, Make);

        shown.Status.ShouldBe(HttpStatusCode.Conflict);
        shown.Text.ShouldContain("The trust’s schools have changed since this page was shown. Look at the changes again, then confirm");

        var withdrawn = await admin.SubmitAsync(shown, "Change nothing");
        withdrawn.Text.ShouldContain("Nothing was changed");
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.Remove(await db.Schools.SingleAsync(s => s.Urn == "140034"));
            (await db.Trusts.SingleAsync(t => t.Id == app.World.Trust.Id)).ChangeGroupUid("1111");
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task What_is_unticked_is_left_out_and_shown_again_and_what_was_taken_is_not()
    {
        await using var fresh = await OfTrustAsync("5622");
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var preview = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.October2024);
        Boxes(preview).Count.ShouldBe(9);
        Boxes(preview).ShouldAllBe(b => b.IsChecked);
        Seen.Words(preview.One("label[for=take-136728]")).ShouldBe("Add Norton College");

        Box(preview, 136728).IsChecked = false;
        var done = await admin.SubmitAsync(preview, Make);
        done.Text.ShouldContain("8 schools brought up to date from the register, 1 school left out. The next import shows what you left out again");

        var next = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.October2024);
        Boxes(next).Select(b => b.Value).ShouldBe(["136728"], next.Text);
        (await admin.SubmitAsync(next, Make)).Text.ShouldContain("1 school brought up to date from the register");
        (await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.October2024)).Text.ShouldContain("Nothing has changed.");

        // The other date: changed schools have boxes, too.
        var later = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025);
        Seen.Words(later.One("label[for=take-136728]")).ShouldBe("Change Norton College");
        foreach (var box in Boxes(later).Where(b => b.Value != "136728"))
        {
            box.IsChecked = false;
        }

        await admin.SubmitAsync(later, Make);
        var pupils = await fresh.InTrustAsync(fresh.World.Trust.Id, db => db.Schools.Where(s => s.Urn == "136728" || s.Urn == "138845").OrderBy(s => s.Urn).Select(s => s.Pupils).ToListAsync());
        pupils[0].ShouldBe(692);
        Boxes(await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025)).Count.ShouldBe(Boxes(later).Count - 1);
    }

    [Fact]
    public async Task Nothing_ticked_is_said_and_nothing_is_written()
    {
        await using var fresh = await OfTrustAsync("5622");
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var preview = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025);
        foreach (var box in Boxes(preview))
        {
            box.IsChecked = false;
        }

        var again = await admin.SubmitAsync(preview, Make);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("Tick the schools whose changes you want, or choose “Change nothing”");
        Boxes(again).ShouldAllBe(b => !b.IsChecked);
        (await OpenSchoolsAsync(fresh)).ShouldBe(fresh.World.Trust.Schools.Count);
        var forged = await admin.PostAsync(again, again.Address, new() { ["seen"] = again.ValueOf("seen")!, ["take"] = "140034" });
        forged.Text.ShouldContain("Tick the schools whose changes you want", customMessage: "a school that was not shown is not taken");
    }

    [Fact]
    public async Task A_school_that_the_register_has_in_no_trust_stays_unless_it_is_ticked()
    {
        await using var fresh = await OfTrustAsync("777");
        await AddAsync(fresh, new("123456", "Oakside School", "Primary", "Academy converter", 4, 11, "Surrey", 210));
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var maintained = Sample.Csv(Sample.OaksideRow.Replace(",777,OAKSIDE TRUST", ",,", StringComparison.Ordinal), Sample.OaksideRow.Replace("123456", "123457", StringComparison.Ordinal));

        var preview = await UploadAsync(admin, await admin.OpenAsync("/import"), null, new TestFile("schools.csv", () => new MemoryStream(maintained)));

        Seen.Words(preview.One("#none").ParentElement).ShouldStartWith("Not in a trust in the register");
        preview.Document.QuerySelector("#moved").ShouldBeNull();
        (Box(preview, 123456).IsChecked, Box(preview, 123457).IsChecked).ShouldBe((false, true));
        (await admin.SubmitAsync(preview, Make)).Text.ShouldContain("1 school brought up to date from the register");
        (await StatusAsync()).ShouldBe(SchoolStatus.Open);

        var again = await UploadAsync(admin, await admin.OpenAsync("/import"), null, new TestFile("schools.csv", () => new MemoryStream(maintained)));
        again.Text.ShouldContain("Nothing has changed.");
        Box(again, 123456).IsChecked = true;
        await admin.SubmitAsync(again, Make);
        (await StatusAsync()).ShouldBe(SchoolStatus.MovedAway);

        Task<SchoolStatus> StatusAsync() => fresh.InTrustAsync(fresh.World.Trust.Id, db => db.Schools.Where(s => s.Urn == "123456").Select(s => s.Status).SingleAsync());
    }

    [Fact]
    public async Task A_file_with_few_rows_and_one_older_than_the_last_are_told_before_anything_is_written()
    {
        await using var fresh = await OfTrustAsync("5622");
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var first = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025, Sample.Links);
        first.Text.ShouldContain("“edubasealldata20250718.csv” has only 28 rows; the whole register has about 50,000. Schools that the file does not have stay as they are.");
        first.Text.ShouldContain("“grouplinks_academytrusts_202509.csv” names the trust of only ");
        first.Text.ShouldNotContain("has the register as it was on");
        await admin.SubmitAsync(first, Make);

        var older = await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.October2024);
        older.Text.ShouldContain("“edubasealldata20241029.csv” has the register as it was on 29 Oct 2024. You brought it in as of 18 Jul 2025 before, so older names and numbers would take the place of newer ones, and a school that has joined you since looks as if it had moved away.");
        (await UploadAsync(admin, await admin.OpenAsync("/import"), null, Sample.July2025)).Text.ShouldNotContain("has the register as it was on");

        var renamed = await UploadAsync(admin, await admin.OpenAsync("/import"), null, new TestFile("schools.csv", () => new MemoryStream(Sample.Bytes(Sample.October2024))));
        renamed.Text.ShouldContain("“schools.csv” has the register as it was on ", customMessage: "the rows tell it when the name does not");
    }

    [Fact]
    public async Task Of_many_earlier_imports_ten_are_shown_and_the_others_on_asking()
    {
        await using var fresh = await OfTrustAsync("5622");
        using var admin = await fresh.SignedInAsync(Role.TrustAdministrator);
        var few = await admin.OpenAsync("/import");
        few.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        few.Text.ShouldNotContain("Show every earlier import");
        await fresh.InTrustAsync(fresh.World.Trust.Id, db =>
        {
            db.AddRange(Enumerable.Range(1, 11).Select(i => new RegisterImport(fresh.World.ActorOf(fresh.World.Holding(Role.TrustAdministrator)), "5622", $"file-{i}.csv", null, fresh.Clock.GetUtcNow().UtcDateTime.AddDays(-i))));
            return db.SaveChangesAsync();
        });

        var latest = await admin.OpenAsync("/import");
        latest.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(10);
        var all = await admin.OpenAsync(latest.Link("Show every earlier import"));
        all.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(12);
        all.Text.ShouldNotContain("Show every earlier import");
    }

    [Fact]
    public async Task A_reading_that_fell_silent_says_so()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var import = new RegisterImport(app.World.ActorOf(app.World.Holding(Role.TrustAdministrator)), "1111", "schools.csv", null, app.Clock.GetUtcNow().UtcDateTime);
        await app.InTrustAsync(app.World.Trust.Id, db =>
        {
            db.Add(import);
            return db.SaveChangesAsync();
        });

        var reading = await admin.OpenAsync($"/import/{import.Id}");
        reading.Text.ShouldContain("0% of the files read");
        reading.One("#import").GetAttribute("hx-get").ShouldBe($"/import/{import.Id}");

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        var stopped = await admin.OpenAsync($"/import/{import.Id}");
        stopped.Text.ShouldContain("The reading has stopped.");
        stopped.Document.QuerySelector("[hx-get]").ShouldBeNull();
    }

    [Fact]
    public async Task Another_trusts_import_is_not_there_and_an_executive_may_not_import()
    {
        var import = new RegisterImport(app.World.ActorOf(app.World.Other.Holding(Role.TrustAdministrator)), "2222", "schools.csv", null, DateTime.UtcNow);
        await app.InTrustAsync(app.World.Other.Id, db =>
        {
            db.Add(import);
            return db.SaveChangesAsync();
        });

        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        (await admin.AskAsync($"/import/{import.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        (await executive.AskAsync("/import")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<int> OpenSchoolsAsync(AppFactory app) =>
        app.InTrustAsync(app.World.Trust.Id, db => db.Schools.CountAsync(s => s.Status == SchoolStatus.Open));

    private static List<IHtmlInputElement> Boxes(Seen page) => [.. page.Document.QuerySelectorAll("input[name=take]").OfType<IHtmlInputElement>()];

    private static IHtmlInputElement Box(Seen page, int urn) => (IHtmlInputElement)page.One($"#take-{urn}");

    /// <summary>An app whose first trust has this group UID.</summary>
    private static async Task<AppFactory> OfTrustAsync(string groupUid)
    {
        var fresh = new AppFactory();
        await fresh.InitializeAsync();
        await fresh.InTrustAsync(fresh.World.Trust.Id, async db =>
        {
            (await db.Trusts.SingleAsync(t => t.Id == fresh.World.Trust.Id)).ChangeGroupUid(groupUid);
            await db.SaveChangesAsync();
        });
        return fresh;
    }

    private static Task AddAsync(AppFactory app, SchoolFacts facts) => app.InTrustAsync(app.World.Trust.Id, db =>
    {
        db.Add(new School(app.World.Trust.Id, facts));
        return db.SaveChangesAsync();
    });

    private static Task<Seen> UploadAsync(Visitor visitor, Seen form, string? lookFor, string establishments, string? links = null) =>
        UploadAsync(visitor, form, lookFor, new TestFile(establishments, () => new MemoryStream(Sample.Bytes(establishments))), links);

    /// <summary>Uploads, and looks again until the files are read.</summary>
    private static async Task<Seen> UploadAsync(Visitor visitor, Seen form, string? lookFor, TestFile establishments, string? links = null)
    {
        var fields = new Dictionary<string, object?> { ["Establishments"] = establishments };
        if (lookFor is not null)
        {
            fields["LookFor"] = lookFor;
        }

        if (links is not null)
        {
            fields["Links"] = new TestFile(links, () => new MemoryStream(Sample.Bytes(links)));
        }

        var seen = await visitor.SubmitAsync(form, Look, fields);
        for (var attempt = 0; attempt < 200 && seen.Heading == "Reading the files"; attempt++)
        {
            await Task.Delay(50);
            seen = await visitor.OpenAsync(seen.Address);
        }

        return seen;
    }
}
