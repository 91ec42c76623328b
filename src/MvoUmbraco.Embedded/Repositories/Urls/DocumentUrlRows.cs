using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>One URL segment of a document, of its draft or its published side.</summary>
internal sealed record UrlSegment(
    [property: JsonPropertyName("l")] int? Language,
    [property: JsonPropertyName("s")] string Segment,
    [property: JsonPropertyName("d")] bool Draft,
    [property: JsonPropertyName("p")] bool Primary);

/// <summary>All URL segments of one document; has the document's key, and an id of its own.</summary>
internal sealed record DocumentUrlRow : Row
{
    public IReadOnlyList<UrlSegment> Segments { get; init; } = [];

    public static readonly Kind<DocumentUrlRow> Kind = new("url");
}

/// <summary>An address that an editor gave to a document beside its own.</summary>
internal sealed record UrlAlias(
    [property: JsonPropertyName("l")] int? Language,
    [property: JsonPropertyName("a")] string Alias);

/// <summary>All URL aliases of one document; has the document's key, and an id of its own.</summary>
internal sealed record DocumentUrlAliasRow : Row
{
    public IReadOnlyList<UrlAlias> Aliases { get; init; } = [];

    public static readonly Kind<DocumentUrlAliasRow> Kind = new("urlalias");
}
