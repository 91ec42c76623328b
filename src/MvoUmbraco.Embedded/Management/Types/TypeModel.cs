using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Types;

/// <summary>
/// What the API shows of a type of documents, media or members alike. Properties and containers are its own: the client
/// reads the types that it is composed of one by one.
/// </summary>
internal abstract class TypeModel<TProperty>(IContentTypeComposition type, Func<IPropertyType, TProperty> property)
    where TProperty : PropertyModel
{
    public Guid Id { get; } = type.Key;

    public string Alias { get; } = type.Alias;

    public string Name { get; } = type.Name ?? string.Empty;

    public string? Description { get; } = type.Description;

    public string Icon { get; } = type.Icon ?? string.Empty;

    public bool AllowedAsRoot { get; } = type.AllowedAsRoot;

    public bool VariesByCulture { get; } = type.VariesByCulture();

    public bool VariesBySegment { get; } = type.VariesBySegment();

    public bool IsElement { get; } = type.IsElement;

    /// <summary>The data type of the list view, for types whose children are shown as one.</summary>
    public Reference? Collection { get; } = Reference.To(type.ListView);

    public IReadOnlyList<TProperty> Properties { get; } = [.. type.PropertyTypes.Select(property)];

    public IReadOnlyList<ContainerModel> Containers { get; } = [.. type.PropertyGroups.Select(group => ContainerModel.Of(type, group))];

    /// <summary>The types that a type is composed of, and whether it stands below the other in the tree.</summary>
    protected static IEnumerable<(Reference Type, CompositionType How)> CompositionsOf(IContentTypeComposition type) =>
        type.ContentTypeComposition.Select(part => (new Reference(part.Key), part.Id == type.ParentId ? CompositionType.Inheritance : CompositionType.Composition));

    /// <summary>The types allowed below it, in their order.</summary>
    protected static IEnumerable<(Reference Type, int SortOrder)> AllowedBelow(IContentTypeBase type) =>
        (type.AllowedContentTypes ?? []).OrderBy(allowed => allowed.SortOrder).Select(allowed => (new Reference(allowed.Key), allowed.SortOrder));
}

/// <summary>A property of a type.</summary>
internal class PropertyModel(IContentTypeBase type, IPropertyType property)
{
    public Guid Id { get; } = property.Key;

    /// <summary>The tab or group that it stands in; null for one that stands in none.</summary>
    public Reference? Container { get; } = Reference.To(type.PropertyGroups.FirstOrDefault(group => group.PropertyTypes?.Any(own => own.Key == property.Key) == true)?.Key);

    public int SortOrder { get; } = property.SortOrder;

    public string Alias { get; } = property.Alias;

    public string Name { get; } = property.Name;

    public string? Description { get; } = property.Description;

    public Reference DataType { get; } = new(property.DataTypeKey);

    public bool VariesByCulture { get; } = property.VariesByCulture();

    public bool VariesBySegment { get; } = property.VariesBySegment();

    public PropertyValidation Validation { get; } = new(property.Mandatory, property.MandatoryMessage, property.ValidationRegExp, property.ValidationRegExpMessage);

    public PropertyAppearance Appearance { get; } = new(property.LabelOnTop);
}

internal sealed record PropertyValidation(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

internal sealed record PropertyAppearance(bool LabelOnTop);

/// <summary>A tab or a group of properties. A group in a tab has the tab's alias before its own: <c>content/main</c>.</summary>
internal sealed record ContainerModel(Guid Id, Reference? Parent, string Name, PropertyGroupType Type, int SortOrder)
{
    public static ContainerModel Of(IContentTypeBase type, PropertyGroup group) =>
        new(group.Key, ParentOf(type, group), group.Name ?? string.Empty, group.Type, group.SortOrder);

    private static Reference? ParentOf(IContentTypeBase type, PropertyGroup group)
    {
        int slash = group.Alias.LastIndexOf('/');
        return slash < 0 ? null : Reference.To(type.PropertyGroups.FirstOrDefault(other => other.Alias == group.Alias[..slash])?.Key);
    }
}
