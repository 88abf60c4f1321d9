using System.Diagnostics;
using System.Text;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

/// <summary>Whatever is wrong with a file is told in one sentence that names the file, where it can the row and column, and what to do.</summary>
public class RefusedFileTests
{
    private const string Remedy = "Download “Establishment fields CSV” from the downloads page of Get Information about Schools and upload that file.";

    public static TheoryData<string, byte[], string> WholeFiles() => new()
    {
        { "empty.csv", [], "“empty.csv” is empty. " + Remedy },
        { "plan.pdf", "%PDF-1.7 and so on"u8.ToArray(), "“plan.pdf” is a PDF, not a CSV file. " + Remedy },
        { "page.csv", "\uFEFF\r\n<!DOCTYPE html><html>"u8.ToArray(), "“page.csv” is a web page or XML, not a CSV file. " + Remedy },
        { "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "“old.xls” is an Excel workbook of the old kind (.xls), not a CSV file. " + Remedy },
        { "photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70, 0], "“photo.jpg” is not a text file, so it cannot be a CSV file. " + Remedy },
        { "wide.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample.Header)], "“wide.csv” is saved as Unicode text (UTF-16), which the register does not use. Save it as “CSV UTF-8”, or upload the file as you downloaded it." },
        { "wide.csv", Encoding.Unicode.GetBytes(Sample.Header), "“wide.csv” is saved as Unicode text (UTF-16), which the register does not use. Save it as “CSV UTF-8”, or upload the file as you downloaded it." },
        { "letter.csv", "Dear all, here is the list of schools."u8.ToArray(), "“letter.csv” does not hold the establishments of the register: row 1 has no column “URN”. " + Remedy },
        { "header.csv", Sample.Csv(), "“header.csv” has a header but no rows. " + Remedy },
        { "header.csv", Sample.Csv("", ""), "“header.csv” has a header but no rows. " + Remedy },
        { "semicolons.csv", Encoding.UTF8.GetBytes(Sample.Header.Replace(',', ';')), "“semicolons.csv” has its columns separated by something else than commas. Save it as “CSV (comma delimited)” and upload it again." },
        { "ofsted.csv", Sample.Bytes(Sample.Ofsted), "“ofsted.csv” holds Ofsted’s inspection outcomes, not the establishments of the register. " + Remedy },
        { "links.csv", Sample.Bytes(Sample.Links), "“links.csv” holds the group links of the register, not the establishments of the register. " + Remedy },
        { "book.xlsx", Sample.Zip(("[Content_Types].xml", [65]), ("xl/workbook.xml", [65])), "“book.xlsx” is an Excel workbook or another Office document, not a CSV file. In Excel choose “Save as” and “CSV (comma delimited)”, or upload the file as you downloaded it." },
        { "pictures.zip", Sample.Zip(("a.png", [65])), "“pictures.zip” is a zip file with no .csv file in it. " + Remedy },
        { "two.zip", Sample.Zip(("a.csv", [65]), ("b.csv", [65])), "“two.zip” is a zip file with 2 .csv files in it. Unpack it and upload the one that holds the establishments of the register." },
        { "half.zip", Sample.Zip(("a.csv", Sample.Bytes(Sample.July2025)))[..4000], "“half.zip” is damaged or only part of it arrived: it cannot be unpacked to its end. Download the file again and upload it again." },
        { "noise.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], "“noise.gz” is damaged or only part of it arrived: it cannot be unpacked to its end. Download the file again and upload it again." },
        { "twice.csv", Encoding.UTF8.GetBytes(Sample.Header + ",URN\r\n" + Sample.OaksideRow + ",1"), "“twice.csv” has the column “URN” 2 times in row 1. Keep one of them, or download the file again." },
    };

    [Theory]
    [MemberData(nameof(WholeFiles))]
    public void A_file_that_is_something_else_is_refused(string name, byte[] content, string sentence) => Sample.Refusal(content, name).ShouldBe(sentence);

    [Fact]
    public void The_file_around_which_these_are_made_is_taken() => Sample.Establishments(Sample.Csv(Sample.OaksideRow)).Single().Name.ShouldBe("Oakside School");

    [Theory]
    [InlineData("URN", "URN")]
    [InlineData("EstablishmentName", "EstablishmentName")]
    [InlineData("TypeOfEstablishment (name)", "TypeOfEstablishment (name)")]
    [InlineData("EstablishmentStatus (name)", "EstablishmentStatus (name)")]
    [InlineData("PhaseOfEducation (name)", "PhaseOfEducation (name)")]
    [InlineData("StatutoryLowAge", "StatutoryLowAge")]
    [InlineData("StatutoryHighAge", "StatutoryHighAge")]
    [InlineData("LA (name)", "LA (name)")]
    public void A_missing_column_is_named(string column, string named)
    {
        var header = Sample.Header.Replace(column, "Something", StringComparison.Ordinal);

        var refusal = Sample.Refusal(Encoding.UTF8.GetBytes(header + "\r\n" + Sample.OaksideRow));

        refusal.ShouldContain(named == "EstablishmentName" ? "has no column “EstablishmentName” in row 1." : $"“{named}”");
        refusal.ShouldEndWith(Remedy);
    }

    [Theory]
    [InlineData("LA (code)")]
    [InlineData("EstablishmentNumber")]
    [InlineData("OpenDate")]
    [InlineData("CloseDate")]
    [InlineData("NumberOfPupils")]
    [InlineData("Trusts (code)")]
    [InlineData("Trusts (name)")]
    public void A_column_that_comes_and_goes_may_be_missing(string column) =>
        Sample.Establishments(Encoding.UTF8.GetBytes(Sample.Header.Replace(column, "Something", StringComparison.Ordinal) + "\r\n" + Sample.OaksideRow)).Single().Urn.ShouldBe(123456);

    public static TheoryData<string, string, string> Cells() => new()
    {
        { "123456,", "12345X,", "column “URN”: “12345X” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again." },
        { "123456,", ",", "column “URN”: “” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again." },
        { "123456,", "1234567,", "column “URN”: “1234567” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again." },
        { "123456,", "1234,", "column “URN”: “1234” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again." },
        { "Oakside School", "", "column “EstablishmentName”: the cell is empty. Every school has a name. Fill in the cell or download the file again." },
        { "Oakside School", new string('x', 201), "column “EstablishmentName”: “" + new string('x', 40) + "…” has 201 characters; there is room for 200. Shorten the cell or download the file again." },
        { ",Open,", ",,", "column “EstablishmentStatus (name)”: the cell is empty. Every school is open, closed or proposed. Fill in the cell or download the file again." },
        { "\"210\"", "\"SUPP\"", "column “NumberOfPupils”: “SUPP” is not a whole number. Correct the cell or download the file again." },
        { "\"210\"", "-3", "column “NumberOfPupils”: “-3” is not a whole number. Correct the cell or download the file again." },
        { ",4,11,", ",4,1100,", "column “StatutoryHighAge”: 1,100 is not an age. Correct the cell or download the file again." },
        { "01-09-2012", "31-02-2012", "column “OpenDate”: “31-02-2012” is not a date such as 01-09-2024. Correct the cell or download the file again." },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_that_cannot_be_read_is_named_by_row_and_column(string right, string wrong, string sentence)
    {
        var content = Sample.Csv(Sample.OaksideRow.Replace("123456", "100000", StringComparison.Ordinal), Sample.OaksideRow.Replace(right, wrong, StringComparison.Ordinal));

        Sample.Refusal(content).ShouldBe("“file.csv”, row 3, " + sentence);
    }

    [Theory]
    [InlineData("ARET\uFFFD TRUST")]
    [InlineData("ARET\u00C3\u2030 TRUST")]
    [InlineData("ARET\u0090 TRUST")]
    public void A_letter_that_was_lost_or_spoiled_in_another_encoding_is_refused(string name)
    {
        var spoiled = Encoding.UTF8.GetBytes(Sample.Header + "\r\n" + Sample.OaksideRow.Replace("OAKSIDE TRUST", name, StringComparison.Ordinal));

        Sample.Refusal(spoiled).ShouldBe(
            $"“file.csv”, row 2, column “Trusts (name)”: “{name}” has letters that were spoiled when the file was saved with another encoding. Upload the file as you downloaded it, without opening and saving it.");
    }

    [Fact]
    public void The_same_urn_twice_names_both_rows() =>
        Sample.Refusal(Sample.Csv(Sample.OaksideRow, Sample.OaksideRow.Replace("123456", "100000", StringComparison.Ordinal), Sample.OaksideRow))
            .ShouldBe("“file.csv”, row 4, column “URN”: URN 123456 stands in row 2 already. Take one of the two rows out or download the file again.");

    [Fact]
    public void A_row_with_a_comma_too_many_is_refused() =>
        Sample.Refusal(Sample.Csv(Sample.OaksideRow.Replace("Oakside School", "Oakside, School", StringComparison.Ordinal), Sample.OaksideRow))
            .ShouldBe("“file.csv”, row 2: there are 16 columns where row 1 has 15. A comma in a name may have lost its quotation marks. Upload the file as you downloaded it.");

    [Fact]
    public void A_short_row_in_the_middle_is_refused() =>
        Sample.Refusal(Sample.Csv("123456,936", Sample.OaksideRow)).ShouldBe("“file.csv”, row 2: there are 2 columns where row 1 has 15. Upload the file as you downloaded it.");

    [Fact]
    public void A_quotation_mark_out_of_place_is_refused() =>
        Sample.Refusal(Sample.Csv(Sample.OaksideRow.Replace("Oakside School", "\"Oakside\" School", StringComparison.Ordinal)))
            .ShouldBe("“file.csv”, row 2: a quotation mark stands where it does not belong. Upload the file as you downloaded it, without editing it by hand.");

    [Fact]
    public void Half_a_file_is_refused_wherever_it_was_cut()
    {
        var whole = Sample.Bytes(Sample.July2025);
        for (var cut = whole.Length - 1; cut > whole.Length - 3000; cut--)
        {
            // Cut between two rows, or before a last cell that is empty, nothing is missing that could be missed.
            var isWholeRow = whole.AsSpan(cut) is [(byte)'"', (byte)'"'] or [(byte)'"', (byte)'"', (byte)'\r', ..] or [(byte)'\r', ..] or [(byte)'\n', ..] || whole[cut - 1] == '\n';
            if (!isWholeRow)
            {
                Sample.Refusal(whole[..cut]).ShouldContain("only part of it arrived", customMessage: $"cut at {cut}");
            }
        }
    }

    [Fact]
    public void Half_a_packed_file_is_refused_even_where_it_ends_with_a_whole_row()
    {
        var packed = Sample.Gzip(Sample.Csv([.. Enumerable.Range(100000, 3000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal))]));

        for (var cut = 200; cut < packed.Length; cut += 97)
        {
            Sample.Refusal(packed[..cut]).ShouldContain("only part of it arrived", customMessage: $"cut at {cut}");
        }
    }

    [Fact]
    public void A_large_file_without_line_ends_is_refused_after_its_first_few_pages()
    {
        var stream = new EndlessStream(500_000_000, (byte)'a');
        var clock = Stopwatch.StartNew();

        var refusal = Should.Throw<GiasFileException>(() => EstablishmentFile.Open("big.txt", stream)).Message;

        refusal.ShouldStartWith("“big.txt”, row 1: the row is longer than 131,072 characters, so this is not a CSV file of the register");
        stream.BytesRead.ShouldBeLessThan(1_000_000);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_file()
    {
        var rows = Enumerable.Range(100000, 5000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal)).ToArray();
        rows[9] = rows[9].Replace("\"210\"", "\"210", StringComparison.Ordinal);

        Sample.Refusal(Sample.Csv(rows)).ShouldStartWith("“file.csv”, row 11: ");
    }

    [Fact]
    public void A_small_file_that_unpacks_without_end_is_refused()
    {
        var bomb = Sample.Gzip(Sample.Csv([.. Enumerable.Range(100000, 20000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal))]));
        string Read(long largest)
        {
            using var table = new GiasTable("bomb.gz", new MemoryStream(bomb), GiasLayout.Establishments, largest);
            while (table.Next())
            {
            }

            return "read";
        }

        Read(GiasText.LargestExpanded).ShouldBe("read");
        Should.Throw<GiasFileException>(() => Read(1_000_000)).Message
            .ShouldBe("“bomb.gz” holds more than 1 MB, several times the whole country. Check that it is the file of the register and upload it as you downloaded it.");
    }

    /// <summary>A file of one letter, as long as it is said to be, that counts what is read of it.</summary>
    private sealed class EndlessStream(long length, byte letter) : Stream
    {
        public long BytesRead { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, count).Fill(letter);
            Position += count;
            BytesRead += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
