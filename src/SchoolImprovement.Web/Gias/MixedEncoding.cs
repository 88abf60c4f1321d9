using System.Text;

namespace SchoolImprovement.Web.Gias;

/// <summary>
/// UTF-8 where the bytes are UTF-8, and Windows-1252 where they cannot be. The register is published in Windows-1252, but a copy saved again is often UTF-8,
/// and the first letter that tells them apart (the É of ARETÉ LEARNING TRUST) may stand far down the file, so one look at the beginning would guess wrong.
/// </summary>
internal sealed class MixedEncoding : DecoderFallback
{
    public static readonly Encoding Instance = Encoding.GetEncoding(65001, EncoderFallback.ExceptionFallback, new MixedEncoding());

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public override int MaxCharCount => 3;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _letters = "";
        private int _next;

        public override int Remaining => _letters.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _letters = Windows1252.GetString(bytesUnknown);
            _next = 0;
            return true;
        }

        public override char GetNextChar() => _next < _letters.Length ? _letters[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset()
        {
            _letters = "";
            _next = 0;
        }
    }
}
