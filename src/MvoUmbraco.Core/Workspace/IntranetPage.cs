using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Workspace;

/// <summary>An intranet.</summary>
/// <param name="Link">Its page: the workspace.</param>
/// <param name="Owner">The network or the mainstream team whose it is; null for the one that all share.</param>
public sealed record IntranetSummary(PageLink Link, PageLink? Owner)
{
    /// <summary>What to call it where several stand together: intranets themselves are all called alike.</summary>
    public string Title => Owner?.Name ?? Link.Name;
}

/// <summary>Something that was placed in an intranet.</summary>
/// <param name="Link">Its page.</param>
/// <param name="Type">The alias of its document type.</param>
/// <param name="Created">When it was placed.</param>
/// <param name="Updated">When it was last published.</param>
public sealed record PlacedItem(PageLink Link, string Type, DateTimeOffset Created, DateTimeOffset Updated);

/// <summary>A file of something in an intranet.</summary>
/// <param name="Link">The file.</param>
/// <param name="On">The page that carries it.</param>
public sealed record PlacedFile(AttachmentLink Link, PageLink On);

/// <summary>The page of an intranet: the workspace of a network, of the mainstream team, or of all together. What is in it is
/// the same for everybody who may see it; what is one member's own comes beside it.</summary>
public sealed record IntranetPage(PageInfo Info, IntranetSummary Intranet) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }

    /// <summary>Everything in it but its folders, the last published first.</summary>
    public IReadOnlyList<PlacedItem> Items { get; init; } = [];

    /// <summary>The pages and folders right below it.</summary>
    public IReadOnlyList<PageLink> Pages { get; init; } = [];

    /// <summary>Its events.</summary>
    public EventSchedule Events { get; init; } = EventSchedule.Empty;

    /// <summary>Its knowledge, the newest first.</summary>
    public IReadOnlyList<KnowledgeItem> Knowledge { get; init; } = [];

    /// <summary>Its status reports, the newest period first.</summary>
    public IReadOnlyList<StatusReport> StatusReports { get; init; } = [];

    /// <summary>The files of everything in it, the last added first.</summary>
    public IReadOnlyList<PlacedFile> Files { get; init; } = [];
}
