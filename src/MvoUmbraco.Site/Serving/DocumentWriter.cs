using System.Buffers;
using System.Text;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// Collects the text of a document, which the renderer writes in some thousand small pieces, and turns it into UTF-8 in
/// one go: encoding each piece by itself would cost more than rendering.
/// </summary>
internal sealed class DocumentWriter(int capacity) : TextWriter
{
    private char[] _text = ArrayPool<char>.Shared.Rent(capacity);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written so far, in UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text, 0, _length);

    public override void Write(char value)
    {
        if (_length == _text.Length)
        {
            Grow(1);
        }

        _text[_length++] = value;
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > _text.Length - _length)
        {
            Grow(buffer.Length);
        }

        buffer.CopyTo(_text.AsSpan(_length));
        _length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_text);
            (_text, _length) = ([], 0);
        }

        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + more));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
