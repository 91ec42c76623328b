using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Templates;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// Types as Umbraco's models, built from rows: compositions first, then groups, then properties.
/// </summary>
internal sealed class TypeEntities
{
    private readonly StoreAccess store;
    private readonly TemplateEntities templates;
    private readonly IShortStringHelper shortStrings;
    private readonly BuiltEntities<ContentTypeRow, ContentTypeCompositionBase> built;

    public TypeEntities(StoreAccess store, TemplateEntities templates, IShortStringHelper shortStrings)
    {
        this.store = store;
        this.templates = templates;
        this.shortStrings = shortStrings;
        built = new BuiltEntities<ContentTypeRow, ContentTypeCompositionBase>(store, row => Build(store.Read, row, []));
    }

    /// <summary>The shared instance, for reading only; null when there is no such type.</summary>
    public T? Shared<T>(int id)
        where T : class, IContentTypeComposition => store.Read.Table(ContentTypeRow.Kind).Get(id) is { } row ? Shared(row) as T : null;

    /// <summary>The shared instance, for reading only.</summary>
    public IContentTypeComposition Shared(ContentTypeRow row) => built.Shared(row);

    /// <summary>An instance of the caller's own.</summary>
    public IContentTypeComposition Copy(ContentTypeRow row)
    {
        if (row.Family == TypeFamily.Member)
        {
            // Clones of a member type share what is said per property about editing, viewing and sensitivity.
            return Build(store.Read, row, []);
        }

        ContentTypeCompositionBase clone = built.Copy(row);
        if (clone is ContentType type)
        {
            // A clone shares this too.
            type.HistoryCleanup = HistoryCleanupOf(row);
            type.ResetDirtyProperties(false);
        }

        return clone;
    }

    private ContentTypeCompositionBase Build(State state, ContentTypeRow row, HashSet<int> building)
    {
        ContentTypeCompositionBase type = row.Family switch
        {
            TypeFamily.Document => new ContentType(shortStrings, row.ParentId),
            TypeFamily.Media => new MediaType(shortStrings, row.ParentId),
            _ => new MemberType(shortStrings, row.ParentId),
        };

        type.Alias = row.Alias;
        type.Id = row.Id;
        type.Key = row.Key;
        type.Name = row.Name;
        type.Path = row.Path;
        type.Level = row.Level;
        type.SortOrder = row.SortOrder;
        type.Trashed = row.Trashed;
        type.CreatorId = row.CreatorId;
        type.CreateDate = row.CreateDate;
        type.UpdateDate = row.UpdateDate;
        type.Icon = row.Icon;
        type.Thumbnail = row.Thumbnail;
        type.Description = row.Description;
        type.AllowedAsRoot = row.AllowedAsRoot;
        type.IsElement = row.IsElement;
        type.ListView = row.ListView;
        if (row.Family != TypeFamily.Member)
        {
            type.Variations = row.Variations;
        }

        building.Add(row.Id);
        type.ContentTypeComposition =
        [
            .. row.Compositions
                .Select(state.Table(ContentTypeRow.Kind).Get)
                .OfType<ContentTypeRow>()
                .Where(composed => !building.Contains(composed.Id))
                .Select(composed => Build(state, composed, building)),
        ];
        building.Remove(row.Id);

        type.AllowedContentTypes = [.. AllowedOf(state, row)];
        AddProperties(state, row, type);
        if (type is ContentType document)
        {
            document.AllowedTemplates = [.. row.Templates.Select(id => templates.Shared(id)).OfType<ITemplate>()];
            document.DefaultTemplateId = state.Table(TemplateRow.Kind).Get(row.DefaultTemplate) is null ? 0 : row.DefaultTemplate;
            document.HistoryCleanup = HistoryCleanupOf(row);
        }

        type.ResetDirtyProperties(false);
        return type;
    }

    private void AddProperties(State state, ContentTypeRow row, ContentTypeCompositionBase type)
    {
        ILookup<int, PropertyPart> byGroup = row.Properties.OrderBy(property => property.SortOrder).ThenBy(property => property.Id).ToLookup(property => property.Group ?? 0);
        var groups = new PropertyGroupCollection();
        foreach (GroupPart part in row.Groups.OrderBy(group => group.SortOrder).ThenBy(group => group.Id))
        {
            var group = new PropertyGroup(PropertiesOf(byGroup[part.Id]))
            {
                Id = part.Id,
                Key = part.Key,
                Type = part.Type,
                Name = part.Name,
                Alias = part.Alias,
                SortOrder = part.SortOrder,
            };
            group.ResetDirtyProperties(false);
            groups.Add(group);
        }

        type.PropertyGroups = groups;
        type.NoGroupPropertyTypes = PropertiesOf(byGroup[0]);

        PropertyTypeCollection PropertiesOf(IEnumerable<PropertyPart> parts)
        {
            var properties = new PropertyTypeCollection(type.SupportsPublishing);
            foreach (PropertyPart part in parts)
            {
                properties.Add(PropertyOf(state, part, type));
            }

            return properties;
        }
    }

    private PropertyType PropertyOf(State state, PropertyPart part, ContentTypeCompositionBase type)
    {
        if (type is MemberType member)
        {
            member.SetMemberCanEditProperty(part.Alias, part.MemberCanEdit);
            member.SetMemberCanViewProperty(part.Alias, part.MemberCanView);
            member.SetIsSensitiveProperty(part.Alias, part.Sensitive);
        }

        DataTypeRow? dataType = state.Table(DataTypeRow.Kind).Get(part.DataType);
        var property = new PropertyType(shortStrings, dataType?.EditorAlias ?? string.Empty, dataType?.Storage ?? ValueStorageType.Nvarchar, part.Alias)
        {
            Id = part.Id,
            Key = part.Key,
            Name = part.Name,
            Description = part.Description,
            DataTypeId = part.DataType,
            DataTypeKey = dataType?.Key ?? Guid.Empty,
            Mandatory = part.Mandatory,
            MandatoryMessage = part.MandatoryMessage,
            ValidationRegExp = part.ValidationRegExp,
            ValidationRegExpMessage = part.ValidationRegExpMessage,
            LabelOnTop = part.LabelOnTop,
            SortOrder = part.SortOrder,
            Variations = part.Variations,
            SupportsPublishing = type.SupportsPublishing,
            PropertyGroupId = part.Group is { } group ? new Lazy<int>(() => group) : null,
        };
        property.ResetDirtyProperties(false);
        return property;
    }

    private static IEnumerable<ContentTypeSort> AllowedOf(State state, ContentTypeRow row) =>
        from part in row.Allowed
        let allowed = state.Table(ContentTypeRow.Kind).Get(part.Key)
        where allowed is not null
        select new ContentTypeSort(allowed.Key, part.SortOrder, allowed.Alias);

    private static HistoryCleanup HistoryCleanupOf(ContentTypeRow row)
    {
        var cleanup = new HistoryCleanup
        {
            PreventCleanup = row.PreventCleanup,
            KeepAllVersionsNewerThanDays = row.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = row.KeepLatestVersionPerDayForDays,
        };
        cleanup.ResetDirtyProperties(false);
        return cleanup;
    }
}
