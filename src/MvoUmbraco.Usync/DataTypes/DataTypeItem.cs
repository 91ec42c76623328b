using System.Text.Json.Nodes;
using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.DataTypes;

/// <summary>
/// A data type. <paramref name="Config"/> is its configuration as JSON text, indented, members by name. The storage
/// type is not in the file: it follows from the editor and the configuration.
/// </summary>
internal sealed record DataTypeItem(
    Guid Key,
    string Alias,
    int Level,
    string Name,
    string EditorAlias,
    string? EditorUiAlias,
    FolderPath? Folder,
    string Config) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "DataType";

    public static DataTypeItem Read(UsyncElement root)
    {
        UsyncElement info = root.Required("Info");
        UsyncElement? config = root.Child("Config");
        if (config is { } given && given.Value.Trim().Length > 0 && StoredJson.Parse(given.Value) is not JsonObject)
        {
            throw given.Wrong("The configuration is not a JSON object. Mend the JSON, or export the data type again.");
        }

        return new DataTypeItem(
            root.RequiredKey(),
            root.RequiredAttribute("Alias"),
            root.NumberAttribute("Level", 1),
            info.Text("Name") is { Length: > 0 } name ? name : root.RequiredAttribute("Alias"),
            info.RequiredText("EditorAlias"),
            info.NullableText("EditorUIAlias"),
            FolderPath.Read(info),
            config?.Value ?? string.Empty);
    }

    public override XElement Write() => RootElement(Element, this).With(
        new XElement("Info").With(
            new XElement("Name", Name),
            new XElement("EditorAlias", EditorAlias),
            Spelling.Element("EditorUIAlias", EditorUiAlias),
            Folder?.Write()),
        new XElement("Config", new XCData(Config)));

    /// <summary>The configuration with its top members by name, as uSync writes it.</summary>
    public static string Exported(JsonObject configuration) => StoredJson.Indent(new JsonObject(configuration
        .OrderBy(member => member.Key, StringComparer.InvariantCulture)
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));

    protected override UsyncItem Essence() => this with
    {
        Alias = Name,
        Level = 0,
        EditorUiAlias = EditorUiAlias ?? string.Empty,
        Folder = Folder?.Essence(),
        Config = StoredJson.Parse(Config) is JsonObject config ? StoredJson.Ordered(Kept(config)) : "{}",
    };

    /// <summary>
    /// What of a configuration survives being read by Umbraco: lists drop nulls and empty lists, and a member that is
    /// null or an empty list is as good as absent. Inside objects everything stays.
    /// </summary>
    private static JsonObject Kept(JsonObject configuration) => new(configuration
        .Select(member => KeyValuePair.Create(member.Key, member.Value is JsonArray list ? Kept(list) : member.Value?.DeepClone()))
        .Where(member => member.Value is not null));

    private static JsonArray? Kept(JsonArray list)
    {
        JsonNode[] items = [.. list
            .Select(item => item is JsonArray inner ? Kept(inner) : item?.DeepClone())
            .OfType<JsonNode>()];
        return items.Length == 0 ? null : new JsonArray(items);
    }
}
