namespace MvoUmbraco.Core.Pages;

/// <summary>A reference to another page of the knowledge centre.</summary>
/// <param name="Key">The content key.</param>
/// <param name="Name">The name as shown, in the language of the reading.</param>
/// <param name="Url">The path on this site.</param>
public sealed record PageLink(Guid Key, string Name, string Url);

/// <summary>An image of the media library.</summary>
/// <param name="Url">Where it is served from.</param>
/// <param name="Name">Its name in the media library: the text for who does not see it.</param>
/// <param name="Width">In pixels, when known.</param>
/// <param name="Height">In pixels, when known.</param>
public sealed record Picture(string Url, string Name, int? Width, int? Height);

/// <summary>What every page has, whatever its type.</summary>
public sealed record PageInfo
{
    /// <summary>The content key.</summary>
    public required Guid Key { get; init; }

    /// <summary>The alias of the document type.</summary>
    public required string Type { get; init; }

    /// <summary>The name: the title of the page.</summary>
    public required string Name { get; init; }

    /// <summary>The title for menus and breadcrumbs; the name when the editor gave none.</summary>
    public required string ShortName { get; init; }

    /// <summary>The path on this site.</summary>
    public required string Url { get; init; }

    /// <summary>The language the texts are in (such as <c>nl-BE</c>): the one asked for, or the default language when
    /// the page does not exist in it.</summary>
    public required string Culture { get; init; }

    /// <summary>The description for search engines and shared links.</summary>
    public string? Description { get; init; }

    /// <summary>The image for shared links.</summary>
    public Picture? ShareImage { get; init; }

    /// <summary>The pages above, the home page first; this page itself is not in it.</summary>
    public IReadOnlyList<PageLink> Breadcrumbs { get; init; } = [];

    /// <summary>The same page in the other languages it is published in: language to path.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>When the content was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the content was last saved.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>A link to this page.</summary>
    public PageLink Link => new(Key, Name, Url);
}

/// <summary>A page of the knowledge centre, with everything that stands on it. One record per document type.</summary>
public abstract record Page(PageInfo Info);

/// <summary>The home page of the knowledge centre.</summary>
public sealed record HomePage(PageInfo Info) : Page(Info)
{
    /// <summary>One sentence below the name.</summary>
    public string? Tagline { get; init; }

    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}

/// <summary>A page of text.</summary>
public sealed record ContentPage(PageInfo Info) : Page(Info)
{
    /// <summary>The summary, plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The text.</summary>
    public SafeHtml Body { get; init; }

    /// <summary>Files to download.</summary>
    public IReadOnlyList<Attachments.AttachmentLink> Attachments { get; init; } = [];

    /// <summary>The pages below.</summary>
    public IReadOnlyList<PageLink> Children { get; init; } = [];
}

/// <summary>The page where a member signs in.</summary>
public sealed record SignInPage(PageInfo Info) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}

/// <summary>The page for a signed-in member who may not see what was asked for.</summary>
public sealed record NoAccessPage(PageInfo Info) : Page(Info)
{
    /// <summary>The text.</summary>
    public SafeHtml Body { get; init; }
}
