using System.Text;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

public class EstablishmentFileTests
{
    [Theory]
    [InlineData(Sample.July2025, 28)]
    [InlineData(Sample.October2024, 25)]
    [InlineData(Sample.ShortExtract, 5)]
    public void Real_files_of_several_dates_are_read_by_column_name(string file, int rows)
    {
        var schools = Sample.Establishments(Sample.Bytes(file));

        schools.Count.ShouldBe(rows);
        var norton = schools.Single(s => s.Urn == 136728);
        norton.Name.ShouldBe("Norton College");
        norton.Phase.ShouldBe("Secondary");
        norton.LocalAuthority.ShouldBe("North Yorkshire");
        norton.LowAge.ShouldBe(11);
        norton.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Every_field_of_a_real_row_is_read()
    {
        var norton = Sample.Establishments(Sample.Bytes(Sample.July2025)).Single(s => s.Urn == 136728);

        norton.ShouldBe(new EstablishmentRow(
            norton.Row, 136728, "Norton College", "Academy converter", "Open", "Secondary", 11, 18, "North Yorkshire", 815, 4152, 692, new DateOnly(2011, 5, 1), null, 5622, "ARETÉ LEARNING TRUST"));
        norton.Row.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Closed_schools_have_their_day_and_are_not_open()
    {
        var broomfield = Sample.Establishments(Sample.Bytes(Sample.July2025)).Single(s => s.Urn == 121359);

        broomfield.IsClosed.ShouldBeTrue();
        broomfield.IsOpen.ShouldBeFalse();
        broomfield.ClosedOn.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Open, but proposed to close", true, false)]
    [InlineData("Proposed to open", false, false)]
    [InlineData("Closed", false, true)]
    public void A_school_is_open_closed_or_neither(string status, bool open, bool closed)
    {
        var school = Sample.Establishments(Sample.Csv(Sample.OaksideRow.Replace(",Open,", $",\"{status}\",", StringComparison.Ordinal))).Single();

        (school.IsOpen, school.IsClosed).ShouldBe((open, closed));
    }

    [Fact]
    public void Packed_and_unpacked_files_give_the_same_rows()
    {
        var plain = Sample.Bytes(Sample.July2025);
        var rows = Sample.Establishments(plain);

        Sample.Establishments(Sample.Gzip(plain)).ShouldBe(rows);
        Sample.Establishments(Sample.Zip(("extract/edubasealldata20250718.csv", plain), ("readme.txt", [65]))).ShouldBe(rows);
    }

    [Fact]
    public void Windows_1252_and_utf8_with_and_without_mark_give_the_same_names()
    {
        var rows = Sample.Establishments(Sample.Bytes(Sample.July2025));
        var text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Sample.Bytes(Sample.July2025));
        var utf8 = Encoding.UTF8.GetBytes(text);

        rows.Count(r => r.TrustName == "ARETÉ LEARNING TRUST").ShouldBe(11);
        Sample.Establishments(utf8).ShouldBe(rows);
        Sample.Establishments([0xEF, 0xBB, 0xBF, .. utf8]).ShouldBe(rows);
    }

    [Fact]
    public void A_letter_that_differs_between_encodings_is_read_right_however_far_down_it_stands()
    {
        var ascii = Enumerable.Range(100000, 4000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal));
        var rows = Sample.Establishments(Sample.Csv([.. ascii, Sample.OaksideRow.Replace("Oakside School", "St Anne’s École", StringComparison.Ordinal)]));

        rows.Count.ShouldBe(4001);
        rows[^1].Name.ShouldBe("St Anne’s École");
        rows[^1].Row.ShouldBe(4002);
    }

    [Fact]
    public void Empty_numbers_dates_and_trusts_are_none_and_not_nought()
    {
        var school = Sample.Establishments(Sample.Csv("10001,,Surrey,,Oakside School,Other independent school,Open,,,Not applicable,\"\",\"\",\"\",,")).Single();

        school.ShouldBe(new EstablishmentRow(2, 10001, "Oakside School", "Other independent school", "Open", "Not applicable", null, null, "Surrey", null, null, null, null, null, null, ""));
    }

    [Fact]
    public void A_file_says_which_columns_it_knows()
    {
        using var full = EstablishmentFile.Open(Sample.July2025, new MemoryStream(Sample.Bytes(Sample.July2025)));
        using var brief = EstablishmentFile.Open(Sample.ShortExtract, new MemoryStream(Sample.Bytes(Sample.ShortExtract)));

        (full.NamesTrusts, full.CountsPupils).ShouldBe((true, true));
        (brief.NamesTrusts, brief.CountsPupils).ShouldBe((false, false));
    }

    [Fact]
    public void Progress_rises_to_a_hundred_and_reading_can_be_cancelled()
    {
        var content = Sample.Gzip(Sample.Csv([.. Enumerable.Range(100000, 20000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal))]));
        var seen = new Percents();
        using (var file = EstablishmentFile.Open("file.csv", new MemoryStream(content)))
        {
            file.Rows(seen).Count().ShouldBe(20000);
        }

        seen.Values.ShouldBeInOrder();
        seen.Values[^1].ShouldBe(100);

        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var again = EstablishmentFile.Open("file.csv", new MemoryStream(content));
        Should.Throw<OperationCanceledException>(() => again.Rows(null, cancelled.Token).Count());
    }

    [Fact]
    public void The_whole_country_is_read_in_bounded_memory()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Sample.Csv([.. Enumerable.Range(100000, 60000).Select(urn => Sample.OaksideRow.Replace("123456", $"{urn}", StringComparison.Ordinal))]));
            using var stream = File.OpenRead(path);
            using var file = EstablishmentFile.Open("file.csv", stream);
            var most = 0L;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            foreach (var row in file.Rows())
            {
                if (row.Row % 20000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            most.ShouldBeLessThan(8_000_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Percents : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
