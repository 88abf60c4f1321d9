using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.Evidence;

public sealed class EvidenceFileTests
{
    private static EvidenceFile Add(Actor by, string? name = "Panel notes.pdf", string? about = null, FileType type = FileType.Pdf, long length = 10) =>
        EvidenceFile.Add(by, Given.School, new EvidenceFacts(name, about, type, length, new string('a', EvidenceFile.HashLength)), KeptIn.Database, Given.Now);

    [Fact]
    public void Who_leads_the_school_or_a_priority_adds_a_file_and_nobody_else()
    {
        foreach (var by in new[] { Given.Head, Given.Deputy, Given.Lead })
        {
            var file = Add(by, about: " Minutes of the panel ");
            (file.SchoolId, file.TrustId, file.AddedBy, file.AddedAt, file.Called, file.Length).ShouldBe((Given.School, Given.Trust, by.Name, Given.Now, "Minutes of the panel", 10));
        }

        foreach (var by in new[] { Given.Teacher, Given.Chair, Given.Governor, Given.Executive, Given.Administrator, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => Add(by));
        }
    }

    [Fact]
    public void An_empty_file_and_a_long_description_are_refused()
    {
        Should.Throw<RuleBrokenException>(() => Add(Given.Head, length: 0)).Message.ShouldBe("This file is empty. Choose another");
        Should.Throw<RuleBrokenException>(() => Add(Given.Head, about: new string('x', EvidenceFile.AboutMax + 1))).Field.ShouldBe("About");
        Add(Given.Head).Called.ShouldBe("Panel notes.pdf", "without a description a file goes by its name");
    }

    [Fact]
    public void Who_brought_it_removes_it_and_so_does_who_writes_the_self_evaluation()
    {
        var file = Add(Given.Lead);
        foreach (var by in new[] { Given.Lead, Given.Head, Given.Deputy })
        {
            file.MayRemove(by).ShouldBeTrue(by.Name);
            file.DemandRemove(by);
        }

        var lostTheRole = new Actor(Given.Trust, Given.Lead.MemberId, Given.Lead.Name, [new Holding(Role.Staff, Given.School, null)], Given.Today);
        foreach (var by in new[] { Given.OtherLead, Given.Chair, Given.HeadElsewhere, lostTheRole })
        {
            Should.Throw<NotAllowedException>(() => file.DemandRemove(by));
        }
    }

    [Theory]
    [InlineData("notes.pdf", FileType.Pdf, "notes.pdf")]
    [InlineData(@"C:\Users\head\My notes.PDF", FileType.Pdf, "My notes.pdf")]
    [InlineData("../../etc/passwd", FileType.Text, "passwd.txt")]
    [InlineData("virus.exe", FileType.Text, "virus.txt")]
    [InlineData("photo.jpeg", FileType.Jpeg, "photo.jpeg")]
    [InlineData("photo.png", FileType.Jpeg, "photo.jpg")]
    [InlineData("Gŵyl yr ŷd ym Mhontŵr.docx", FileType.Word, "Gŵyl yr ŷd ym Mhontŵr.docx")]
    [InlineData("Świetlica Łódź – tiếng Việt.xlsx", FileType.Excel, "Świetlica Łódź – tiếng Việt.xlsx")]
    [InlineData("a<b>:\"|?*;c\r\nd.csv", FileType.Csv, "a b c d.csv")]
    [InlineData("invoice\u202Efdp.exe", FileType.Pdf, "invoice fdp.pdf")]
    [InlineData("...", FileType.Pdf, "Evidence.pdf")]
    [InlineData("", FileType.PowerPoint, "Evidence.pptx")]
    [InlineData(null, FileType.Pdf, "Evidence.pdf")]
    [InlineData("Plan for 26.27 autumn", FileType.Pdf, "Plan for 26.27 autumn.pdf")]
    public void A_name_is_safe_on_every_computer_and_ends_in_what_the_file_is(string? given, FileType type, string name) => EvidenceFile.NameOf(given, type).ShouldBe(name);

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        var name = EvidenceFile.NameOf(new string('ŵ', 400) + ".docx", FileType.Word);
        name.Length.ShouldBeLessThanOrEqualTo(EvidenceFile.NameMax);
        name.ShouldEndWith("….docx");
    }
}
