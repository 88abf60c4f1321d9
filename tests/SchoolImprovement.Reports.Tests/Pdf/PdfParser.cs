using System.Globalization;
using System.Text;

namespace SchoolImprovement.Reports.Tests.Pdf;

internal sealed record PdfName(string Value);

internal sealed record PdfReference(int Id);

internal sealed record PdfOperator(string Value);

/// <summary>Reads PDF syntax: dictionaries, arrays, names, strings, numbers, references and, in page content, operators.</summary>
internal sealed class PdfParser(byte[] data, int start = 0)
{
    private const string Delimiters = "()<>[]{}/%";

    private int _at = start;

    public int Position => _at;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at >= data.Length;
        }
    }

    public object? Read()
    {
        SkipSpace();
        switch ((char)data[_at])
        {
            case '<' when data[_at + 1] == '<': return ReadDictionary();
            case '<': return ReadHex();
            case '(': return ReadString();
            case '[': return ReadArray();
            case '/': return new PdfName(ReadWord(skip: 1));
        }
        var word = ReadWord(skip: 0);
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return word switch { "true" => true, "false" => false, "null" => null, _ => new PdfOperator(word) };
        }
        var before = _at;
        if (number >= 0 && number == Math.Floor(number) && TryReadReference())
        {
            return new PdfReference((int)number);
        }
        _at = before;
        return number;
    }

    private bool TryReadReference()
    {
        SkipSpace();
        if (_at >= data.Length || !char.IsAsciiDigit((char)data[_at]))
        {
            return false;
        }
        ReadWord(skip: 0);
        SkipSpace();
        if (_at >= data.Length || data[_at] != 'R' || (_at + 1 < data.Length && char.IsAsciiLetterOrDigit((char)data[_at + 1])))
        {
            return false;
        }
        _at++;
        return true;
    }

    private Dictionary<string, object?> ReadDictionary()
    {
        _at += 2;
        var dictionary = new Dictionary<string, object?>();
        for (SkipSpace(); data[_at] != '>'; SkipSpace())
        {
            var key = (PdfName)Read()!;
            dictionary[key.Value] = Read();
        }
        _at += 2;
        return dictionary;
    }

    private List<object?> ReadArray()
    {
        _at++;
        var array = new List<object?>();
        for (SkipSpace(); data[_at] != ']'; SkipSpace())
        {
            array.Add(Read());
        }
        _at++;
        return array;
    }

    private byte[] ReadHex()
    {
        var end = Array.IndexOf(data, (byte)'>', _at);
        var hex = Encoding.ASCII.GetString(data, _at + 1, end - _at - 1);
        _at = end + 1;
        return Convert.FromHexString(hex);
    }

    private byte[] ReadString()
    {
        var bytes = new List<byte>();
        for (_at++; data[_at] != ')'; _at++)
        {
            bytes.Add(data[_at] == '\\' ? data[++_at] : data[_at]);
        }
        _at++;
        return [.. bytes];
    }

    private string ReadWord(int skip)
    {
        var from = _at + skip;
        for (_at = from; _at < data.Length && data[_at] > ' ' && !Delimiters.Contains((char)data[_at], StringComparison.Ordinal); _at++)
        {
        }
        return Encoding.Latin1.GetString(data, from, _at - from);
    }

    private void SkipSpace()
    {
        while (_at < data.Length && (data[_at] <= ' ' || data[_at] == '%'))
        {
            if (data[_at] == '%')
            {
                while (_at < data.Length && data[_at] != '\n')
                {
                    _at++;
                }
            }
            else
            {
                _at++;
            }
        }
    }
}
