using System.Buffers;
using System.Text;

namespace MvoUmbraco.Site.Serving;

/// <summary>Writes text as UTF-8 into memory, without a string in between. A pair of surrogates may arrive in two calls.</summary>
internal sealed class Utf8Writer(int capacity) : TextWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (!buffer.IsEmpty)
        {
            _encoder.Convert(buffer, _bytes, flush: false, out _, out _);
        }
    }
}
