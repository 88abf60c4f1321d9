using System.IO.Compression;
using System.Text;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Web.Bringing;

namespace SchoolImprovement.Web.Tests.Bringing;

/// <summary>What is read from files and pastes, and what is said of those that cannot be read.</summary>
public sealed class PlanFileTests
{
    static PlanFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Words(SourceTable table) => string.Join(" / ", table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => (c.Continues ? "^" : "") + c.Text))));

    private static SourceTable Csv(byte[] content) => PlanFile.Read("plan.csv", content).Tables.ShouldHaveSingleItem();

    [Fact]
    public void A_word_document_is_read_with_merged_cells_bullets_and_the_words_around()
    {
        var document = PlanFile.Read("plan.docx", SampleDocuments.Word());
        document.Tables.Select(t => (t.Name, t.Heading)).ShouldBe([("Table 1", "Priority 1: Early reading"), ("Table 2", "Priority 2: Attendance")]);
        Words(document.Tables[0]).ShouldBe(
            "Lead: Sarah Whitlock and the phonics team |  |  |  / Success Criteria | Actions | Who? | When? / "
            + "85% pass the check\nEvery lesson is planned | • Train every teacher\n• Buy decodable books | SW | Autumn 1 / ^85% pass the check\nEvery lesson is planned | Read daily | All staff | Ongoing");
        document.Tables[0].Rows[0].Cells[0].Span.ShouldBe(4);
        document.Tables[1].Rows[1].Cells[3].Shade.ShouldBe(Progress.OnTrack);
        document.Outside.Select(o => o.Place).ShouldBe(["Before table 1", "After table 2", "Page footer"]);
        document.Outside[0].Text.ShouldStartWith("Our school improvement plan follows");
    }

    [Fact]
    public void A_workbook_is_read_as_people_see_it()
    {
        var table = PlanFile.Read("plan.xlsx", SampleDocuments.Workbook()).Tables.ShouldHaveSingleItem();
        (table.Name, table.Heading).ShouldBe(("Sheet “Sheet1”", null));
        Words(table).ShouldBe(
            "Academy Improvement Plan 2026-27 |  |  |  |  |  / Objective | Actions | Start date | Completion date | Cost | RAG / "
            + "Raise attendance | Visit families | 10 Sep 2026 | Mar 2027 | £1250 |  / ^Raise attendance | Reward classes |  |  | £0 | ");
        table.Rows[2].Place.ShouldBe("row 4");
        table.Rows[2].Cells[5].Shade.ShouldBe(Progress.AtRisk);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void A_csv_file_is_read_whatever_its_letters(string encoding, bool mark)
    {
        var bytes = Encoding.GetEncoding(encoding);
        var content = bytes.GetBytes("Priority,Action,Cost\r\nCafé reading,\"Train staff, all of them\",£1200\r\n");
        Words(Csv(mark ? [.. bytes.GetPreamble(), .. content] : content)).ShouldBe("Priority | Action | Cost / Café reading | Train staff, all of them | £1200");
    }

    [Theory]
    [InlineData("Priority;Action, with words;Cost\nReading;Train, then buy;1,5")]
    [InlineData("Priority|Action, with words|Cost\nReading|Train, then buy|1,5")]
    [InlineData("Priority\tAction, with words\tCost\nReading\tTrain, then buy\t1,5")]
    public void The_separator_is_found(string text) => Words(Csv(Encoding.UTF8.GetBytes(text))).ShouldBe("Priority | Action, with words | Cost / Reading | Train, then buy | 1,5");

    [Fact]
    public void Cells_with_several_lines_stay_cells_however_they_are_pasted()
    {
        // Excel puts quotes around them; Word does not.
        Words(PlanFile.ReadPaste("Action\tLead\n\"Train \"\"all\"\" staff\nthen buy\"\tRL\n").Tables[0]).ShouldBe("Action | Lead / Train \"all\" staff\nthen buy | RL");
        Words(PlanFile.ReadPaste("Priority\tAction\tLead\nReading\tTrain\nthen buy\tRL\n• and read\nMaths\t\"Count\" with us\tSW").Tables[0]).ShouldBe("Priority | Action | Lead / Reading | Train\nthen buy | RL\n• and read / Maths | \"Count\" with us | SW");
    }

    [Fact]
    public void A_row_over_the_pasted_table_stays_a_row() =>
        Words(PlanFile.ReadPaste("Priority 1: Reading\nAction\tLead\nTrain\tRL").Tables[0]).ShouldBe("Priority 1: Reading / Action | Lead / Train | RL");

    [Fact]
    public void What_cannot_be_read_is_told_what_to_do()
    {
        byte[] Old(string name) => [0xD0, 0xCF, 0x11, 0xE0, .. new byte[40], .. Encoding.Unicode.GetBytes(name)];
        byte[] Zip(params string[] names)
        {
            using var content = new MemoryStream();
            using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
            {
                foreach (var name in names)
                {
                    zip.CreateEntry(name).Open().Dispose();
                }
            }

            return content.ToArray();
        }

        (byte[] Content, string Sentence)[] refused =
        [
            ([], "“plan.docx” is empty. Choose the file again."),
            (Old("WordDocument"), "“plan.docx” is a Word document of the old kind (.doc). Open it in Word and save it as .docx."),
            (Old("Workbook"), "“plan.docx” is an Excel workbook of the old kind (.xls). Open it in Excel and save it as .xlsx."),
            (Old("EncryptedPackage"), "“plan.docx” is protected by a password. Open it, take the password away, save it and choose it again."),
            ("%PDF-1.7 and more"u8.ToArray(), "“plan.docx” is a PDF, whose tables cannot be read. Find the Word document that it was made from, or open the PDF in Word and save it as .docx."),
            ("{\\rtf1 words}"u8.ToArray(), "“plan.docx” is a Rich Text file. Open it in Word and save it as .docx."),
            ("<html><table>"u8.ToArray(), "“plan.docx” is a web page, whatever its name says. Open it in Word or Excel and save it as .docx or .xlsx, or copy the table and paste it."),
            ([0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 1, 2], "“plan.docx” is not a document, workbook or CSV file. Open it in Word or Excel and save it as .docx or .xlsx, or copy the table and paste it."),
            (Zip("photo.jpg"), "“plan.docx” is a packed file, but no Word document or Excel workbook. Open it in Word or Excel and save it as .docx or .xlsx, or copy the table and paste it."),
            (Zip("mimetype", "content.xml"), "“plan.docx” is an OpenDocument file. Open it in Word or Excel and save it as .docx or .xlsx, or copy the table and paste it."),
            (Zip("word/document.xml"), "“plan.docx” is damaged, or only part of it arrived. Open it in Word or Excel, save it again and choose it again."),
            (SampleDocuments.Word()[..2000], "“plan.docx” is damaged, or only part of it arrived. Open it in Word or Excel, save it again and choose it again."),
            ("Just a sentence"u8.ToArray(), "“plan.docx” has no table in it. Put the plan into a table with headings such as Priority, Action, Lead and When, or add it to the plan by hand"),
        ];
        foreach (var (content, sentence) in refused)
        {
            Should.Throw<PlanFileException>(() => PlanFile.Read("plan.docx", content)).Message.ShouldBe(sentence);
        }
    }

    [Fact]
    public void A_file_made_to_fill_the_memory_is_refused()
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.Optimal).Open();
            var blank = new byte[1_000_000];
            for (var i = 0; i < 90; i++)
            {
                entry.Write(blank);
            }
        }

        content.Length.ShouldBeLessThan(PlanFile.Largest);
        Should.Throw<PlanFileException>(() => PlanFile.Read("plan.docx", content.ToArray())).Message.ShouldBe("“plan.docx” unpacks to more than a plan can be. Take pictures out of it, or copy the table and paste it.");
    }

    [Fact]
    public void A_document_that_declares_its_own_entities_is_refused()
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            entry.Write("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">]><document>&a;</document>");
        }

        Should.Throw<PlanFileException>(() => PlanFile.Read("plan.docx", content.ToArray())).Message.ShouldStartWith("“plan.docx” is damaged");
    }

    [Theory]
    [InlineData(1501, 2, "The tables have 1,501 rows. 1,500 are the most that can be brought in at once: bring them in in parts")]
    [InlineData(2, 61, "A table has 61 columns. 60 are the most that can be brought in: leave out those that are not part of the plan")]
    public void More_than_a_plan_can_be_is_refused(int rows, int columns, string sentence)
    {
        var text = string.Join('\n', Enumerable.Repeat(string.Join(',', Enumerable.Repeat("x", columns)), rows));
        Should.Throw<PlanFileException>(() => PlanFile.Read("plan.csv", Encoding.UTF8.GetBytes(text))).Message.ShouldBe(sentence);
    }
}
