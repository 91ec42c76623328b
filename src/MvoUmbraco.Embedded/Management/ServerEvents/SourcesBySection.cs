using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using MvoUmbraco.Embedded.Management.Access;
using Umbraco.Cms.Core.ServerEvents;
using Sources = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;

namespace MvoUmbraco.Embedded.Management.ServerEvents;

/// <summary>
/// Who may hear of what: whoever may read it. Umbraco lets fewer users hear of types; their editors then work with types
/// as they were when first opened.
/// </summary>
internal sealed class SourcesBySection(IAuthorizationService authorization) : IEventSourceAuthorizer
{
    private static readonly Dictionary<string, string> Policies = new(StringComparer.Ordinal)
    {
        [Sources.Document] = BackOfficePolicies.TreeAccessDocuments,
        [Sources.DocumentBlueprint] = BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes,
        [Sources.DocumentType] = BackOfficePolicies.TreeAccessDocumentsOrDocumentTypes,
        [Sources.Domain] = BackOfficePolicies.TreeAccessDocuments,
        [Sources.PublicAccessEntry] = BackOfficePolicies.TreeAccessDocuments,
        [Sources.Media] = BackOfficePolicies.TreeAccessMediaOrMediaTypes,
        [Sources.MediaType] = BackOfficePolicies.TreeAccessMediaOrMediaTypes,
        [Sources.Member] = BackOfficePolicies.SectionAccessMembers,
        [Sources.MemberGroup] = BackOfficePolicies.SectionAccessMembers,
        [Sources.MemberType] = BackOfficePolicies.TreeAccessMembersOrMemberTypes,
        [Sources.DataType] = BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes,
        [Sources.Language] = BackOfficePolicies.BackOfficeAccess,
        [Sources.DictionaryItem] = BackOfficePolicies.TreeAccessDictionary,
        [Sources.Template] = BackOfficePolicies.TreeAccessTemplates,
        [Sources.Relation] = BackOfficePolicies.TreeAccessDocumentsOrMediaOrMembersOrContentTypes,
        [Sources.RelationType] = BackOfficePolicies.TreeAccessRelationTypes,
        [Sources.User] = BackOfficePolicies.SectionAccessUsers,
        [Sources.UserGroup] = BackOfficePolicies.SectionAccessUsers,
    };

    public IEnumerable<string> AuthorizableEventSources => Policies.Keys;

    public async Task<bool> AuthorizeAsync(ClaimsPrincipal principal, string eventSource) =>
        Policies.TryGetValue(eventSource, out string? policy) && (await authorization.AuthorizeAsync(principal, policy)).Succeeded;
}
