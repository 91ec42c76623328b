using System.Globalization;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Content;

/// <summary>Who did what with a node, when.</summary>
internal sealed class AuditTrail(IAuditService audit, IUserIdKeyResolver users)
{
    public async Task<IResult> Of(ManagementRequest request, UmbracoObjectTypes kind)
    {
        Paging paging = request.Paging;
        PagedModel<IAuditItem> found = await audit.GetItemsByKeyAsync(request.Key(), kind, paging.Skip, paging.Take, request.Choice<Direction>("orderDirection") ?? Direction.Descending, Since(request));
        var items = new List<object>();
        foreach (IAuditItem item in found.Items)
        {
            Attempt<Guid> user = await users.TryGetAsync(item.UserId);
            items.Add(new
            {
                User = new Reference(user.Success ? user.Result : Constants.Security.SuperUserKey),
                Timestamp = item.CreateDate,
                LogType = item.AuditType,
                item.Comment,
                item.Parameters,
            });
        }

        return Answer.Ok(new Paged<object>(found.Total, items));
    }

    private static DateTimeOffset? Since(ManagementRequest request) => request.Query("sinceDate") switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset since) => since,
        { } text => throw new BadRequestException(Problem.Unreadable("sinceDate", $"The value '{text}' is not a moment, such as 2026-03-01T10:00:00Z.")),
    };
}
