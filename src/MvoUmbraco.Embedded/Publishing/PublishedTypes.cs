using System.Collections.Concurrent;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>A type as published items know it, with the ids under which the values of its properties are stored, in the order of its properties.</summary>
internal sealed record PublishedType(IPublishedContentType Type, int[] PropertyIds);

/// <summary>
/// The published form of document, media and member types. A type that changed is forgotten by Umbraco's refreshers and
/// made anew; published items notice that their type is another object and are made anew with it. A type that was read
/// while it changed, or inside a scope that may still be taken back, is handed out but not kept.
/// </summary>
internal sealed class PublishedTypes(
    IContentTypeService contentTypes,
    IMediaTypeService mediaTypes,
    IMemberTypeService memberTypes,
    IPublishedContentTypeFactory factory,
    AmbientScope ambient) : IPublishedContentTypeCache
{
    private readonly ConcurrentDictionary<int, PublishedType> byId = [];
    private readonly ConcurrentDictionary<Guid, int> ids = [];
    private readonly ConcurrentDictionary<(bool Media, bool Member, string Alias), int> idsByAlias = [];
    private readonly Lock changing = new();
    private int changes;

    public PublishedType Find(PublishedItemType itemType, int id) => byId.TryGetValue(id, out PublishedType? type)
        ? type
        : Make(itemType, id, () => Read(itemType, service => service.Get(id), service => service.Get(id), service => service.Get(id)));

    public IPublishedContentType Get(PublishedItemType itemType, int id) => Find(itemType, id).Type;

    public IPublishedContentType Get(PublishedItemType itemType, Guid key) => ids.TryGetValue(key, out int id) && byId.TryGetValue(id, out PublishedType? type)
        ? type.Type
        : Make(itemType, key, () => Read(itemType, service => service.Get(key), service => service.Get(key), service => service.Get(key))).Type;

    public IPublishedContentType Get(PublishedItemType itemType, string alias) => idsByAlias.TryGetValue(AliasKey(itemType, alias), out int id) && byId.TryGetValue(id, out PublishedType? type)
        ? type.Type
        : Make(itemType, alias, () => Read(itemType, service => service.Get(alias), service => service.Get(alias), service => service.Get(alias))).Type;

    public void ClearAll() => Forget(_ => true);

    public void ClearContentType(int id) => Forget(type => type.Type.Id == id);

    public void ClearContentTypes(IEnumerable<int> ids)
    {
        HashSet<int> changed = [.. ids];
        Forget(type => changed.Contains(type.Type.Id));
    }

    public void ClearDataType(int id) => ClearByDataTypeId(id);

    public IEnumerable<IPublishedContentType> ClearByDataTypeId(int id) =>
        Forget(type => type.Type.PropertyTypes.Any(property => property.DataType.Id == id)).ConvertAll(type => type.Type);

    private static (bool Media, bool Member, string Alias) AliasKey(PublishedItemType itemType, string alias) =>
        (itemType == PublishedItemType.Media, itemType == PublishedItemType.Member, alias.ToLowerInvariant());

    private IContentTypeComposition? Read(
        PublishedItemType itemType,
        Func<IContentTypeService, IContentTypeComposition?> content,
        Func<IMediaTypeService, IContentTypeComposition?> media,
        Func<IMemberTypeService, IContentTypeComposition?> member) => itemType switch
        {
            PublishedItemType.Content or PublishedItemType.Element => content(contentTypes),
            PublishedItemType.Media => media(mediaTypes),
            PublishedItemType.Member => member(memberTypes),
            _ => throw new ArgumentOutOfRangeException(nameof(itemType), itemType, "Only content, elements, media and members have types."),
        };

    private PublishedType Make(PublishedItemType itemType, object asked, Func<IContentTypeComposition?> read)
    {
        int before = Volatile.Read(ref changes);
        IContentTypeComposition composition = read()
            ?? throw new KeyNotFoundException($"There is no {itemType} type {asked}.");
        var propertyIds = composition.CompositionPropertyTypes.ToDictionary(property => property.Alias, property => property.Id, StringComparer.OrdinalIgnoreCase);
        IPublishedContentType type = factory.CreateContentType(composition);
        var made = new PublishedType(type, [.. type.PropertyTypes.Select(property => propertyIds.GetValueOrDefault(property.Alias))]);
        lock (changing)
        {
            if (changes == before && ambient.Current is null)
            {
                made = byId.GetOrAdd(type.Id, made);
                ids[type.Key] = type.Id;
                idsByAlias[AliasKey(itemType, type.Alias)] = type.Id;
            }
        }

        return made;
    }

    private List<PublishedType> Forget(Func<PublishedType, bool> changed)
    {
        lock (changing)
        {
            changes++;
            List<PublishedType> forgotten = [.. byId.Values.Where(changed)];
            foreach (PublishedType type in forgotten)
            {
                byId.TryRemove(type.Type.Id, out _);
            }

            return forgotten;
        }
    }
}
