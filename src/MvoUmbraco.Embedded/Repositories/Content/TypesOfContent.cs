using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// The types that content is built with. The type repositories clone what they hand out, which would be most of the
/// cost of building content; one instance per type and <see cref="ContentShape"/> is shared here instead. Nothing
/// outside the building of content may get it.
/// </summary>
internal sealed class TypesOfContent(StoreAccess store, Lazy<IContentTypeRepository> documentTypes, Lazy<IMediaTypeRepository> mediaTypes)
{
    private readonly ConcurrentDictionary<int, (ContentShape Shape, IContentTypeComposition Type)> known = [];
    private readonly ConditionalWeakTable<IContentTypeComposition, Dictionary<string, IPropertyType>> properties = [];

    public IContentType OfDocument(int id) => (IContentType)Of(id, documentTypes.Value.Get);

    public IMediaType OfMedia(int id) => (IMediaType)Of(id, mediaTypes.Value.Get);

    /// <summary>Ids of the types with this alias; the alias decides nothing else about them.</summary>
    public int[] IdsOf(string alias) => [.. documentTypes.Value.GetAllContentTypeIds([alias])];

    /// <summary>The property type with this alias, own or composed.</summary>
    public IPropertyType? Property(IContentTypeComposition type, string alias) => properties
        .GetValue(type, of => of.CompositionPropertyTypes.GroupBy(property => property.Alias, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(alias);

    private IContentTypeComposition Of(int id, Func<int, IContentTypeComposition?> get)
    {
        ContentShape shape = store.Read.Shape;
        if (known.TryGetValue(id, out (ContentShape Shape, IContentTypeComposition Type) found) && found.Shape.Equals(shape))
        {
            return found.Type;
        }

        IContentTypeComposition type = get(id) ?? throw new InvalidOperationException($"Stored content has the type {id}, which does not exist. Put back a backup, or import the type again under its key.");
        known[id] = (shape, type);
        return type;
    }
}
