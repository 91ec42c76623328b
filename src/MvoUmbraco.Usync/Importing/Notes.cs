using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>
/// What is to be said about one file while it is applied. An item does not remember its lines; the few messages that
/// are made find theirs by looking the element up in the file again.
/// </summary>
internal sealed class Notes(UsyncFile file, byte[] bytes)
{
    private readonly Dictionary<string, UsyncMessage> warnings = new(StringComparer.Ordinal);
    private XDocument? document;

    public IReadOnlyList<UsyncMessage> Warnings => [.. warnings.Values];

    /// <summary>Says something once.</summary>
    /// <param name="element">XPath from the root element, as <c>Info/Template</c>.</param>
    /// <param name="text">What was left out or replaced, and what mends it.</param>
    public void Warn(string element, string text) => warnings.TryAdd(element + text, Found(element, text));

    /// <summary>An error of reading knows its line and its path from the top; one of applying only its path from the root.</summary>
    public UsyncMessage Reason(UsyncFileException wrong) => wrong.Line is not null || wrong.Element.Length == 0
        ? new UsyncMessage(file.Name, wrong.Line, wrong.Element, wrong.Message)
        : Found(wrong.Element, wrong.Message);

    private UsyncMessage Found(string element, string text)
    {
        try
        {
            document ??= XDocument.Load(new MemoryStream(bytes), LoadOptions.SetLineInfo);
            XElement root = document.Root!;
            int attribute = element.IndexOf("/@", StringComparison.Ordinal);
            string path = element.StartsWith('@') ? "." : attribute < 0 ? element : element[..attribute];
            var place = (IXmlLineInfo?)root.XPathSelectElement(path);
            return new UsyncMessage(file.Name, place?.HasLineInfo() is true ? place.LineNumber : null, $"{root.Name.LocalName}/{element}", text);
        }
        catch (Exception unreadable) when (unreadable is XPathException or XmlException)
        {
            return new UsyncMessage(file.Name, null, element, text);
        }
    }
}
