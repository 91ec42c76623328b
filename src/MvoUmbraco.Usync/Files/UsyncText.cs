using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>
/// The bytes of a file as uSync writes them: UTF-8 with byte order mark, XML declaration, two blanks of indentation,
/// no line end after the root. Line ends are LF on every system, so that a folder under version control is the same
/// whoever exports it.
/// </summary>
internal static class UsyncText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Replace,
    };

    /// <exception cref="UsyncFileException">A text holds characters that XML cannot hold.</exception>
    public static byte[] ToBytes(XElement root)
    {
        using var stream = new MemoryStream();
        try
        {
            using XmlWriter writer = XmlWriter.Create(stream, Settings);
            new XDocument(root).Save(writer);
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or XmlException)
        {
            throw new UsyncFileException(
                root.Name.LocalName, null,
                $"A text of this item holds a character that XML does not allow ({unwritable.Message}) Remove it from the item.", unwritable);
        }

        return stream.ToArray();
    }

    /// <summary>Writes the whole file or nothing: a reader, or a stop halfway, never meets half a file.</summary>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken ct)
    {
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // The extension keeps it out of what a reader of the folder looks at.
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, ct);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
