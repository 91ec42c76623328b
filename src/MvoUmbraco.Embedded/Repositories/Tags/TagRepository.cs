using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Tags;

/// <summary>
/// Tags, and which property of which node has them. A culture asked for is an ISO code, "*" for any, or null for tags
/// without language.
/// </summary>
internal sealed class TagRepository(StoreAccess store, Nodes nodes, TypesOfContent types, Lazy<ILanguageRepository> languages)
    : TableRepository<TagRow, ITag>(store, TagRow.Kind), ITagRepository, INodeRemoval
{
    private Table<TagLinkRow> Links => Store.Read.Table(TagLinkRow.Kind);

    private protected override ITag Build(TagRow row) => Built(row, 0);

    private protected override TagRow RowOf(ITag entity, int id) => new()
    {
        Id = id,
        Key = entity.Key,
        Text = entity.Text,
        Group = entity.Group,
        Language = entity.LanguageId,
    };

    public override void Delete(ITag entity)
    {
        Unlink(Links.Find(TagLinkRow.ByTag, entity.Id));
        base.Delete(entity);
    }

    public void Assign(int contentId, int propertyTypeId, IEnumerable<ITag> tags, bool replaceTags = true)
    {
        HashSet<int> wanted = [.. tags.Select(tag => Known(tag) ?? New(tag))];
        List<TagLinkRow> before = [.. LinksOf(contentId, propertyTypeId)];
        if (replaceTags)
        {
            Unlink(before.Where(link => !wanted.Contains(link.Tag)));
        }

        foreach (int tag in wanted.Except(before.Select(link => link.Tag)))
        {
            Store.Write.Put(TagLinkRow.Kind, new TagLinkRow { Id = Store.NextId(), Key = Guid.NewGuid(), Node = contentId, Property = propertyTypeId, Tag = tag });
        }
    }

    public void Remove(int contentId, int propertyTypeId, IEnumerable<ITag> tags)
    {
        HashSet<int> unwanted = [.. tags.Select(Known).OfType<int>()];
        Unlink(LinksOf(contentId, propertyTypeId).Where(link => unwanted.Contains(link.Tag)));
    }

    public void RemoveAll(int contentId) => Unlink(Links.Find(TagLinkRow.ByNode, contentId));

    public void RemoveAll(int contentId, int propertyTypeId) => Unlink(LinksOf(contentId, propertyTypeId));

    public void Remove(NodeRow node) => RemoveAll(node.Id);

    public TaggedEntity? GetTaggedEntityByKey(Guid key) => nodes.Get(key) is { } node ? GetTaggedEntityById(node.Id) : null;

    public TaggedEntity? GetTaggedEntityById(int id) => Tagged(Links.Find(TagLinkRow.ByNode, id), TaggableObjectTypes.All, "*", _ => true).FirstOrDefault();

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTagGroup(TaggableObjectTypes objectType, string group, string? culture = null) =>
        Tagged(Links.All, objectType, culture, tag => tag.Group.InvariantEquals(group));

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTag(TaggableObjectTypes objectType, string tag, string? group = null, string? culture = null) => Tagged(
        Table.Find(TagRow.ByText, tag).SelectMany(row => Links.Find(TagLinkRow.ByTag, row.Id)),
        objectType,
        culture,
        row => IsIn(row, group));

    public IEnumerable<ITag> GetTagsForEntityType(TaggableObjectTypes objectType, string? group = null, string? culture = null)
    {
        Guid? type = TypeOf(objectType);
        return
        [
            .. Links.All
                .Where(link => nodes.Get(link.Node) is { Trashed: false } node && (type is null || node.ObjectType == type))
                .GroupBy(link => link.Tag)
                .Select(links => (Tag: Table.Get(links.Key), Count: links.Count()))
                .Where(tag => tag.Tag is not null && IsIn(tag.Tag, group) && IsOf(tag.Tag, culture))
                .OrderBy(tag => tag.Tag!.Text, StringComparer.InvariantCultureIgnoreCase)
                .Select(tag => Built(tag.Tag!, tag.Count)),
        ];
    }

    public IEnumerable<ITag> GetTagsForEntity(int contentId, string? group = null, string? culture = null) =>
        TagsOf(Links.Find(TagLinkRow.ByNode, contentId), group, culture);

    public IEnumerable<ITag> GetTagsForEntity(Guid contentId, string? group = null, string? culture = null) =>
        nodes.Get(contentId) is { } node ? GetTagsForEntity(node.Id, group, culture) : [];

    public IEnumerable<ITag> GetTagsForProperty(int contentId, string propertyTypeAlias, string? group = null, string? culture = null) =>
        TagsOf(Links.Find(TagLinkRow.ByNode, contentId).Where(link => AliasOf(link).InvariantEquals(propertyTypeAlias)), group, culture);

    public IEnumerable<ITag> GetTagsForProperty(Guid contentId, string propertyTypeAlias, string? group = null, string? culture = null) =>
        nodes.Get(contentId) is { } node ? GetTagsForProperty(node.Id, propertyTypeAlias, group, culture) : [];

    private IEnumerable<TagLinkRow> LinksOf(int contentId, int propertyTypeId) => Links.Find(TagLinkRow.ByNode, contentId).Where(link => link.Property == propertyTypeId);

    private void Unlink(IEnumerable<TagLinkRow> links)
    {
        foreach (TagLinkRow link in links.ToList())
        {
            Store.Write.Remove(TagLinkRow.Kind, link.Id);
        }
    }

    private int? Known(ITag tag) => Table.Find(TagRow.ByText, tag.Text).FirstOrDefault(row => row.Group.InvariantEquals(tag.Group) && row.Language == tag.LanguageId)?.Id;

    private int New(ITag tag)
    {
        var row = new TagRow { Id = Store.NextId(), Key = Guid.NewGuid(), Text = tag.Text, Group = tag.Group, Language = tag.LanguageId };
        Store.Write.Put(TagRow.Kind, row);
        return row.Id;
    }

    private List<ITag> TagsOf(IEnumerable<TagLinkRow> links, string? group, string? culture) =>
    [
        .. links.Select(link => Table.Get(link.Tag)).OfType<TagRow>().DistinctBy(tag => tag.Id)
            .Where(tag => IsIn(tag, group) && IsOf(tag, culture))
            .OrderBy(tag => tag.Text, StringComparer.InvariantCultureIgnoreCase)
            .Select(tag => Built(tag, 0)),
    ];

    private List<TaggedEntity> Tagged(IEnumerable<TagLinkRow> links, TaggableObjectTypes objectType, string? culture, Func<TagRow, bool> which)
    {
        Guid? type = TypeOf(objectType);
        return
        [
            .. links
                .Select(link => (Link: link, Tag: Table.Get(link.Tag)))
                .Where(pair => pair.Tag is not null && which(pair.Tag) && IsOf(pair.Tag, culture) && (type is null || nodes.Get(pair.Link.Node)?.ObjectType == type))
                .GroupBy(pair => pair.Link.Node)
                .Select(node => new TaggedEntity(node.Key, [.. node.GroupBy(pair => pair.Link.Property).Select(property => new TaggedProperty(
                    property.Key,
                    AliasOf(property.First().Link),
                    [.. property.Select(pair => Built(pair.Tag!, 0))]))])),
        ];
    }

    private string? AliasOf(TagLinkRow link) => nodes.Get(link.Node) switch
    {
        DocumentRow document => types.OfDocument(document.TypeId),
        MediaRow media => types.OfMedia(media.TypeId),
        ContentRow content => types.OfMember(content.TypeId),
        _ => (IContentTypeComposition?)null,
    } is { } type ? type.CompositionPropertyTypes.FirstOrDefault(property => property.Id == link.Property)?.Alias : null;

    private static bool IsIn(TagRow tag, string? group) => string.IsNullOrWhiteSpace(group) || tag.Group.InvariantEquals(group);

    private bool IsOf(TagRow tag, string? culture) => culture switch
    {
        null => tag.Language is null,
        "*" => true,
        _ => tag.Language is not null && tag.Language == languages.Value.GetIdByIsoCode(culture, throwOnNotFound: false),
    };

    private static Guid? TypeOf(TaggableObjectTypes type) => type switch
    {
        TaggableObjectTypes.Content => Constants.ObjectTypes.Document,
        TaggableObjectTypes.Media => Constants.ObjectTypes.Media,
        TaggableObjectTypes.Member => Constants.ObjectTypes.Member,
        _ => null,
    };

    private static Tag Built(TagRow row, int nodeCount)
    {
        var tag = new Tag(row.Id, row.Group, row.Text, row.Language) { Key = row.Key, NodeCount = nodeCount };
        tag.ResetDirtyProperties(false);
        return tag;
    }
}
