using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>The groups and properties of a type: what editors see of it. The same for every family.</summary>
internal sealed class TypeShape(IDataTypeService dataTypes, IShortStringHelper shortStrings)
{
    public static IReadOnlyList<GroupItem> DescribeGroups(IContentTypeBase type) =>
    [
        .. type.PropertyGroups
            .OrderBy(group => group.Key)
            .Select(group => new GroupItem(group.Key, group.Name ?? string.Empty, group.Alias, group.Type, group.SortOrder)),
    ];

    public async Task<IReadOnlyList<PropertyItem>> DescribePropertiesAsync(IContentTypeBase type, TypeFamily family)
    {
        List<PropertyItem> properties = [];
        foreach (IPropertyType property in type.PropertyTypes.OrderBy(p => p.Alias, StringComparer.InvariantCulture))
        {
            IDataType? dataType = await dataTypes.GetAsync(property.DataTypeKey);
            PropertyGroup? group = GroupOf(type, property);
            var member = type as IMemberType;
            properties.Add(new PropertyItem(
                family == TypeFamily.Member && BuiltInMemberProperties.Has(property.Alias) ? BuiltInMemberProperties.KeyOf(type.Alias, property.Alias) : property.Key,
                property.Name,
                property.Alias,
                dataType?.Key ?? Guid.Empty,
                dataType?.EditorAlias ?? property.PropertyEditorAlias,
                property.Mandatory,
                property.ValidationRegExp ?? string.Empty,
                property.Description ?? string.Empty,
                property.SortOrder,
                group?.Name ?? string.Empty,
                group?.Alias,
                family == TypeFamily.Document ? property.Variations : ContentVariation.Nothing,
                member?.MemberCanEditProperty(property.Alias) ?? false,
                member?.MemberCanViewProperty(property.Alias) ?? false,
                member?.IsSensitiveProperty(property.Alias) ?? false,
                property.MandatoryMessage ?? string.Empty,
                property.ValidationRegExpMessage ?? string.Empty,
                property.LabelOnTop));
        }

        return properties;
    }

    /// <summary>The properties of a file that can be made here, each with a data type that is here.</summary>
    public async Task<IReadOnlyList<PropertyItem>> ResolveAsync(TypeItem item, IContentTypeBase? existing, Notes notes)
    {
        List<PropertyItem> properties = [];
        foreach (PropertyItem property in item.Properties)
        {
            string element = $"GenericProperties/GenericProperty[Alias='{property.Alias}']";
            if (await DataTypeAsync(property) is not { } dataType)
            {
                notes.Warn(element + "/Definition", $"The data type {property.Definition} of the property {property.Alias} is not there, nor another of the editor {property.Type}; the property is left out. Add the data type's file.");
                continue;
            }

            if (dataType.Key != property.Definition)
            {
                notes.Warn(element + "/Definition", $"The data type {property.Definition} is not there; the property {property.Alias} takes \"{dataType.Name}\". Add the data type's file.");
            }

            string? group = property.GroupAlias ?? GroupByCaption(item, property.Group);
            if (group is not null && item.Groups.All(g => !Same(g.Alias, group)))
            {
                notes.Warn(element + "/Tab", $"The group {group} is not among the Tabs; the property {property.Alias} is in no group. Add the group.");
                group = null;
            }

            Guid key = property.Key != Guid.Empty ? property.Key : existing?.PropertyTypes.FirstOrDefault(p => Same(p.Alias, property.Alias))?.Key ?? Guid.NewGuid();
            properties.Add(property with { Key = key, Definition = dataType.Key, Type = dataType.EditorAlias, GroupAlias = group });
        }

        return Ordered(properties);
    }

    /// <summary>Makes groups and properties as the item says, and removes the others.</summary>
    public async Task ApplyAsync(IContentTypeComposition type, TypeItem item)
    {
        foreach (GroupItem group in item.Groups.OrderBy(g => g.Depth))
        {
            ApplyGroup(type, group);
        }

        foreach (IPropertyType surplus in type.PropertyTypes.Where(p => Wanted(item, p) is null).ToArray())
        {
            type.RemovePropertyType(surplus.Alias);
        }

        foreach (PropertyItem property in item.Properties)
        {
            await ApplyPropertyAsync(type, property);
        }

        foreach (PropertyGroup surplus in type.PropertyGroups.Where(g => item.Groups.All(wanted => !Same(wanted.Alias, g.Alias))).ToArray())
        {
            type.RemovePropertyGroup(surplus.Alias);
        }
    }

    /// <summary>
    /// No two properties of a group have one place: Umbraco moves the later one on whenever it loads the type, so that
    /// such a file would never be what the database says.
    /// </summary>
    private static IReadOnlyList<PropertyItem> Ordered(IEnumerable<PropertyItem> properties)
    {
        List<PropertyItem> ordered = [];
        foreach (IGrouping<string?, PropertyItem> group in properties.GroupBy(p => p.GroupAlias, StringComparer.OrdinalIgnoreCase))
        {
            int free = int.MinValue;
            foreach (PropertyItem property in group.OrderBy(p => p.SortOrder))
            {
                int place = Math.Max(property.SortOrder, free);
                ordered.Add(property with { SortOrder = place });
                free = place + 1;
            }
        }

        return ordered;
    }

