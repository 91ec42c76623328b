using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Repositories.Types;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// The types that content is built with: shared instances, for reading only. Cloning one per document would be most of
/// the cost of building it.
/// </summary>
internal sealed class TypesOfContent(TypeEntities types, Lazy<IContentTypeRepository> repository)
{
    private readonly ConditionalWeakTable<IContentTypeComposition, Dictionary<string, IPropertyType>> properties = [];

    public IContentType OfDocument(int id) => Of<IContentType>(id);

    public IMediaType OfMedia(int id) => Of<IMediaType>(id);

    public IMemberType OfMember(int id) => Of<IMemberType>(id);

    /// <summary>Ids of the types with this alias, of whatever family.</summary>
    public int[] IdsOf(string alias) => [.. repository.Value.GetAllContentTypeIds([alias])];

    /// <summary>The property type with this alias, own or composed.</summary>
    public IPropertyType? Property(IContentTypeComposition type, string alias) => properties
        .GetValue(type, of => of.CompositionPropertyTypes.GroupBy(property => property.Alias, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(alias);

    private T Of<T>(int id)
        where T : class, IContentTypeComposition => types.Shared<T>(id)
            ?? throw new InvalidOperationException($"Stored content has the type {id}, which does not exist. Put back a backup, or import the type again under its key.");
}
