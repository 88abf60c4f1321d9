using System.Text;

namespace SchoolImprovement.Reports.Tests.Pdf;

/// <summary>Follows a page's drawing operators and notes each run of text, with the marked content it stands in.</summary>
internal sealed class ContentReader(PdfProbe probe, int page, List<DrawnText> texts)
{
    private static readonly string[] _painting = ["f", "S", "Tj", "Do"];

    private readonly List<object?> _operands = [];
    private readonly Stack<(int? Mcid, string? Artifact)> _marks = new();
    private string _font = "";
    private double _size, _x, _y;

    public void Read()
    {
        var raw = probe.Pages[page];
        var fonts = probe.Dictionary(probe.Dictionary(raw["Resources"])["Font"]).ToDictionary(font => font.Key, font => ToUnicode(font.Value));
        var parser = new PdfParser(probe.Stream(raw["Contents"]));
        while (!parser.AtEnd)
        {
            if (parser.Read() is var token && token is not PdfOperator)
            {
                _operands.Add(token);
                continue;
            }
            Apply(((PdfOperator)token).Value, fonts);
            _operands.Clear();
        }
        _marks.ShouldBeEmpty("every marked content is closed");
    }

    private void Apply(string operation, Dictionary<string, Dictionary<int, string>> fonts)
    {
        if (_painting.Contains(operation))
        {
            _marks.Count.ShouldBe(1, "everything painted is tagged or an artifact, and marks do not nest");
        }
        switch (operation)
        {
            case "BMC":
                _marks.Push((null, Name(0)));
                break;
            case "BDC":
                var properties = (Dictionary<string, object?>)_operands[1]!;
                _marks.Push(properties.TryGetValue("MCID", out var mcid)
                    ? ((int)(double)mcid!, null)
                    : (null, properties.GetValueOrDefault("Subtype") is PdfName subtype ? subtype.Value : "Artifact"));
                break;
            case "EMC":
                _marks.Pop();
                break;
            case "Tf":
                (_font, _size) = (Name(0), (double)_operands[1]!);
                break;
            case "Td":
                (_x, _y) = ((double)_operands[0]!, (double)_operands[1]!);
                break;
            case "Tj":
                var codes = ((byte[])_operands[0]!).Chunk(2).Select(pair => pair[0] << 8 | pair[1]).ToList();
                var text = string.Concat(codes.Select(code => fonts[_font][code]));
                texts.Add(new(page, _marks.Peek().Mcid, _marks.Peek().Artifact, text, _x, _y, _font, _size, codes));
                break;
        }
    }

    private string Name(int operand) => ((PdfName)_operands[operand]!).Value;

    private Dictionary<int, string> ToUnicode(object? font)
    {
        var map = new Dictionary<int, string>();
        foreach (var line in Encoding.Latin1.GetString(probe.Stream(probe.Dictionary(font)["ToUnicode"])).Split('\n'))
        {
            if (line.StartsWith('<') && line.Split('<', '>') is [_, var code, _, var unicode, _])
            {
                map[Convert.ToInt32(code, 16)] = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(unicode));
            }
        }
        return map;
    }
}
