using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Gives a document its names before it is saved: an invariant one always, and unique ones per culture.</summary>
internal sealed class DocumentNames(Lazy<ILanguageRepository> languages, IShortStringHelper strings)
{
    /// <param name="document">The entity to be saved, under its parent already.</param>
    /// <param name="publishing">Whether what is published takes the names too.</param>
    /// <param name="siblingsNamed">Siblings that have the name, in whatever culture.</param>
    /// <param name="siblingsWithSegment">Siblings of which a name gives the segment, in whatever culture.</param>
    /// <exception cref="InvalidOperationException">There is no name at all.</exception>
    public void MakeUnique(
        IContent document,
        bool publishing,
        Func<string, IEnumerable<DocumentRow>> siblingsNamed,
        Func<string, IEnumerable<DocumentRow>> siblingsWithSegment)
    {
        document.Name = Unique(document.Name!, null);
        if (!document.ContentType.VariesByCulture() || document.CultureInfos is null)
        {
            return;
        }

        foreach (ContentCultureInfos info in document.CultureInfos.Values.ToArray())
        {
            string name = Unique(info.Name!, info.Culture);
            if (name == info.Name)
            {
                continue;
            }

            document.SetCultureName(name, info.Culture);
            if (publishing && document.IsCulturePublished(info.Culture))
            {
                document.SetPublishInfo(info.Culture, name, DateTime.UtcNow);
            }
        }

        string Unique(string name, string? culture) => UniqueNames.Of(
            name,
            candidate => siblingsNamed(candidate).Any(sibling => sibling.Id != document.Id && Has(sibling, candidate, culture)),
            candidate => Segment(candidate, culture) is { } segment && siblingsWithSegment(segment).Any(sibling =>
                sibling.Id != document.Id && sibling.Segments.Any(other => other.Segment == segment && other.Culture.InvariantEquals(culture))));
    }

    /// <summary>The invariant name of a document that varies is that of the default language, or of any.</summary>
    /// <exception cref="InvalidOperationException">There is no name at all.</exception>
    public void EnsureInvariantName(IContent document)
    {
        if (document.ContentType.VariesByCulture())
        {
            string fallback = document.CultureInfos is { Count: > 0 } infos
                ? (infos.TryGetValue(languages.Value.GetDefaultIsoCode(), out ContentCultureInfos ofDefault) ? ofDefault.Name : infos[0].Name) ?? string.Empty
                : string.Empty;
            document.Name = fallback;
        }

        if (string.IsNullOrWhiteSpace(document.Name))
        {
            throw new InvalidOperationException("Cannot save content with an empty name.");
        }
    }

    public IReadOnlyList<NameSegment> SegmentsOf(IContent document)
    {
        IEnumerable<(string? Culture, string? Name)> names = [(null, document.Name)];
        if (document.ContentType.VariesByCulture() && document.CultureInfos is { } infos)
        {
            names = names.Concat(infos.Values.Select(info => ((string?)info.Culture, info.Name)));
        }

        return [.. names.Select(name => name.Name is null ? null : Segment(name.Name, name.Culture) is { } segment ? new NameSegment(name.Culture, segment) : null).OfType<NameSegment>()];
    }

    private string? Segment(string name, string? culture) => strings.CleanStringForUrlSegment(name, culture) is { Length: > 0 } segment ? segment.ToLowerInvariant() : null;

    private static bool Has(DocumentRow sibling, string name, string? culture) => culture is null
        ? sibling.Name.InvariantEquals(name)
        : sibling.Cultures.Any(of => of.Culture.InvariantEquals(culture) && of.Name.InvariantEquals(name));
}
