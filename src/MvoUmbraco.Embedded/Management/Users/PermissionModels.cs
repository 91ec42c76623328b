using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.Membership.Permissions;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>What a user group may do with one thing, where that differs from what it may do in general.</summary>
[JsonDerivedType(typeof(DocumentPermission), "DocumentPermissionPresentationModel")]
[JsonDerivedType(typeof(PropertyValuePermission), "DocumentPropertyValuePermissionPresentationModel")]
[JsonDerivedType(typeof(OtherPermission), "UnknownTypePermissionPresentationModel")]
internal abstract record PermissionModel(IReadOnlyList<string> Verbs)
{
    /// <summary>Umbraco keeps one entry for each verb; the API has one for each thing.</summary>
    public static IReadOnlyList<PermissionModel> Of(IEnumerable<IGranularPermission> permissions) =>
    [
        .. permissions.GroupBy(permission => permission.Context, StringComparer.Ordinal).SelectMany(context => context.Key switch
        {
            DocumentGranularPermission.ContextType => DocumentPermission.Of(context),
            DocumentPropertyValueGranularPermission.ContextType => PropertyValuePermission.Of(context),
            _ => [new OtherPermission(VerbsOf(context.Select(permission => permission.Permission)), context.Key)],
        }),
    ];

    /// <summary>One for each verb; no verb at all is an entry of its own: nothing is allowed.</summary>
    public abstract IEnumerable<IGranularPermission> ToGranular();

    protected static string[] VerbsOf(IEnumerable<string> verbs) => [.. verbs.Where(verb => verb.Length > 0).Distinct(StringComparer.Ordinal)];

    protected IEnumerable<string> VerbsOrNone() => VerbsOf(Verbs).DefaultIfEmpty(string.Empty);
}

internal sealed record DocumentPermission(Reference Document, IReadOnlyList<string> Verbs) : PermissionModel(Verbs)
{
    public static new IEnumerable<PermissionModel> Of(IEnumerable<IGranularPermission> permissions) =>
        permissions.Where(permission => permission.Key is not null).GroupBy(permission => permission.Key!.Value)
            .Select(document => new DocumentPermission(new Reference(document.Key), VerbsOf(document.Select(permission => permission.Permission))));

    public override IEnumerable<IGranularPermission> ToGranular() =>
        VerbsOrNone().Select(verb => new DocumentGranularPermission { Key = Document.Id, Permission = verb });
}

/// <summary>On the values of a property. Umbraco keeps the property in the permission's text: <c>key|verb</c>.</summary>
internal sealed record PropertyValuePermission(Reference DocumentType, Reference PropertyType, IReadOnlyList<string> Verbs) : PermissionModel(Verbs)
{
    public static new IEnumerable<PermissionModel> Of(IEnumerable<IGranularPermission> permissions) =>
        permissions.Select(permission => (Type: permission.Key, Parts: permission.Permission.Split('|')))
            .Where(part => part.Type is not null && part.Parts.Length == 2 && Guid.TryParse(part.Parts[0], out _))
            .GroupBy(part => (Type: part.Type!.Value, Property: Guid.Parse(part.Parts[0])))
            .Select(group => new PropertyValuePermission(new Reference(group.Key.Type), new Reference(group.Key.Property), VerbsOf(group.Select(part => part.Parts[1]))));

    public override IEnumerable<IGranularPermission> ToGranular() =>
        VerbsOrNone().Select(verb => new DocumentPropertyValueGranularPermission { Key = DocumentType.Id, Permission = $"{PropertyType.Id}|{verb}" });
}

/// <summary>Of a kind that only a plugin knows.</summary>
internal sealed record OtherPermission(IReadOnlyList<string> Verbs, string Context) : PermissionModel(Verbs)
{
    public override IEnumerable<IGranularPermission> ToGranular() =>
        Verbs.Distinct(StringComparer.Ordinal).Select(verb => new UnknownTypeGranularPermission { Context = Context, Permission = verb });
}
