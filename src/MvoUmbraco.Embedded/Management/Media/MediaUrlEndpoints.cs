using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>Where the files of media are found, whole and in other sizes; for every user, since every picker shows them.</summary>
internal sealed class MediaUrlEndpoints(
    IMediaService media,
    MediaUrlGeneratorCollection addresses,
    IImageUrlGenerator images,
    IOptionsMonitor<ContentSettings> settings) : IManagementEndpoints<MediaUrlEndpoints>
{
    /// <summary>Longest side, in pixels, when none is asked for.</summary>
    private const int Standard = 200;

    public static void Map(ManagementRoutes<MediaUrlEndpoints> routes)
    {
        routes.Get("media/urls", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Urls(request));
        routes.Get("imaging/resize/urls", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Resized(request));
    }

    private Task<IResult> Urls(ManagementRequest request) =>
        Task.FromResult(Answer.Ok(Found(request).Select(medium => new MediumUrls(medium.Key, [.. UrlsOf(medium).Select(url => new MediumUrl(null, url))])).ToArray()));

    private Task<IResult> Resized(ManagementRequest request)
    {
        int width = request.Number("width") ?? Standard;
        int height = request.Number("height") ?? Standard;
        ImageCropMode? mode = request.Choice<ImageCropMode>("mode");
        string? format = request.Query("format");
        return Task.FromResult(Answer.Ok(Found(request)
            .Select(medium => new MediumUrls(medium.Key, [.. UrlsOf(medium).Select(Resize).OfType<string>().Select(url => new MediumUrl(null, url))]))
            .ToArray()));

        string? Resize(string url)
        {
            string extension = Path.GetExtension(url).TrimStart('.');
            return images.SupportedImageFileTypes.InvariantContains(extension)
                ? images.GetImageUrl(new ImageUrlGenerationOptions(url) { Width = width, Height = height, ImageCropMode = mode, Format = format })
                : extension.InvariantEquals("svg") ? url : null;
        }
    }

    private IEnumerable<IMedia> Found(ManagementRequest request) => request.QueryKeys() is { Count: > 0 } keys ? media.GetByIds(keys) : [];

    private IEnumerable<string> UrlsOf(IMedia medium) => medium.GetUrls(settings.CurrentValue, addresses).OfType<string>().Where(url => url.Length > 0);
}
