using System.Buffers;
using System.Text;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// Collects the text of a document, which the renderer writes in some thousand small pieces, and turns it into UTF-8 in
/// one go: encoding each piece by itself would cost more than rendering.
/// </summary>
internal sealed class DocumentWriter(int capacity) : TextWriter
{
    private char[] text = ArrayPool<char>.Shared.Rent(capacity);
    private int length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written so far, in UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(text, 0, length);

    public override void Write(char value)
    {
        if (length == text.Length)
        {
            Grow(1);
        }

        text[length++] = value;
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > text.Length - length)
        {
            Grow(buffer.Length);
        }

        buffer.CopyTo(text.AsSpan(length));
        length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(text);
            (text, length) = ([], 0);
        }

        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(text.Length * 2, length + more));
        text.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(text);
        text = larger;
    }
}
