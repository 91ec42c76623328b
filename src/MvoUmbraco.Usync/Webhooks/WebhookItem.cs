using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Webhooks;

/// <summary>A webhook: an address that is called when one of the events happens.</summary>
internal sealed record WebhookItem(
    Guid Key,
    string Alias,
    int Level,
    string Url,
    bool Enabled,
    IReadOnlyList<Guid> ContentTypes,
    IReadOnlyList<string> Events,
    IReadOnlyList<KeyValuePair<string, string>> Headers) : UsyncItem(Key, Alias, Level)
{
    public const string Element = "Webhook";

    public static WebhookItem Read(UsyncElement root) => new(
        root.RequiredKey(),
        root.Attribute("Alias") ?? root.RequiredText("Url"),
        root.NumberAttribute("Level"),
        root.RequiredText("Url"),
        root.Flag("Enabled", otherwise: true),
        [.. root.Child("ContentTypeKeys")?.Children("Key").Select(k => Guid.TryParse(k.Value, out Guid key) ? key : throw k.Wrong($"\"{k.Value}\" is not a Guid.")) ?? []],
        [.. root.Child("Events")?.Children("Event").Select(e => e.Value) ?? []],
        [.. root.Child("Headers")?.Children("Header").Select(h => KeyValuePair.Create(h.RequiredAttribute("Key"), h.Value)) ?? []]);

    public override XElement Write() => RootElement(Element, this).With(
        new XElement("Url", Url),
        new XElement("Enabled", Enabled),
        new XElement("ContentTypeKeys").With([.. ContentTypes.Select(k => new XElement("Key", k))]),
        new XElement("Events").With([.. Events.Select(e => new XElement("Event", e))]),
        new XElement("Headers").With([.. Headers.Select(h => new XElement("Header", new XAttribute("Key", h.Key), new XCData(h.Value)))]));

    protected override UsyncItem Essence() => this with
    {
        Alias = string.Empty,
        Level = 0,
        ContentTypes = [.. ContentTypes.Order()],
        Events = [.. Events.Order(StringComparer.Ordinal)],
        Headers = [.. Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase)],
    };
}
