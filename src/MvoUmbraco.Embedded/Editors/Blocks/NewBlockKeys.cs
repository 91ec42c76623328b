using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Blocks;

/// <summary>
/// A key names one block of one document. When a document is copied, or made from a blueprint, its blocks get keys of
/// their own, at every depth: everything that mentioned the former key (layout, exposure, markup, UDIs) mentions the
/// new one.
/// </summary>
internal sealed class NewBlockKeys : INotificationHandler<ContentCopyingNotification>, INotificationHandler<ContentScaffoldedNotification>
{
    private static readonly HashSet<string> Editors = new(StringComparer.Ordinal)
    {
        Constants.PropertyEditors.Aliases.BlockList,
        Constants.PropertyEditors.Aliases.BlockGrid,
        Constants.PropertyEditors.Aliases.SingleBlock,
        Constants.PropertyEditors.Aliases.RichText,
    };

    public void Handle(ContentCopyingNotification notification) => Renew(notification.Copy);

    public void Handle(ContentScaffoldedNotification notification) => Renew(notification.Scaffold);

    /// <summary>The stored value with every block key replaced; as it was when there is no block in it.</summary>
    public static string Renew(string stored, Func<Guid> newKey)
    {
        if (!stored.DetectIsJson())
        {
            return stored;
        }

        var keys = new HashSet<Guid>();
        Collect(Parse(stored), keys);
        return keys.Aggregate(stored, (text, key) =>
        {
            var renewed = newKey();
            return text.Replace(key.ToString("D"), renewed.ToString("D"), StringComparison.OrdinalIgnoreCase)
                .Replace(key.ToString("N"), renewed.ToString("N"), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static void Renew(IContent content)
    {
        foreach (var property in content.Properties.Where(property => Editors.Contains(property.PropertyType.PropertyEditorAlias)))
        {
            foreach (var value in property.Values.ToArray())
            {
                if (value.EditedValue is string stored)
                {
                    property.SetValue(Renew(stored, Guid.NewGuid), value.Culture, value.Segment);
                }
            }
        }
    }

    private static void Collect(JsonNode? node, HashSet<Guid> keys)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    if (value is JsonArray blocks && (Is(name, "contentData") || Is(name, "settingsData")))
                    {
                        keys.UnionWith(blocks.OfType<JsonObject>().Select(KeyOf).OfType<Guid>());
                    }

                    Collect(value, keys);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item, keys);
                }

                break;

            // Blocks in a property of a block are stored as text.
            case JsonValue inner when inner.TryGetValue(out string? text) && text.DetectIsJson():
                Collect(Parse(text), keys);
                break;
        }
    }

    private static Guid? KeyOf(JsonObject block)
    {
        if (Guid.TryParse(Member(block, "key"), out var key))
        {
            return key;
        }

        return UdiParser.TryParse(Member(block, "udi") ?? string.Empty, out GuidUdi? udi) ? udi.Guid : null;
    }

    private static string? Member(JsonObject block, string name) =>
        block.FirstOrDefault(member => Is(member.Key, name)).Value is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
