using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Content;

/// <summary>
/// Turns a file's item into the same item as it can be here: cultures and properties that are not here are dropped with
/// a warning, what was written before something varied by language finds its place, values are of their storage type.
/// </summary>
internal sealed class ContentResolution(IReadOnlyList<ILanguage> installed, IContentBase content, IReadOnlySet<string> leftOut, Notes notes)
{
    private const int ShownLength = 40;

    private readonly string standard = installed.FirstOrDefault(language => language.IsDefault)?.IsoCode ?? string.Empty;

    public ContentItem Resolve(ContentItem item)
    {
        item = WithNames(item);
        string[] cultures = [.. item.CultureNames.Select(name => name.Culture)];
        return item with
        {
            CreateDate = item.CreateDate ?? content.CreateDate,
            SortOrder = item.SortOrder ?? content.SortOrder,
            Properties = [.. item.Properties
                .Where(property => !leftOut.Contains(property.Alias))
                .Select(property => WithValues(property, cultures))
                .OfType<PropertyValues>()],
        };
    }

    private static bool Same(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static string Shown(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";

    private ContentItem WithNames(ContentItem item)
    {
        List<CultureName> names = [];
        foreach (CultureName name in item.CultureNames)
        {
            if (CodeOf(name.Culture) is { } code)
            {
                names.Add(name with { Culture = code });
            }
            else
            {
                notes.Warn("Info/NodeName", $"The language {name.Culture} is not there; its name and values are left out. Add the language.");
            }
        }

        if (content.ContentType.VariesByCulture())
        {
            return item with { CultureNames = names.Count > 0 ? names : [new CultureName(standard, item.Name ?? item.Alias)] };
        }

        CultureName? one = names.FirstOrDefault(name => Same(name.Culture, standard)) ?? names.FirstOrDefault();
        return item with { Name = item.Name ?? one?.Name ?? item.Alias, CultureNames = [] };
    }

    private PropertyValues? WithValues(PropertyValues given, string[] cultures)
    {
        if (!content.Properties.TryGetValue(given.Alias, out IProperty? property))
        {
            if (given.Values.Any(value => value.Text.Length > 0))
            {
                notes.Warn($"Properties/{given.Alias}", $"The type {content.ContentType.Alias} has no property {given.Alias}; its value is left out. Add the property to the type, or remove the element.");
            }

            return null;
        }

        List<PropertyValue> values = [];
        foreach (PropertyValue value in given.Values)
        {
            (bool taken, string? culture) = property.PropertyType.VariesByCulture() ? Varying(given, value, cultures) : Invariant(given, value);
            if (!taken)
            {
                continue;
            }

            if (StoredValue.TryParse(value.Text, property.PropertyType.ValueStorageType, out object? stored))
            {
                values.Add(new PropertyValue(culture, value.Segment, StoredValue.ToText(stored)));
            }
            else
            {
                notes.Warn($"Properties/{given.Alias}/Value", $"\"{Shown(value.Text)}\" is not a value for {given.Alias}, which holds {property.PropertyType.ValueStorageType}; it is left out. Correct the value.");
            }
        }

        return new PropertyValues(property.Alias, values);
    }

    private (bool Taken, string? Culture) Varying(PropertyValues given, PropertyValue value, string[] cultures)
    {
        if (value.Culture is null)
        {
            // Written before the property varied: it is that of the default language, unless that has its own.
            return (given.Values.Count == 1, standard);
        }

        string? code = cultures.FirstOrDefault(culture => Same(culture, value.Culture));
        if (code is null && value.Text.Length > 0 && CodeOf(value.Culture) is not null)
        {
            notes.Warn($"Properties/{given.Alias}", $"The item has no name in {value.Culture}, so that its values in that language are left out. Add the name under Info/NodeName.");
        }

        return (code is not null, code);
    }

    private (bool Taken, string? Culture) Invariant(PropertyValues given, PropertyValue value)
    {
        bool taken = value.Culture is null || Same(value.Culture, standard);
        if (!taken && value.Text.Length > 0)
        {
            notes.Warn($"Properties/{given.Alias}", $"The property {given.Alias} does not vary by language; its value in {value.Culture} is left out. Remove it.");
        }

        return (taken, null);
    }

    private string? CodeOf(string culture) => installed.FirstOrDefault(language => Same(language.IsoCode, culture))?.IsoCode;
}
