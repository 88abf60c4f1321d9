using System.IO.Compression;
using System.Net;
using System.Text;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class DownloadTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Plan = "/schools/100001/plan/2026-27";

    [Theory]
    [InlineData("/pdf", "application/pdf", "Oakfield Primary School AIP 2026-27.pdf")]
    [InlineData("/summary/pdf", "application/pdf", "Oakfield Primary School AIP 2026-27 summary.pdf")]
    [InlineData("/xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Oakfield Primary School AIP 2026-27.xlsx")]
    [InlineData("/csv", "text/csv", "Oakfield Primary School AIP 2026-27.csv")]
    public async Task Every_file_has_a_name_to_find_it_by_and_is_kept_by_no_cache(string end, string type, string name)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var seen = await head.AskAsync(Plan + end);
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        seen.ContentHeaders.ContentDisposition!.DispositionType.ShouldBe("attachment");
        seen.ContentHeaders.ContentDisposition.FileNameStar.ShouldBe(name);
        seen.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task The_pdf_is_one_and_carries_its_title()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var body = (await head.AskAsync(Plan + "/pdf")).Body;
        Encoding.ASCII.GetString(body, 0, 5).ShouldBe("%PDF-");
        Encoding.UTF8.GetString(body).ShouldContain("Academy Improvement Plan 2026–27 – Oakfield Primary School</rdf:li>");
        body.Length.ShouldBeGreaterThan((await head.AskAsync(Plan + "/summary/pdf")).Body.Length);
    }

    [Fact]
    public async Task The_list_says_what_the_plan_says()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var text = Encoding.UTF8.GetString((await head.AskAsync(Plan + "/csv")).Body);
        text.ShouldContain("Train every teacher in the programme");
        text.ShouldContain(app.World.Holding(Role.PriorityLead).Name);
        text.ShouldContain("1250.00");
        text.ShouldContain("2.2,Read every day with the lowest fifth");
    }

    [Fact]
    public async Task The_workbook_says_what_the_plan_says()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var zip = new ZipArchive(new MemoryStream((await head.AskAsync(Plan + "/xlsx")).Body));
        var words = string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        words.ShouldContain("Every pupil reads well (north)");
        words.ShouldContain("Pupils who pass the phonics check");
        words.ShouldContain("74%");
        words.ShouldContain("Two classes began late.");
    }

    [Fact]
    public async Task A_governor_reads_and_prints_the_summary_and_nothing_more()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        var page = await governor.OpenAsync(Plan + "/summary");
        page.Text.ShouldContain("Reading, attendance and a strong team.");
        page.Text.ShouldContain("Attendance is above 96%");
        page.Text.ShouldContain("£1,250");
        page.Text.ShouldContain("74%");
        page.Text.ShouldNotContain("Train every teacher");
        (await governor.AskAsync(page.Link("Summary (PDF)"))).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var end in new[] { "/pdf", "/xlsx", "/csv", "/comments", "/header" })
        {
            (await governor.AskAsync(Plan + end)).Status.ShouldBe(HttpStatusCode.Forbidden, end);
        }
    }

    [Theory]
    [InlineData("/schools/100001/plan/2011-12/pdf")]
    [InlineData("/schools/100001/plan/2011-12/summary")]
    [InlineData("/schools/100001/plan/2026-27/docx")]
    [InlineData("/schools/200001/plan/2026-27/pdf")]
    [InlineData("/schools/200001/plan/2026-27/summary")]
    public async Task What_is_not_there_is_not_there(string address)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("St Mary’s CE / RC \"School\": <A>\r\n AIP", "St Mary’s CE RC School A AIP")]
    [InlineData("Ysgol Tŷ’r Łąka 小学", "Ysgol Tŷ’r Łąka 小学")]
    [InlineData("../../etc", "etc")]
    public void A_files_name_keeps_letters_and_loses_what_computers_refuse(string name, string clean) => Downloads.Clean(name).ShouldBe(clean);
}
