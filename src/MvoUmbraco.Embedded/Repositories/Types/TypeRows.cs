using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// Rows from types as Umbraco's models. Gives ids to new groups and properties, and settles which data type a property
/// has, and writes both back on the model, so that it can be used further.
/// </summary>
internal sealed class TypeRows(StoreAccess store)
{
    public ContentTypeRow Of(State state, TypeFamily family, IContentTypeComposition type)
    {
        var document = type as IContentType;
        List<GroupPart> groups = [.. type.PropertyGroups.Select(GroupOf)];
        List<PropertyPart> properties =
        [
            .. type.PropertyGroups.SelectMany(group => group.PropertyTypes?.Select(property => PropertyOf(state, type, property, group)) ?? []),
            .. type.NoGroupPropertyTypes.Select(property => PropertyOf(state, type, property, null)),
        ];

        return new ContentTypeRow
        {
            Family = family,
            Id = type.Id,
            Key = type.Key,
            Name = type.Name,
            ParentId = type.ParentId,
            Path = type.Path,
            Level = type.Level,
            SortOrder = type.SortOrder,
            Trashed = type.Trashed,
            CreatorId = type.CreatorId,
            CreateDate = Utc.Of(type.CreateDate),
            UpdateDate = Utc.Of(type.UpdateDate),
            Alias = type.Alias,
            Icon = type.Icon,
            Thumbnail = type.Thumbnail,
            Description = type.Description,
            AllowedAsRoot = type.AllowedAsRoot,
            IsElement = type.IsElement,
            ListView = type.ListView,
            Variations = type.Variations,
            Compositions = CompositionsOf(state, family, type),
            Allowed = AllowedOf(state, type),
            Groups = groups,
            Properties = properties,
            DefaultTemplate = document?.DefaultTemplateId ?? 0,
            Templates = document is null ? [] : TemplatesOf(document),
            PreventCleanup = document?.HistoryCleanup?.PreventCleanup ?? false,
            KeepAllVersionsNewerThanDays = document?.HistoryCleanup?.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = document?.HistoryCleanup?.KeepLatestVersionPerDayForDays,
        };
    }

    private GroupPart GroupOf(PropertyGroup group)
    {
        if (!group.HasIdentity)
        {
            group.Id = store.NextId();
        }

        return new GroupPart
        {
            Id = group.Id,
            Key = group.Key,
            Alias = group.Alias,
            Name = group.Name,
            Type = group.Type,
            SortOrder = group.SortOrder,
        };
    }

    private PropertyPart PropertyOf(State state, IContentTypeComposition type, IPropertyType property, PropertyGroup? group)
    {
        if (!property.HasIdentity)
        {
            property.Id = store.NextId();
        }

        property.PropertyGroupId = group is null ? null : new Lazy<int>(() => group.Id);
        DataTypeRow dataType = DataTypeOf(state, type, property);
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.ValueStorageType = dataType.Storage;
        var member = type as IMemberType;
        return new PropertyPart
        {
            Id = property.Id,
            Key = property.Key,
            Alias = property.Alias,
            Name = property.Name,
            Description = property.Description,
            DataType = dataType.Id,
            Group = group?.Id,
            Mandatory = property.Mandatory,
            MandatoryMessage = property.MandatoryMessage,
            ValidationRegExp = property.ValidationRegExp,
            ValidationRegExpMessage = property.ValidationRegExpMessage,
            LabelOnTop = property.LabelOnTop,
            SortOrder = property.SortOrder,
            Variations = property.Variations,
            MemberCanEdit = member?.MemberCanEditProperty(property.Alias) ?? false,
            MemberCanView = member?.MemberCanViewProperty(property.Alias) ?? false,
            Sensitive = member?.IsSensitiveProperty(property.Alias) ?? false,
        };
    }

    private static DataTypeRow DataTypeOf(State state, IContentTypeComposition type, IPropertyType property)
    {
        Table<DataTypeRow> dataTypes = state.Table(DataTypeRow.Kind);
        return dataTypes.Get(property.DataTypeId)
            ?? dataTypes.Get(property.DataTypeKey)
            ?? (string.IsNullOrWhiteSpace(property.PropertyEditorAlias) ? null : dataTypes.All.FirstOrDefault(row => row.EditorAlias == property.PropertyEditorAlias))
            ?? throw new InvalidOperationException($"The property '{property.Alias}' of type '{type.Alias}' has no data type: none has the id {property.DataTypeId}, the key {property.DataTypeKey} or the editor '{property.PropertyEditorAlias}'. Create the data type first.");
    }

    private static List<int> CompositionsOf(State state, TypeFamily family, IContentTypeComposition type) =>
    [
        .. type.ContentTypeComposition
            .Select(composed => composed.HasIdentity
                ? state.Table(ContentTypeRow.Kind).Get(composed.Id)
                : state.Table(ContentTypeRow.Kind).FindFirst(ContentTypeRow.ByAlias, (family, composed.Alias.ToLowerInvariant())))
            .OfType<ContentTypeRow>()
            .Select(composed => composed.Id)
            .Where(id => id != type.Id)
            .Distinct(),
    ];

    private static List<AllowedPart> AllowedOf(State state, IContentTypeComposition type) =>
    [
        .. (type.AllowedContentTypes ?? [])
            .OrderBy(allowed => allowed.SortOrder)
            .Where(allowed => allowed.Key == type.Key || state.Table(ContentTypeRow.Kind).Get(allowed.Key) is not null)
            .DistinctBy(allowed => allowed.Key)
            .Select(allowed => new AllowedPart(allowed.Key, allowed.SortOrder)),
    ];

    private static List<int> TemplatesOf(IContentType type)
    {
        IEnumerable<int> allowed = (type.AllowedTemplates ?? []).Select(template => template.Id);
        return [.. (type.DefaultTemplateId > 0 ? allowed.Append(type.DefaultTemplateId) : allowed).Distinct()];
    }
}
