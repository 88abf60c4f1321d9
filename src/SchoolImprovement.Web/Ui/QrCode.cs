using System.Text;
using Microsoft.AspNetCore.Html;

namespace SchoolImprovement.Web.Ui;

/// <summary>
/// Draws a QR code (ISO/IEC 18004, bytes, error correction M, versions 1 to 12: up to 287 bytes) as inline SVG. The code is drawn in
/// attributes, so that the content-security policy has nothing to refuse.
/// </summary>
public sealed class QrCode
{
    // Per version: error-correction bytes of a block, and the data bytes of each block (level M).
    private static readonly (int Correction, int[] Blocks)[] Versions =
    [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]),
        (18, [31, 31, 31, 31]), (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
        (30, [50, 51, 51, 51, 51]), (22, [36, 36, 36, 36, 36, 36, 37, 37]),
    ];

    private static readonly int[][] Alignment =
        [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58]];

    private readonly int _size;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        _size = 17 + (4 * version);
        _dark = new bool[_size, _size];
        _fixed = new bool[_size, _size];
    }

    /// <summary>Makes the code of a text.</summary>
    /// <exception cref="ArgumentException">The text is longer than 287 bytes.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= Versions.Length; version++)
        {
            if (bytes.Length + (version < 10 ? 2 : 3) <= Versions[version - 1].Blocks.Sum())
            {
                return Make(version, bytes);
            }
        }

        throw new ArgumentException("The text is too long for a QR code.", nameof(text));
    }

    /// <summary>One string a row, # for dark.</summary>
    public IReadOnlyList<string> Rows() => [.. Enumerable.Range(0, _size).Select(y => string.Concat(Enumerable.Range(0, _size).Select(x => _dark[y, x] ? '#' : '.')))];

    /// <summary>As inline SVG with the quiet zone that scanners need, always dark on white.</summary>
    /// <param name="label">What a screen reader says.</param>
    public IHtmlContent Svg(string label)
    {
        var path = new StringBuilder();
        for (var y = 0; y < _size; y++)
        {
            for (var x = 0; x < _size; x++)
            {
                if (_dark[y, x])
                {
                    var run = 1;
                    while (x + run < _size && _dark[y, x + run])
                    {
                        run++;
                    }

                    path.Append($"M{x + 4} {y + 4}h{run}v1h-{run}z");
                    x += run;
                }
            }
        }

        var side = _size + 8;
        return new HtmlString($"<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" width=\"{side * 5}\" height=\"{side * 5}\" role=\"img\" aria-label=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(label)}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }

    private static QrCode Make(int version, byte[] bytes)
    {
        var code = new QrCode(version);
        code.DrawFixed(version);
        code.DrawData(Protect(Versions[version - 1], Encode(version, bytes)));
        var best = Enumerable.Range(0, 8).MinBy(mask =>
        {
            code.Mask(mask);
            code.DrawFormat(mask);
            var penalty = code.Penalty();
            code.Mask(mask); // masking twice undoes it
            return penalty;
        });
        code.Mask(best);
        code.DrawFormat(best);
        return code;
    }

    /// <summary>Mode, length, bytes, end, padding.</summary>
    private static byte[] Encode(int version, byte[] bytes)
    {
        var bits = new List<bool>();
        void Add(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
            {
                bits.Add((value >> i & 1) == 1);
            }
        }

        var capacity = Versions[version - 1].Blocks.Sum() * 8;
        Add(0b0100, 4);
        Add(bytes.Length, version < 10 ? 8 : 16);
        foreach (var b in bytes)
        {
            Add(b, 8);
        }

        Add(0, Math.Min(4, capacity - bits.Count));
        Add(0, -bits.Count & 7);
        for (var pad = 0xEC; bits.Count < capacity; pad ^= 0xEC ^ 0x11)
        {
            Add(pad, 8);
        }

        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0)))];
    }

    /// <summary>Splits into blocks, adds each block's correction, and interleaves.</summary>
    private static List<byte> Protect((int Correction, int[] Blocks) version, byte[] data)
    {
        var generator = Generator(version.Correction);
        var blocks = new List<byte[]>();
        var at = 0;
        foreach (var length in version.Blocks)
        {
            blocks.Add(data[at..(at + length)]);
            at += length;
        }

        var all = new List<byte>();
        for (var i = 0; i < version.Blocks.Max(); i++)
        {
            all.AddRange(blocks.Where(b => i < b.Length).Select(b => b[i]));
        }

        var corrections = blocks.ConvertAll(b => Remainder(b, generator));
        for (var i = 0; i < version.Correction; i++)
        {
            all.AddRange(corrections.Select(c => c[i]));
        }

        return all;
    }

    // Reed–Solomon over the field of 256 elements with 0x11D.
    private static byte Multiply(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ ((b >> i & 1) * a);
        }

        return (byte)product;
    }

    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = (byte)(Multiply(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            }

            root = Multiply(root, 2);
        }

        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] generator)
    {
        var result = new byte[generator.Length];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++)
            {
                result[i] ^= Multiply(generator[i], factor);
            }
        }

        return result;
    }

    private void Set(int x, int y, bool dark) => (_dark[y, x], _fixed[y, x]) = (dark, true);

    private void DrawFixed(int version)
    {
        for (var i = 0; i < _size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        foreach (var (cx, cy) in new[] { (3, 3), (_size - 4, 3), (3, _size - 4) })
        {
            for (var dy = -4; dy <= 4; dy++)
            {
                for (var dx = -4; dx <= 4; dx++)
                {
                    if (cx + dx >= 0 && cx + dx < _size && cy + dy >= 0 && cy + dy < _size)
                    {
                        Set(cx + dx, cy + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
                    }
                }
            }
        }

        var centres = Alignment[version - 1];
        foreach (var cy in centres)
        {
            foreach (var cx in centres.Where(cx => !_fixed[cy, cx] || (cx == 6) != (cy == 6)))
            {
                // Not over the three finders; over the timing lines.
                if ((cx == 6 && cy == _size - 7) || (cy == 6 && cx == _size - 7))
                {
                    continue;
                }

                for (var dy = -2; dy <= 2; dy++)
                {
                    for (var dx = -2; dx <= 2; dx++)
                    {
                        Set(cx + dx, cy + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
                    }
                }
            }
        }

        DrawFormat(0);
        if (version >= 7)
        {
            DrawVersion(version);
        }
    }

    private void DrawVersion(int version)
    {
        var rest = version;
        for (var i = 0; i < 12; i++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }

        var bits = (version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var (near, far) = (i / 3, _size - 11 + (i % 3));
            Set(far, near, (bits >> i & 1) == 1);
            Set(near, far, (bits >> i & 1) == 1);
        }
    }

    private void DrawFormat(int mask)
    {
        var data = mask; // level M is 00
        var rest = data;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        var bits = ((data << 10) | rest) ^ 0x5412;
        bool Bit(int i) => (bits >> i & 1) == 1;
        for (var i = 0; i < 15; i++)
        {
            Set(8, i < 6 ? i : i < 8 ? i + 1 : _size - 15 + i, Bit(i));
            Set(i < 8 ? _size - 1 - i : i == 8 ? 7 : 14 - i, 8, Bit(i));
        }

        Set(8, _size - 8, true);
    }

    /// <summary>Up and down in columns of two, from the right, around what is fixed.</summary>
    private void DrawData(List<byte> data)
    {
        var at = 0;
        for (var right = _size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (var step = 0; step < _size; step++)
            {
                var y = (right + 1 & 2) == 0 ? _size - 1 - step : step;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (!_fixed[y, x] && at < data.Count * 8)
                    {
                        _dark[y, x] = (data[at >> 3] >> (7 - (at & 7)) & 1) == 1;
                        at++;
                    }
                }
            }
        }
    }

    private void Mask(int mask)
    {
        for (var y = 0; y < _size; y++)
        {
            for (var x = 0; x < _size; x++)
            {
                _dark[y, x] ^= !_fixed[y, x] && mask switch
                {
                    0 => (x + y) % 2 == 0,
                    1 => y % 2 == 0,
                    2 => x % 3 == 0,
                    3 => (x + y) % 3 == 0,
                    4 => ((x / 3) + (y / 2)) % 2 == 0,
                    5 => (x * y % 2) + (x * y % 3) == 0,
                    6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
                    _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
                };
            }
        }
    }

    /// <summary>How hard the pattern is to read: long runs, blocks, false finders, too much of one colour.</summary>
    private int Penalty()
    {
        var penalty = 0;
        var rows = Rows();
        var columns = Enumerable.Range(0, _size).Select(x => string.Concat(rows.Select(r => r[x])));
        foreach (var line in rows.Concat(columns))
        {
            for (var i = 0; i < _size;)
            {
                var run = 1;
                while (i + run < _size && line[i + run] == line[i])
                {
                    run++;
                }

                penalty += run >= 5 ? run - 2 : 0;
                i += run;
            }

            for (var i = 0; i + 11 <= _size; i++)
            {
                penalty += line.AsSpan(i, 11) is "#.###.#...." or "....#.###.#" ? 40 : 0;
            }
        }

        for (var y = 0; y + 1 < _size; y++)
        {
            for (var x = 0; x + 1 < _size; x++)
            {
                penalty += _dark[y, x] == _dark[y, x + 1] && _dark[y, x] == _dark[y + 1, x] && _dark[y, x] == _dark[y + 1, x + 1] ? 3 : 0;
            }
        }

        var dark = rows.Sum(r => r.Count(c => c == '#'));
        return penalty + (Math.Abs((dark * 20) - (_size * _size * 10)) / (_size * _size) * 10);
    }
}
