using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Content;

/// <summary>
/// What documents, media and blueprints share: found by key only, since names repeat. Values are compared and set in
/// the stored format; a value that the file does not mention is left as it is.
/// </summary>
internal abstract class ContentKind<TContent>(
    FileKind files,
    ContentFamily family,
    ILanguageService languages,
    IShortStringHelper shortStrings) : ItemKind<ContentItem>(files)
    where TContent : class, IContentBase
{
    /// <summary>uSync adds this to the level of what is in the bin, so that it comes last.</summary>
    private const int TrashedLevel = 100;

    public sealed override bool AliasIsUnique => false;

    protected ContentFamily Family { get; } = family;

    protected IShortStringHelper ShortStrings { get; } = shortStrings;

    /// <summary>Properties that are computed and have no place in a file.</summary>
    protected virtual IReadOnlySet<string> LeftOut { get; } = new HashSet<string>();

    public sealed override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (Find(key) is not { } content)
        {
            return false;
        }

        Delete(content);
        return await Task.FromResult(true);
    }

    protected sealed override string FileName(ContentItem item) => item.Alias.ToSafeFileName(ShortStrings);

    // Levels may be off in files that were moved by hand; the parents say it surely.
    protected sealed override IEnumerable<ContentItem> Order(IEnumerable<ContentItem> items) => Dependencies.Sort(
        items.OrderBy(item => item.Level).ThenBy(item => item.SortOrder ?? int.MaxValue),
        item => item.Trashed && item.TrashedFrom is { } from ? [from, item.Parent.Key] : [item.Parent.Key]);

    /// <summary>The file's item as it can be here.</summary>
    protected async Task<ContentItem> ResolveBaseAsync(ContentItem item, TContent content, Notes notes) =>
        new ContentResolution([.. await languages.GetAllAsync()], content, LeftOut, notes).Resolve(item);

    protected abstract TContent? Find(Guid key);

    protected abstract TContent? Find(int id);

    protected abstract void Delete(TContent content);

    /// <summary>The entity as its file would describe it.</summary>
    protected ContentItem DescribeBase(TContent content)
    {
        TContent? parent = content.ParentId > 0 ? Find(content.ParentId) : null;
        string[] cultures = [.. content.AvailableCultures.Order(StringComparer.InvariantCulture)];
        return new ContentItem(
            Family,
            content.Key,
            content.Name ?? string.Empty,
            content.Trashed ? TrashedLevel + content.Level : content.Level,
            new Named(parent?.Key ?? Guid.Empty, parent?.Name ?? string.Empty),
            PathOf(content),
            content.Trashed,
            TrashedFrom: null,
            content.ContentType.Alias,
            content.CreateDate,
            content.Name,
            [.. cultures.Select(culture => new CultureName(culture, content.GetCultureName(culture) ?? string.Empty))],
            content.SortOrder,
            Published: false,
            CulturesPublished: [],
            Schedule: [],
            Template: null,
            UserInfo: null,
            [.. content.Properties
                .Where(property => !LeftOut.Contains(property.Alias))
                .OrderBy(property => property.Alias, StringComparer.InvariantCulture)
                .Select(property => new PropertyValues(property.Alias, [.. Values(property, cultures)]))
                .Where(property => property.Values.Count > 0)]);
    }

    /// <summary>Whether everything the item mentions is so already.</summary>
    protected static bool Says(ContentItem current, ContentItem wanted)
    {
        HashSet<(string, string?, string?)> mentioned =
        [
            .. wanted.Properties.SelectMany(p => p.Values.Select(v => (p.Alias, v.Culture?.ToLowerInvariant(), v.Segment?.ToLowerInvariant()))),
        ];
        PropertyValues[] compared =
        [
            .. current.Properties.Select(p => p with
            {
                Values = [.. p.Values.Where(v => mentioned.Contains((p.Alias, v.Culture?.ToLowerInvariant(), v.Segment?.ToLowerInvariant())))],
            }),
        ];
        return (current with { Properties = compared }).Means(wanted);
    }

    /// <summary>Sets names, values and dates; saves nothing.</summary>
    protected static void Fill(TContent content, ContentItem item)
    {
        content.Key = item.Key;
        content.CreateDate = item.CreateDate ?? content.CreateDate;
        if (item.CultureNames.Count == 0)
        {
            content.Name = item.Name;
        }

        // Setting a name, even the same, marks its culture as edited.
        foreach (CultureName name in item.CultureNames.Where(name => content.GetCultureName(name.Culture) != name.Name))
        {
            content.SetCultureName(name.Name, name.Culture);
        }

        foreach (string surplus in content.AvailableCultures.Where(culture => item.CultureNames.All(name => !Same(name.Culture, culture))).ToArray())
        {
            content.SetCultureName(null, surplus);
        }

        foreach (PropertyValues property in item.Properties)
        {
            IProperty target = content.Properties[property.Alias]!;
            foreach (PropertyValue value in property.Values)
            {
                _ = StoredValue.TryParse(value.Text, target.PropertyType.ValueStorageType, out object? stored);
                string held = StoredJson.ToComparable(StoredValue.ToText(target.GetValue(value.Culture, value.Segment)));
                if (held != StoredJson.ToComparable(value.Text))
                {
                    target.SetValue(stored, value.Culture, value.Segment);
                }
            }
        }
    }

    protected TContent? ParentOf(ContentItem item)
    {
        Guid key = item.Trashed && item.TrashedFrom is { } from ? from : item.Parent.Key;
        if (key == Guid.Empty)
        {
            return null;
        }

        return Find(key) ?? (item.Trashed
            ? null
            : throw Wrong("Info/Parent", $"The parent \"{item.Parent.Name}\" ({item.Parent.Key}) is not there. Add its file, or correct the key."));
    }

    protected static bool Same(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    // A property that varies has an empty value for each culture of the item that has none: so a file shows that the
    // value was taken away.
    private static IEnumerable<PropertyValue> Values(IProperty property, string[] cultures)
    {
        IEnumerable<PropertyValue> values = property.Values.Select(v => new PropertyValue(
            string.IsNullOrEmpty(v.Culture) ? null : v.Culture,
            string.IsNullOrEmpty(v.Segment) ? null : v.Segment,
            StoredValue.ToText(v.EditedValue)));
        PropertyValue[] held = property.PropertyType.VariesByCulture() ? [.. values.Where(v => v.Culture is not null)] : [.. values];
        IEnumerable<PropertyValue> absent = property.PropertyType.VariesByCulture()
            ? cultures.Where(culture => held.All(v => !Same(v.Culture, culture))).Select(culture => new PropertyValue(culture, null, string.Empty))
            : held.Length == 0 ? [new PropertyValue(null, null, string.Empty)] : [];
        return held.Concat(absent).OrderBy(v => v.Culture ?? string.Empty, StringComparer.InvariantCulture);
    }

    private string PathOf(TContent content)
    {
        IEnumerable<string> parts = content.Path.Split(',')
            .Select(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out int id) ? id : Constants.System.Root)
            .Where(id => id != Constants.System.Root)
            .Select(id => id == content.Id ? Safe(content) : id > 0 && Find(id) is { } above ? Safe(above) : FormattableString.Invariant($"[{id}]"));
        return "/" + string.Join('/', parts);

        string Safe(TContent node) => (node.Name ?? string.Empty).ToSafeAlias(ShortStrings);
    }
}
