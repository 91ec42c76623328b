using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>Makes the addresses of processed pictures, with the parameters that Umbraco's own have, and signs them.</summary>
internal sealed class ImageUrls(ImageSignature signature) : IImageUrlGenerator, IImageUrlTokenGenerator
{
    private const string InMarkup = "&amp;";

    public IEnumerable<string> SupportedImageFileTypes => Raster.Extensions;

    public string? GetImageUrl(ImageUrlGenerationOptions? options)
    {
        if (options?.ImageUrl is not { } url)
        {
            return null;
        }

        Dictionary<string, StringValues> further = QueryHelpers.ParseQuery(options.FurtherOptions);
        var query = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Add("cc", options.Crop is { } crop ? FormattableString.Invariant($"{crop.Left},{crop.Top},{crop.Right},{crop.Bottom}") : null);
        Add("rxy", options.FocalPoint is { } focus ? FormattableString.Invariant($"{focus.Left},{focus.Top}") : null);
        Add("rmode", options.ImageCropMode?.ToString().ToLowerInvariant());
        Add("ranchor", options.ImageCropAnchor?.ToString().ToLowerInvariant());
        Add("width", options.Width?.ToString(CultureInfo.InvariantCulture));
        Add("height", options.Height?.ToString(CultureInfo.InvariantCulture));
        Add("format", options.Format);
        Add("quality", options.Quality?.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, StringValues value) in further)
        {
            Add(name, value);
        }

        Add("v", options.CacheBusterValue);
        return RefreshSignature(QueryHelpers.AddQueryString(url, query));

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.TryAdd(name, value);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An address without commands is the file itself, which needs no signature. In markup the parts of a query are joined
    /// by <c>&amp;amp;</c>: such an address stays as it is written.
    /// </remarks>
    public string RefreshSignature(string url) => url.Contains(InMarkup, StringComparison.Ordinal)
        ? Refreshed(url.Replace(InMarkup, "&", StringComparison.Ordinal)).Replace("&", InMarkup, StringComparison.Ordinal)
        : Refreshed(url);

    private string Refreshed(string url)
    {
        int start = url.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return url;
        }

        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(url[start..]);
        bool wasSigned = query.Remove(ImageCommands.Signature);
        if (ImageCommands.Read(query) is not { } commands)
        {
            return wasSigned ? QueryHelpers.AddQueryString(url[..start], query) : url;
        }

        query[ImageCommands.Signature] = signature.Of(PathOf(url[..start]), commands);
        return QueryHelpers.AddQueryString(url[..start], query);
    }

    private static string PathOf(string url) => Uri.UnescapeDataString(
        Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.AbsolutePath : url.TrimStart('~'));
}
