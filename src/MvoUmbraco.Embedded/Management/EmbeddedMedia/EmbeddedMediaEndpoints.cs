using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.EmbeddedMedia;

/// <summary>The markup with which a film or the like of another site is embedded, as its provider gives it (oEmbed).</summary>
internal sealed class EmbeddedMediaEndpoints(IOEmbedService embedding) : IManagementEndpoints<EmbeddedMediaEndpoints>
{
    public static StatusTable<OEmbedOperationStatus> Problems { get; } = new()
    {
        { OEmbedOperationStatus.NoSupportedProvider, 400, "The specified url is not supported.", "No oEmbed provider was found for the specified url." },
        { OEmbedOperationStatus.ProviderReturnedInvalidResult, 400, "The provider gave no markup.", "The oEmbed provider answered with something that can't be embedded." },
        { OEmbedOperationStatus.UnexpectedException, 500, "The provider could not be asked.", "The oEmbed provider could not be reached, or failed to answer." },
    };

    public static void Map(ManagementRoutes<EmbeddedMediaEndpoints> routes) =>
        routes.Get("oembed/query", BackOfficePolicies.SectionAccessContent, (e, request) => e.Query(request));

    private sealed record EmbeddedMarkup(string Markup);

    private async Task<IResult> Query(ManagementRequest request)
    {
        if (!Uri.TryCreate(request.RequiredQuery("url"), UriKind.Absolute, out Uri? url))
        {
            throw new BadRequestException(Problem.Unreadable("url", "The value of 'url' must be a whole address, beginning with https://."));
        }

        Attempt<string, OEmbedOperationStatus> found = await embedding.GetMarkupAsync(url, request.Number("maxWidth"), request.Number("maxHeight"), request.Cancelled);
        return found.Success ? Answer.Ok(new EmbeddedMarkup(found.Result)) : Answer.From(found, Problems);
    }
}
