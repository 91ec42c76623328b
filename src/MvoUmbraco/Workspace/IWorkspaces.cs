using MvoUmbraco.Access;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Placing;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Workspace;

/// <summary>Somebody who belongs to an intranet and chose to be seen there.</summary>
/// <param name="Key">The member.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="IsCoordinator">Coordinates the network.</param>
public sealed record IntranetPerson(Guid Key, string Name, string Email, bool IsCoordinator)
{
    /// <summary>What the person does; null when not told.</summary>
    public string? Function { get; init; }

    /// <summary>For whom the person works; null when not told.</summary>
    public string? Organisation { get; init; }
}

/// <summary>What is one member's own in a workspace.</summary>
public sealed record MyWorkspace
{
    /// <summary>When the member was here before; null for the first visit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What others placed or changed since then, the latest first; of a first visit, what was placed last.</summary>
    public IReadOnlyList<PlacedItem> New { get; init; } = [];

    /// <summary>How many there are, of which <see cref="New"/> shows the first.</summary>
    public int NewCount { get; init; }

    /// <summary>Who belongs to it, by name; those who chose not to be seen are not in it.</summary>
    public IReadOnlyList<IntranetPerson> People { get; init; } = [];

    /// <summary>What the member writes or waits for.</summary>
    public IReadOnlyList<SubmissionInfo> Mine { get; init; } = [];

    /// <summary>What the member was writing and did not save, wherever it is placed; the last first.</summary>
    public IReadOnlyList<KeptForm> Kept { get; init; } = [];

    /// <summary>What waits for the member's review.</summary>
    public IReadOnlyList<SubmissionInfo> ToReview { get; init; } = [];

    /// <summary>How many there are, of which <see cref="ToReview"/> shows the first.</summary>
    public int ToReviewCount { get; init; }

    /// <summary>The aliases of the document types the member may place here.</summary>
    public IReadOnlyList<string> Placeable { get; init; } = [];

    /// <summary>The member may review what is placed here.</summary>
    public bool IsReviewer { get; init; }
}

/// <summary>The workspaces of members.</summary>
public interface IWorkspaces
{
    /// <summary>What is the visitor's own in an intranet that the visitor sees. Counts as a visit.</summary>
    Task<MyWorkspace> EnterAsync(IntranetPage intranet, Visitor visitor, CancellationToken cancellationToken = default);
}
