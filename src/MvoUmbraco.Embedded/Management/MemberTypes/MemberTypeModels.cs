using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Management.MemberTypes;

/// <summary>A member type as the API shows it.</summary>
internal sealed class MemberTypeModel(IMemberType type) : TypeModel<MemberPropertyModel>(type, property => new MemberPropertyModel(type, property))
{
    public IReadOnlyList<MemberTypeComposition> Compositions { get; } = [.. CompositionsOf(type).Select(part => new MemberTypeComposition(part.Type, part.How))];
}

internal sealed record MemberTypeComposition(Reference MemberType, CompositionType CompositionType);

/// <summary>A property of members: who may see and change it.</summary>
internal sealed class MemberPropertyModel(IMemberType type, IPropertyType property) : PropertyModel(type, property)
{
    /// <summary>Shown only to users who may see sensitive data.</summary>
    public bool IsSensitive { get; } = type.IsSensitiveProperty(property.Alias);

    public MemberPropertyVisibility Visibility { get; } = new(type.MemberCanViewProperty(property.Alias), type.MemberCanEditProperty(property.Alias));
}

/// <summary>What the member may do with the value on the site.</summary>
internal sealed record MemberPropertyVisibility(bool MemberCanView, bool MemberCanEdit);

internal sealed record MemberTypeItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, string? Icon)
{
    public static MemberTypeItem Of(IMemberType type) => new(type.Key, [], type.Name ?? string.Empty, type.Icon);
}

internal sealed record MemberTypeConfiguration(IEnumerable<string> ReservedFieldNames);
