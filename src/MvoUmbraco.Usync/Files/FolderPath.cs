using System.Web;
using System.Xml.Linq;

namespace MvoUmbraco.Usync.Files;

/// <summary>The folder a data type or a content type lies in: names from the top, each URL-encoded in the file.</summary>
/// <param name="Names">Folder names from the top.</param>
/// <param name="Key">Key of the lowest folder; some exports carry it, uSync 17 does not.</param>
internal sealed record FolderPath(IReadOnlyList<string> Names, Guid? Key = null)
{
    public static FolderPath? Read(UsyncElement info)
    {
        if (info.Child("Folder") is not { } folder || string.IsNullOrWhiteSpace(folder.Value))
        {
            return null;
        }

        Guid key = folder.GuidAttribute("Key");
        return new FolderPath(
            [.. folder.Value.Split('/').Select(name => HttpUtility.UrlDecode(name))],
            key == Guid.Empty ? null : key);
    }

    public XElement Write() => new XElement("Folder", string.Join('/', Names.Select(name => HttpUtility.UrlEncode(name)))).With(
        Key is { } key ? new XAttribute("Key", key) : null);

    public FolderPath Essence() => new(Names);
}
