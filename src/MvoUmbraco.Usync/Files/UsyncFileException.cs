namespace MvoUmbraco.Usync.Files;

/// <summary>A file that cannot be read or applied: where it is wrong, and what mends it.</summary>
internal sealed class UsyncFileException : Exception
{
    public UsyncFileException(string element, int? line, string message, Exception? inner = null)
        : base(message, inner)
    {
        Element = element;
        Line = line;
    }

    /// <summary>Path of the element from the root, as <c>ContentType/Info/Name</c>; empty when the whole file is meant.</summary>
    public string Element { get; }

    /// <summary>Line in the file, from 1; null when it is not about one line.</summary>
    public int? Line { get; }
}
