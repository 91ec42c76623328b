using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Segments;

/// <summary>The segments that content may vary by: none, unless a plugin brings a segment service.</summary>
internal sealed class SegmentEndpoints(ISegmentService segments) : IManagementEndpoints<SegmentEndpoints>
{
    public static void Map(ManagementRoutes<SegmentEndpoints> routes) => routes.Get("segment", BackOfficePolicies.BackOfficeAccess, (e, request) => e.List(request));

    private async Task<IResult> List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<Segment>?, SegmentOperationStatus> page = await segments.GetPagedSegmentsAsync(paging.Skip, paging.Take);
        return page.Success
            ? Answer.Ok(new Paged<SegmentModel>(page.Result!.Total, [.. page.Result.Items.Select(segment => new SegmentModel(segment.Name, segment.Alias))]))
            : Answer.Problem(new Problem(500, "Segments could not be listed", "The segment service failed; the server's log tells more.", page.Status.ToString()));
    }

    private sealed record SegmentModel(string Name, string Alias);
}
