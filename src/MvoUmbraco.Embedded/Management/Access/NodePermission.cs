namespace MvoUmbraco.Embedded.Management.Access;

/// <summary>
/// What the user must be allowed to do with the node that the address names. Declared with the endpoint and asked before
/// it runs. An unknown node is nobody's secret: the endpoint answers 404.
/// </summary>
/// <param name="Kind">What the address names.</param>
/// <param name="Verb">An action's letter of Umbraco.Cms.Core.Actions, for documents; empty otherwise.</param>
/// <param name="RouteKey">The name of the key in the address.</param>
internal sealed record NodePermission(NodePermissionKind Kind, string Verb = "", string RouteKey = "id")
{
    public static NodePermission Document(string verb) => new(NodePermissionKind.Document, verb);

    public static NodePermission DocumentBranch(string verb) => new(NodePermissionKind.DocumentBranch, verb);

    /// <summary>The recycle bin itself, and a document that lies in it.</summary>
    public static NodePermission DocumentBin(string verb) => new(NodePermissionKind.DocumentBin, verb);

    public static NodePermission Media { get; } = new(NodePermissionKind.Media);

    public static NodePermission MediaBin { get; } = new(NodePermissionKind.MediaBin);

    /// <summary>A user: administrators are edited by administrators only.</summary>
    public static NodePermission User { get; } = new(NodePermissionKind.User);
}

internal enum NodePermissionKind
{
    Document,
    DocumentBranch,
    DocumentBin,
    Media,
    MediaBin,
    User,
}
