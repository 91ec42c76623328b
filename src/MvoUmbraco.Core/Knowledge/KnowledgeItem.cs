using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Knowledge;

/// <summary>What a knowledge item is.</summary>
public enum KnowledgeKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>An article (<c>artikel</c>).</summary>
    Article,

    /// <summary>A good practice (<c>goede praktijk</c>).</summary>
    GoodPractice,

    /// <summary>A tool (<c>instrument</c>).</summary>
    Tool,

    /// <summary>A publication (<c>publicatie</c>).</summary>
    Publication,

    /// <summary>A case (<c>praktijkvoorbeeld</c>).</summary>
    CaseStudy,

    /// <summary>A link to something elsewhere (<c>link</c>).</summary>
    Link,
}

/// <summary>A piece of knowledge that a network placed.</summary>
public sealed record KnowledgeItem
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>What it is.</summary>
    public Term<KnowledgeKind> Kind { get; init; }

    /// <summary>Plain text.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>The network in whose place it stands.</summary>
    public PageLink? Network { get; init; }

    /// <summary>The themes it is about.</summary>
    public IReadOnlyList<PageLink> Themes { get; init; } = [];

    /// <summary>The attention points it addresses.</summary>
    public IReadOnlyList<PageLink> AttentionPoints { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The organisations behind it.</summary>
    public IReadOnlyList<PageLink> Organisations { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The source on the web: an http or https address.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The day it appeared.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The last day it holds good.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The day to order by: when it appeared, or when it was placed.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>The page of a knowledge item.</summary>
public sealed record KnowledgeItemPage(PageInfo Info, KnowledgeItem Item) : Page(Info)
{
    /// <summary>The text.</summary>
    public SafeHtml Body { get; init; }

    /// <summary>Files to download.</summary>
    public IReadOnlyList<AttachmentLink> Attachments { get; init; } = [];

    /// <summary>Related items and events.</summary>
    public IReadOnlyList<PageLink> RelatedItems { get; init; } = [];
}

/// <summary>A folder of knowledge.</summary>
public sealed record KnowledgeFolderPage(PageInfo Info) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }

    /// <summary>The items in this folder, the newest first.</summary>
    public IReadOnlyList<KnowledgeItem> Items { get; init; } = [];

    /// <summary>The status reports in this folder, the newest period first.</summary>
    public IReadOnlyList<StatusReport> StatusReports { get; init; } = [];

    /// <summary>The folders in this folder.</summary>
    public IReadOnlyList<PageLink> Folders { get; init; } = [];
}
