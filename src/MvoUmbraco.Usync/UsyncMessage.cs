namespace MvoUmbraco.Usync;

/// <summary>Something about a file that a person should know, with what mends it.</summary>
/// <param name="File">Path from the root of the folder, with forward slashes; empty when it is about the folder.</param>
/// <param name="Line">Line in the file, from 1; null when it is not about one line.</param>
/// <param name="Element">Path of the element within the file; empty when it is about the whole file.</param>
/// <param name="Text">What is wrong and what mends it.</param>
public sealed record UsyncMessage(string File, int? Line, string Element, string Text)
{
    /// <summary>One line for a log: <c>DataTypes/x.config(12) DataType/Info/Name: …</c></summary>
    public override string ToString()
    {
        string place = Line is { } line ? FormattableString.Invariant($"{File}({line})") : File;
        string where = string.Join(' ', new[] { place, Element }.Where(part => part.Length > 0));
        return where.Length == 0 ? Text : $"{where}: {Text}";
    }
}
