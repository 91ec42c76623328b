using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Members;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Rules = Umbraco.Cms.Core.Constants.Conventions.PublicAccess;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Which members may see a document and what stands below it.</summary>
internal sealed class PublicAccessEndpoints(
    IPublicAccessService protections,
    IEntityService entities,
    IMemberService members,
    IMemberGroupService groups) : IManagementEndpoints<PublicAccessEndpoints>
{
    public static void Map(ManagementRoutes<PublicAccessEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        const string address = "document/{id:guid}/public-access";
        NodePermission protect = NodePermission.Document(ActionProtect.ActionLetter);
        routes.Get(address, content, (e, request) => e.Get(request), protect);
        routes.Post(address, content, (e, request) => e.Create(request), protect);
        routes.Put(address, content, (e, request) => e.Update(request), protect);
        routes.Delete(address, content, (e, request) => e.Delete(request), protect);
    }

    private async Task<IResult> Get(ManagementRequest request)
    {
        Guid key = request.Key();
        Attempt<PublicAccessEntry?, PublicAccessOperationStatus> found = request.Flag("includeAncestors") == false
            ? await protections.GetEntryByContentKeyWithoutAncestorsAsync(key)
            : await protections.GetEntryByContentKeyAsync(key);
        if (found is not { Success: true, Result: { } entry })
        {
            return Answer.Problem(DocumentProblems.PublicAccess[found.Success ? PublicAccessOperationStatus.EntryNotFound : found.Status]);
        }

        Attempt<Guid> login = entities.GetKey(entry.LoginNodeId, UmbracoObjectTypes.Document);
        Attempt<Guid> error = entities.GetKey(entry.NoAccessNodeId, UmbracoObjectTypes.Document);
        return !login.Success ? Answer.Problem(DocumentProblems.PublicAccess[PublicAccessOperationStatus.LoginNodeNotFound])
            : !error.Success ? Answer.Problem(DocumentProblems.PublicAccess[PublicAccessOperationStatus.ErrorNodeNotFound])
            : Answer.Ok(new Protection(
                [.. RulesOf(entry, Rules.MemberUsernameRuleType).Select(members.GetByUsername).OfType<IMember>().Select(MemberItem.Of)],
                [.. RulesOf(entry, Rules.MemberRoleRuleType).Select(groups.GetByName).OfType<IMemberGroup>().Select(group => new ProtectedGroup(group.Key, group.Name ?? string.Empty, []))],
                entities.GetKey(entry.ProtectedNodeId, UmbracoObjectTypes.Document) is not { Success: true } node || node.Result != key,
                new Reference(login.Result),
                new Reference(error.Result)));
    }

    private async Task<IResult> Create(ManagementRequest request)
    {
        SentProtection asked = await request.BodyAsync<SentProtection>();
        Guid key = request.Key();
        if (await protections.GetEntryByContentKeyWithoutAncestorsAsync(key) is { Success: true, Result: not null })
        {
            return Answer.Problem(new Problem(409, "Already protected", "The document is protected already; change its protection instead.", "DuplicateEntry"));
        }

        Attempt<PublicAccessEntry?, PublicAccessOperationStatus> created = await protections.CreateAsync(asked.ToModel(key));
        return created.Success
            ? Answer.Created(request, $"document/{key:D}/public-access", created.Result!.Key.ToString("D"))
            : Answer.From(created, DocumentProblems.PublicAccess);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        SentProtection asked = await request.BodyAsync<SentProtection>();
        return Answer.From(await protections.UpdateAsync(asked.ToModel(request.Key())), DocumentProblems.PublicAccess);
    }

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await protections.DeleteAsync(request.Key()), DocumentProblems.PublicAccess);

    private static IEnumerable<string> RulesOf(PublicAccessEntry entry, string type) =>
        entry.Rules.Where(rule => rule.RuleType == type).Select(rule => rule.RuleValue).OfType<string>();

    private sealed record Protection(
        IReadOnlyList<MemberItem> Members,
        IReadOnlyList<ProtectedGroup> Groups,
        bool IsProtectedByAncestor,
        Reference LoginDocument,
        Reference ErrorDocument);

    private sealed record ProtectedGroup(Guid Id, string Name, IReadOnlyList<Flag> Flags);

    /// <summary>By name, as the rules are kept: either groups or members.</summary>
    private sealed record SentProtection(
        IReadOnlyList<string> MemberUserNames,
        IReadOnlyList<string> MemberGroupNames,
        Reference LoginDocument,
        Reference ErrorDocument)
    {
        public PublicAccessEntrySlim ToModel(Guid document) => new()
        {
            ContentId = document,
            MemberUserNames = [.. MemberUserNames],
            MemberGroupNames = [.. MemberGroupNames],
            LoginPageId = LoginDocument.Id,
            ErrorPageId = ErrorDocument.Id,
        };
    }
}
