using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>
/// Tolerant reading of one element: absent elements give the default, text and CDATA are one, <c>True</c> and
/// <c>true</c> are one. What is present but cannot be understood is an error that names the file's line and element.
/// </summary>
internal readonly struct UsyncElement(XElement element)
{
    public string Name => element.Name.LocalName;

    /// <summary>The element itself, for what is carried along unread.</summary>
    public XElement Xml => element;

    /// <summary>Text content with LF line ends (the XML parser has normalised them), never trimmed.</summary>
    public string Value => element.Value;

    /// <summary>Text content; null for <c>&lt;X /&gt;</c>, which uSync writes for null.</summary>
    public string? NullableValue => element.IsEmpty ? null : element.Value;

    public static UsyncElement Parse(TextReader text)
    {
        // No DTD: a content file has none, and entities could read files or grow without bound.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(text, settings);
            XDocument document = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return new UsyncElement(document.Root!);
        }
        catch (XmlException broken)
        {
            throw new UsyncFileException(
                string.Empty, broken.LineNumber > 0 ? broken.LineNumber : null,
                $"This is not well-formed XML: {broken.Message} Mend the markup, or export the item again.", broken);
        }
    }

    public UsyncElement? Child(string name) => element.Element(name) is { } child ? new UsyncElement(child) : null;

    public IEnumerable<UsyncElement> Children(string name)
    {
        foreach (XElement child in element.Elements(name))
        {
            yield return new UsyncElement(child);
        }
    }

    public IEnumerable<UsyncElement> Children()
    {
        foreach (XElement child in element.Elements())
        {
            yield return new UsyncElement(child);
        }
    }

    public UsyncElement Required(string name) => Child(name)
        ?? throw Wrong($"The element <{name}> is missing. Add it, or export the item again.");

    /// <summary>Text of a child; empty when it is absent.</summary>
    public string Text(string name) => Child(name)?.Value ?? string.Empty;

    /// <summary>Text of a child; null when it is absent or <c>&lt;X /&gt;</c>.</summary>
    public string? NullableText(string name) => Child(name)?.NullableValue;

    public string RequiredText(string name)
    {
        UsyncElement child = Required(name);
        return string.IsNullOrWhiteSpace(child.Value)
            ? throw child.Wrong("The text is missing. Fill it in, or export the item again.")
            : child.Value;
    }

    public string? Attribute(string name) => element.Attribute(name)?.Value;

    public string RequiredAttribute(string name) => Attribute(name) is { Length: > 0 } text
        ? text
        : throw Wrong($"The attribute {name} is missing. Add it, or export the item again.");

    public bool Flag(string name, bool otherwise = false) => Child(name) is { } child ? child.AsFlag(otherwise) : otherwise;

    public bool AsFlag(bool otherwise = false) => ParseFlag(Value.Trim(), otherwise, null);

    public bool FlagAttribute(string name, bool otherwise = false) => ParseFlag(Attribute(name)?.Trim() ?? string.Empty, otherwise, "@" + name);

    public int Number(string name, int otherwise = 0) => Child(name) is { } child ? child.AsNumber() ?? otherwise : otherwise;

    public int? NullableNumber(string name) => Child(name)?.AsNumber();

    public int NumberAttribute(string name, int otherwise = 0) =>
        Attribute(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number
        : throw Wrong($"The attribute {name} is \"{text}\", which is not a whole number.", "@" + name);

    public Guid Guid(string name) => Child(name)?.AsGuid() ?? System.Guid.Empty;

    public Guid? NullableGuid(string name) => Child(name)?.AsGuid();

    public Guid GuidAttribute(string name) =>
        Attribute(name) is not { Length: > 0 } text ? System.Guid.Empty
        : System.Guid.TryParse(text, out Guid guid) ? guid
        : throw Wrong($"The attribute {name} is \"{text}\", which is not a Guid.", "@" + name);

    public Guid RequiredKey()
    {
        Guid key = GuidAttribute("Key");
        return key != System.Guid.Empty
            ? key
            : throw Wrong("The attribute Key is missing or all zeros. Give the item a Guid of its own.", "@Key");
    }

    /// <summary>A date as uSync writes it (<c>yyyy-MM-ddTHH:mm:ss</c>, no zone), which is UTC.</summary>
    public DateTime? UtcDate(string name)
    {
        if (Child(name) is not { Value.Length: > 0 } child)
        {
            return null;
        }

        return DateTime.TryParse(
            child.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime date)
            ? date
            : throw child.Wrong($"\"{child.Value}\" is not a date. Write it as 2006-10-11T09:30:00.");
    }

    public TEnum Enum<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (Child(name) is not { } child || string.IsNullOrWhiteSpace(child.Value))
        {
            return otherwise;
        }

        // A number would parse too, also one that is no member.
        return System.Enum.TryParse(child.Value, ignoreCase: true, out TEnum value) && System.Enum.IsDefined(value)
            ? value
            : throw child.Wrong($"\"{child.Value}\" is not one of {string.Join(", ", System.Enum.GetNames<TEnum>())}.");
    }

    /// <summary>An error here, or at an attribute of this element, given as <c>@Key</c>.</summary>
    public UsyncFileException Wrong(string message, string? attribute = null)
    {
        IEnumerable<string> names = element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName);
        string path = string.Join('/', attribute is null ? names : names.Append(attribute));
        return new UsyncFileException(path, ((IXmlLineInfo)element).HasLineInfo() ? ((IXmlLineInfo)element).LineNumber : null, message);
    }

    private bool ParseFlag(string text, bool otherwise, string? attribute) => text switch
    {
        "" => otherwise,
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out bool flag)
            ? flag
            : throw Wrong($"\"{text}\" is neither true nor false.", attribute),
    };

    private int? AsNumber() =>
        string.IsNullOrWhiteSpace(Value) ? null
        : int.TryParse(Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number
        : throw Wrong($"\"{Value}\" is not a whole number.");

    private Guid? AsGuid() =>
        string.IsNullOrWhiteSpace(Value) ? null
        : System.Guid.TryParse(Value, out Guid guid) ? guid
        : throw Wrong($"\"{Value}\" is not a Guid.");
}
