using System.Globalization;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Pages;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Reading;

/// <summary>
/// The fields of a document or block in plain types. A field that is missing, empty or of another type than expected
/// reads as nothing: a schema that an administrator changed does not break a page.
/// </summary>
/// <param name="element">The document or block.</param>
/// <param name="culture">The language; empty for content that does not vary.</param>
/// <param name="view">Who reads, for the links.</param>
internal readonly struct ContentFields(IPublishedElement element, string culture, ContentView view)
{
    public string Culture => culture;

    /// <summary>The aliases of all fields, with the aliases of their editors, in the order of the type.</summary>
    public IEnumerable<(string Field, string Editor)> All
        => element.Properties.Select(property => (property.Alias, property.PropertyType.EditorAlias));

    /// <summary>Trimmed text; null when there is none.</summary>
    public string? Text(string alias)
        => Value(alias) switch
        {
            string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
            IEnumerable<string> words => words.FirstOrDefault(word => !string.IsNullOrWhiteSpace(word))?.Trim(),
            _ => null,
        };

    /// <summary>Several texts, without the empty ones.</summary>
    public IReadOnlyList<string> Texts(string alias)
        => Value(alias) switch
        {
            IEnumerable<string> texts => [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())],
            string text when !string.IsNullOrWhiteSpace(text) => [text.Trim()],
            _ => [],
        };

    /// <summary>Rich text, sanitised.</summary>
    public SafeHtml Html(string alias)
        => Value(alias) switch
        {
            IHtmlEncodedString html => SafeMarkup.Clean(html.ToHtmlString()),
            string html => SafeMarkup.Clean(html),
            _ => SafeHtml.Empty,
        };

    /// <summary>An address of the web; null when it is none.</summary>
    public string? WebAddress(string alias)
        => Text(alias) is { } text
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;

    public bool Flag(string alias) => Value(alias) is true;

    public int? Number(string alias)
        => Value(alias) switch
        {
            int number => number,
            long number => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
            decimal number => (int)Math.Clamp(Math.Round(number), int.MinValue, int.MaxValue),
            Range<decimal> range => (int)Math.Clamp(Math.Round(range.Minimum), int.MinValue, int.MaxValue),
            _ => null,
        };

    /// <summary>A number of hundredths, kept between 0 and 100.</summary>
    public int Percentage(string alias) => Math.Clamp(Number(alias) ?? 0, 0, 100);

    public DateOnly? Day(string alias)
        => Value(alias) switch
        {
            DateOnly day => day,
            DateTime date when date != default => DateOnly.FromDateTime(date),
            DateTimeOffset instant => Core.Calendar.BrusselsTime.Day(instant),
            _ => null,
        };

    public DateTimeOffset? Instant(string alias)
        => Value(alias) switch
        {
            DateTimeOffset instant => instant,
            DateTime date when date != default => Core.Calendar.BrusselsTime.At(DateOnly.FromDateTime(date), TimeOnly.FromDateTime(date)),
            _ => null,
        };

    /// <summary>A colour as <c>#rrggbb</c>.</summary>
    public string? Colour(string alias)
    {
        var colour = Value(alias) switch
        {
            ColorPickerValueConverter.PickedColor picked => picked.Color,
            string text => text,
            _ => null,
        };
        var digits = colour?.Trim().TrimStart('#');
        return digits is { Length: 6 } && digits.All(char.IsAsciiHexDigit) ? $"#{digits.ToLowerInvariant()}" : null;
    }

    /// <summary>The picked document, when the visitor may see it.</summary>
    public PageLink? Link(string alias) => Links(alias) is [var first, ..] ? first : null;

    /// <summary>The picked documents that the visitor may see, in the order picked.</summary>
    public IReadOnlyList<PageLink> Links(string alias)
    {
        var reader = view;
        return [.. PickedKeys(alias).Select(reader.LinkTo).OfType<PageLink>()];
    }

    /// <summary>A picked image.</summary>
    public Picture? Picture(string alias)
    {
        var image = Value(alias) switch
        {
            IPublishedContent single => single,
            IEnumerable<IPublishedContent> several => several.FirstOrDefault(),
            _ => null,
        };
        if (image is null)
        {
            return null;
        }

        var url = view.Source.MediaUrls.GetMediaUrl(image, UrlMode.Relative);
        var size = new ContentFields(image, string.Empty, view);
        return string.IsNullOrEmpty(url)
            ? null
            : new Picture(
                url,
                image.Name,
                size.Number(Constants.Conventions.Media.Width),
                size.Number(Constants.Conventions.Media.Height));
    }

    /// <summary>The blocks of a block list.</summary>
    public IEnumerable<ContentFields> Blocks(string alias)
    {
        var (itsCulture, reader) = (culture, view);
        return Value(alias) is IEnumerable<BlockListItem> blocks
            ? blocks.Select(block => new ContentFields(block.Content, itsCulture, reader))
            : [];
    }

    /// <summary>A value of one of the plugin's own editors.</summary>
    public T? Own<T>(string alias) where T : class => Value(alias) as T;

    // Pickers are read from their stored value: keys, whether or not the visitor may see what they point at.
    private IEnumerable<Guid> PickedKeys(string alias)
    {
        var property = element.GetProperty(alias);
        if (property?.GetSourceValue(CultureFor(property), string.Empty) is not string stored)
        {
            yield break;
        }

        foreach (var part in stored.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (UdiParser.TryParse(part, out Udi? udi) && udi is GuidUdi { EntityType: Constants.UdiEntityType.Document } document)
            {
                yield return document.Guid;
            }
        }
    }

    private object? Value(string alias)
    {
        var property = element.GetProperty(alias);
        return property?.GetValue(CultureFor(property), string.Empty);
    }

    private string CultureFor(IPublishedProperty property)
        => property.PropertyType.Variations.HasFlag(ContentVariation.Culture) ? culture : string.Empty;
}
