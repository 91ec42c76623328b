using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The culture of a document and of what stands below it, and the hostnames at which they are found.</summary>
internal sealed class DomainEndpoints(IDomainService domains, IEntityService entities) : IManagementEndpoints<DomainEndpoints>
{
    public static void Map(ManagementRoutes<DomainEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        routes.Get("document/{id:guid}/domains", content, (e, request) => e.Get(request), NodePermission.Document(ActionBrowse.ActionLetter));
        routes.Put("document/{id:guid}/domains", content, (e, request) => e.Update(request), NodePermission.Document(ActionAssignDomain.ActionLetter));
    }

    private async Task<IResult> Get(ManagementRequest request)
    {
        Guid key = request.Key();
        if (!entities.Exists(key, UmbracoObjectTypes.Document))
        {
            return Answer.Problem(DocumentProblems.Domains[DomainOperationStatus.ContentNotFound]);
        }

        IDomain[] assigned = [.. await domains.GetAssignedDomainsAsync(key, includeWildcards: true)];
        return Answer.Ok(new Hostnames(
            [.. assigned.Where(domain => !domain.IsWildcard).Select(domain => new Hostname(domain.DomainName, domain.LanguageIsoCode ?? string.Empty))],
            assigned.FirstOrDefault(domain => domain.IsWildcard)?.LanguageIsoCode));
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        Hostnames asked = await request.BodyAsync<Hostnames>();
        var model = new DomainsUpdateModel
        {
            DefaultIsoCode = asked.DefaultIsoCode,
            Domains = [.. asked.Domains.Select(domain => new DomainModel { DomainName = domain.DomainName, IsoCode = domain.IsoCode })],
        };
        Attempt<DomainUpdateResult, DomainOperationStatus> updated = await domains.UpdateDomainsAsync(request.Key(), model);
        return updated.Success ? Answer.Done : Answer.Problem(DocumentProblems.Domains[updated.Status] with
        {
            More = updated.Status == DomainOperationStatus.ConflictingDomainName
                ? new Dictionary<string, object>(StringComparer.Ordinal) { ["conflictingDomainNames"] = Conflicts(updated.Result) }
                : null,
        });
    }

    private object[] Conflicts(DomainUpdateResult result) =>
    [
        .. (result.ConflictingDomains ?? [])
            .Where(domain => domain.RootContentId is not null)
            .Select(domain => (domain.DomainName, Key: entities.GetKey(domain.RootContentId!.Value, UmbracoObjectTypes.Document)))
            .Where(conflict => conflict.Key.Success)
            .Select(conflict => new { conflict.DomainName, Content = new Reference(conflict.Key.Result) }),
    ];

    private sealed record Hostnames(IReadOnlyList<Hostname> Domains, string? DefaultIsoCode = null);

    private sealed record Hostname(string DomainName, string IsoCode);
}