    private static void ApplyGroup(IContentTypeComposition type, GroupItem item)
    {
        PropertyGroup? group = type.PropertyGroups.FirstOrDefault(g => g.Key == item.Key && item.Key != Guid.Empty)
            ?? type.PropertyGroups.FirstOrDefault(g => Same(g.Alias, item.Alias));
        if (group is null)
        {
            type.AddPropertyGroup(item.Alias, item.Caption);
            group = type.PropertyGroups[item.Alias];
        }

        group.Alias = item.Alias;
        group.Name = item.Caption;
        group.Type = item.Type;
        group.SortOrder = item.SortOrder;
        if (item.Key != Guid.Empty)
        {
            group.Key = item.Key;
        }
    }

    private async Task ApplyPropertyAsync(IContentTypeComposition type, PropertyItem item)
    {
        IDataType dataType = (await dataTypes.GetAsync(item.Definition))!;
        IPropertyType? existing = type.PropertyTypes.FirstOrDefault(p => p.Key == item.Key) ?? type.PropertyTypes.FirstOrDefault(p => Same(p.Alias, item.Alias));
        IPropertyType property = existing ?? new PropertyType(shortStrings, dataType, item.Alias);
        bool builtIn = type is IMemberType && BuiltInMemberProperties.Has(item.Alias);
        if (!builtIn)
        {
            property.Key = item.Key;
        }

        property.Alias = item.Alias;
        property.Name = item.Name;
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.ValueStorageType = dataType.DatabaseType;
        property.Mandatory = item.Mandatory;
        property.ValidationRegExp = item.Validation;
        property.Description = item.Description;
        property.Variations = item.Variations;
        property.MandatoryMessage = item.MandatoryMessage;
        property.ValidationRegExpMessage = item.ValidationMessage;
        property.LabelOnTop = item.LabelOnTop;

        Group(type, property, item, isNew: existing is null);

        // Umbraco gives another one to what is added where its place is taken.
        property.SortOrder = item.SortOrder;
        if (type is IMemberType member)
        {
            member.SetMemberCanEditProperty(item.Alias, item.CanEdit);
            member.SetMemberCanViewProperty(item.Alias, item.CanView);
            member.SetIsSensitiveProperty(item.Alias, item.IsSensitive);
        }
    }

    private static void Group(IContentTypeComposition type, IPropertyType property, PropertyItem item, bool isNew)
    {
        if (isNew)
        {
            bool added = item.GroupAlias is null ? type.AddPropertyType(property) : type.AddPropertyType(property, item.GroupAlias);
            if (!added)
            {
                throw new UsyncFileException(
                    $"GenericProperties/GenericProperty[Alias='{item.Alias}']", null,
                    $"The property {item.Alias} cannot be added: a composition has one of that alias. Remove it here or there.");
            }

            return;
        }

        PropertyGroup? current = GroupOf(type, property);
        if (Same(current?.Alias, item.GroupAlias))
        {
            return;
        }

        if (item.GroupAlias is null)
        {
            current!.PropertyTypes!.RemoveItem(property.Alias);
            property.PropertyGroupId = null;
            type.NoGroupPropertyTypes = [.. type.NoGroupPropertyTypes, property];
        }
        else
        {
            type.NoGroupPropertyTypes = [.. type.NoGroupPropertyTypes.Where(p => !ReferenceEquals(p, property))];
            current?.PropertyTypes!.RemoveItem(property.Alias);
            PropertyGroup group = type.PropertyGroups[item.GroupAlias];
            property.PropertyGroupId = new Lazy<int>(() => group.Id);
            group.PropertyTypes!.Add(property);
        }
    }

    private static PropertyItem? Wanted(TypeItem item, IPropertyType property) =>
        item.Properties.FirstOrDefault(p => p.Key == property.Key) ?? item.Properties.FirstOrDefault(p => Same(p.Alias, property.Alias));

    private static PropertyGroup? GroupOf(IContentTypeBase type, IPropertyType property) =>
        type.PropertyGroups.FirstOrDefault(group => group.PropertyTypes?.Any(p => p.Alias == property.Alias) is true);

    private static string? GroupByCaption(TypeItem item, string caption) =>
        caption.Length == 0 ? null : item.Groups.FirstOrDefault(g => Same(g.Caption, caption))?.Alias;

    private static bool Same(string? alias, string? other) => string.Equals(alias, other, StringComparison.OrdinalIgnoreCase);

    private async Task<IDataType?> DataTypeAsync(PropertyItem property)
    {
        if (property.Definition != Guid.Empty && await dataTypes.GetAsync(property.Definition) is { } dataType)
        {
            return dataType;
        }

        // Umbraco's own come first: the fewer the id, the older.
        return property.Type.Length == 0 ? null : (await dataTypes.GetByEditorAliasAsync(property.Type)).MinBy(d => d.Id);
    }
}
