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
    private readonly Dictionary<string, UsyncMessage> _warnings = new(StringComparer.Ordinal);
    private XDocument? _document;

    public IReadOnlyList<UsyncMessage> Warnings => [.. _warnings.Values];

    /// <summary>Says something once.</summary>
    /// <param name="element">XPath from the root element, as <c>Info/Template</c>.</param>
    /// <param name="text">What was left out or replaced, and what mends it.</param>
    public void Warn(string element, string text) => _warnings.TryAdd(element + text, Message(element, null, text));

    public UsyncMessage Reason(UsyncFileException wrong) => Message(wrong.Element, wrong.Line, wrong.Message);

    private UsyncMessage Message(string element, int? line, string text) => new(file.Name, line ?? Line(element), element, text);

    private int? Line(string element)
    {
        if (element.Length == 0)
        {
            return null;
        }

        try
        {
            _document ??= XDocument.Load(new MemoryStream(bytes), LoadOptions.SetLineInfo);
            return _document.Root?.XPathSelectElement(element) is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;
        }
        catch (Exception unreadable) when (unreadable is XPathException or XmlException)
        {
            return null;
        }
    }
}
