using System.Collections.Immutable;
using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// A document or media item (or member) as site and Delivery API see it. Made of one committed row, never changed
/// afterwards; a new row has a new published item.
/// </summary>
internal abstract class PublishedNode : PublishedContentBase
{
    private readonly PublishedType type;
    private IReadOnlyDictionary<string, PublishedCultureInfo>? cultures;
    private PublishedNodeProperty?[]? properties;

    protected PublishedNode(PublishedType type, bool isPreviewing, PublishedServices services)
        : base(services.Variation)
    {
        this.type = type;
        IsPreviewing = isPreviewing;
        Services = services;
    }

    public bool IsPreviewing { get; }

    public PublishedServices Services { get; }

    public override IPublishedContentType ContentType => type.Type;

    public override PublishedItemType ItemType => type.Type.ItemType;

    /// <summary>An invariant item has one entry, with the empty culture.</summary>
    public override IReadOnlyDictionary<string, PublishedCultureInfo> Cultures => cultures ??= ContentType.VariesByCulture()
        ? CultureNames.ToImmutableDictionary(culture => culture.Culture, culture => new PublishedCultureInfo(culture.Culture, culture.Name, null, culture.Date), StringComparer.OrdinalIgnoreCase)
        : ImmutableDictionary.Create<string, PublishedCultureInfo>().Add(string.Empty, new PublishedCultureInfo(string.Empty, InvariantName, null, CreateDate));

    public override IEnumerable<IPublishedProperty> Properties
    {
        get
        {
            int index = 0;
            foreach (IPublishedPropertyType property in ContentType.PropertyTypes)
            {
                yield return PropertyAt(index++, property);
            }
        }
    }

    public override IPublishedProperty? GetProperty(string alias)
    {
        int index = ContentType.GetPropertyIndex(alias);
        return index < 0 ? null : properties?[index] ?? PropertyAt(index, ContentType.PropertyTypes.ElementAt(index));
    }

    public override bool IsDraft(string? culture = null) => false;

    public override bool IsPublished(string? culture = null) => true;

#pragma warning disable CS0672 // Obsolete for callers; the base class still asks for them.
    public override int Level => NodeLevel;

    public override string Path => NodePath;

    public override IPublishedContent? Parent => NodeParent;
#pragma warning restore CS0672

    protected abstract int NodeLevel { get; }

    protected abstract string NodePath { get; }

    protected abstract IPublishedContent? NodeParent { get; }

    protected abstract string? InvariantName { get; }

    protected virtual IReadOnlyList<CultureName> CultureNames => [];

    /// <summary>What is stored for a property, by its id and its alias.</summary>
    protected abstract SourceValue[] ValuesOf(int propertyId, IPublishedPropertyType property);

    /// <summary>
    /// Properties are made when they are first asked: whoever looks at one of all documents shall not pay for the others.
    /// Two threads may both come here; everybody has to get the same object, since it keeps values.
    /// </summary>
    private PublishedNodeProperty PropertyAt(int index, IPublishedPropertyType property)
    {
        PublishedNodeProperty?[] slots = properties
            ?? Interlocked.CompareExchange(ref properties, new PublishedNodeProperty?[type.PropertyIds.Length], null)
            ?? properties;
        return slots[index] ?? Make();

        PublishedNodeProperty Make()
        {
            var made = new PublishedNodeProperty(property, this, ValuesOf(type.PropertyIds[index], property));
            return Interlocked.CompareExchange(ref slots[index], made, null) ?? made;
        }
    }
}
