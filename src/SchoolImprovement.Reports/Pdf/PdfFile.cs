using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>
/// The file underneath a document: numbered objects, compressed streams and the cross-reference stream at the end.
/// Small objects are gathered into object streams, which keeps a tagged document (thousands of tiny objects) small.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;

    private readonly record struct Entry(byte Kind, long Place, int Index);

    private readonly MemoryStream _out = new(1 << 17);
    private readonly List<Entry> _entries = [new(0, 0, ushort.MaxValue)];
    private readonly List<(int Id, int Offset)> _gathered = [];
    private PdfBuffer _gatheredBytes = new(1 << 14);

    public PdfFile() => _out.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);

    public int Allocate()
    {
        _entries.Add(default);
        return _entries.Count - 1;
    }

    public void Object(int id, Action<PdfBuffer> write)
    {
        _gathered.Add((id, _gatheredBytes.Length));
        write(_gatheredBytes);
        _gatheredBytes.Raw("\n");
        if (_gathered.Count == ObjectsPerStream)
        {
            FlushGathered();
        }
    }

    public void Stream(int id, string dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        _entries[id] = new(1, _out.Length, 0);
        if (!compress)
        {
            Raw($"{id} 0 obj\n<<{dictionary}/Length {data.Length}>>stream\n");
            _out.Write(data);
            Raw("\nendstream endobj\n");
            return;
        }
        using var packed = new MemoryStream(data.Length / 3 + 64);
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(data);
        }
        Raw($"{id} 0 obj\n<<{dictionary}/Filter/FlateDecode/Length {packed.Length}>>stream\n");
        packed.WriteTo(_out);
        Raw("\nendstream endobj\n");
    }

    public byte[] Finish(int catalogId, int infoId)
    {
        FlushGathered();
        var id = Allocate();
        var start = _out.Length;
        _entries[id] = new(1, start, 0);
        var table = new byte[_entries.Count * 7];
        for (var i = 0; i < _entries.Count; i++)
        {
            var row = table.AsSpan(i * 7);
            row[0] = _entries[i].Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)_entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)_entries[i].Index);
        }
        // The file's identity is its content: the same report printed twice is the same file.
        var identity = Convert.ToHexStringLower(SHA256.HashData(_out.GetBuffer().AsSpan(0, (int)_out.Length)).AsSpan(0, 16));
        Stream(id, $"/Type/XRef/W[1 4 2]/Size {_entries.Count}/Root {catalogId} 0 R/Info {infoId} 0 R/ID[<{identity}><{identity}>]", table);
        Raw($"startxref\n{start}\n%%EOF\n");
        return _out.ToArray();
    }

    private void FlushGathered()
    {
        if (_gathered.Count == 0)
        {
            return;
        }
        var stream = new PdfBuffer(_gatheredBytes.Length + _gathered.Count * 12);
        foreach (var (id, offset) in _gathered)
        {
            stream.Integer(id).Raw(" ").Integer(offset).Raw(" ");
        }
        var first = stream.Length;
        stream.Bytes(_gatheredBytes.Span);
        var streamId = Allocate();
        for (var i = 0; i < _gathered.Count; i++)
        {
            _entries[_gathered[i].Id] = new(2, streamId, i);
        }
        Stream(streamId, $"/Type/ObjStm/N {_gathered.Count}/First {first}", stream.Span);
        _gathered.Clear();
        _gatheredBytes = new PdfBuffer(1 << 14);
    }

    private void Raw(string latin) => _out.Write(Encoding.Latin1.GetBytes(latin));
}
