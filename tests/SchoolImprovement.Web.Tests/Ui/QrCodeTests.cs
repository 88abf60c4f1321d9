using System.Security.Cryptography;
using System.Text;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Ui;

/// <summary>One text for each size of code. Each pattern was read back by an independent scanner (zbar) before its fingerprint was written here.</summary>
public sealed class QrCodeTests
{
    [Theory]
    [InlineData(1, 21, "28bbdf784e7f028b")]
    [InlineData(14, 21, "4e068540f142e202")]
    [InlineData(15, 25, "28cd3c14d0c23f74")]
    [InlineData(26, 25, "5b5b6ac6013a1b01")]
    [InlineData(42, 29, "32e0064ea7efe749")]
    [InlineData(62, 33, "79ef52cb63780f85")]
    [InlineData(84, 37, "de3630582c099da8")]
    [InlineData(106, 41, "9f50702ca72986e6")]
    [InlineData(122, 45, "48bf228e513eb12b")]
    [InlineData(152, 49, "c54815032d8f8503")]
    [InlineData(180, 53, "b9513dfec2646743")]
    [InlineData(213, 57, "b4ad0f45cb0f803d")]
    [InlineData(251, 61, "d600d3343a3c2951")]
    [InlineData(287, 65, "fbbaa060e8f921d7")]
    public void The_pattern_is_the_one_that_a_scanner_read(int length, int side, string fingerprint)
    {
        var rows = QrCode.Of(Text(length)).Rows();

        rows.Count.ShouldBe(side);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join("\n", rows))))[..16].ShouldBe(fingerprint);
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused() => Should.Throw<ArgumentException>(() => QrCode.Of(Text(288)));

    [Fact]
    public void The_drawing_has_a_quiet_zone_a_name_and_no_inline_style()
    {
        var svg = QrCode.Of("School").Svg("QR code & key").ToString()!;

        svg.ShouldContain("viewBox=\"0 0 29 29\"");
        svg.ShouldContain("aria-label=\"QR code &amp; key\"");
        svg.ShouldNotContain("style=");
    }

    private static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i * 7 % 90))));
}
