using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Subscriptions;

/// <summary>That a user wants to hear of something that is done to a node.</summary>
internal sealed record SubscriptionRow : Row
{
    /// <summary>Id of the user.</summary>
    public int User { get; init; }

    /// <summary>Id of the node.</summary>
    public int Node { get; init; }

    /// <summary>What is done, in the words of <c>Umbraco.Cms.Core.Actions</c>.</summary>
    public string Action { get; init; } = string.Empty;

    public static readonly RowIndex<SubscriptionRow, int> ByUser = new(row => row.User);

    public static readonly RowIndex<SubscriptionRow, int> ByNode = new(row => row.Node);

    public static readonly Kind<SubscriptionRow> Kind = new("subscription", ByUser, ByNode);
}
