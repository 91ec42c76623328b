using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.MemberAccess;

/// <summary>Public access entries, found by key and then by the document they protect: it has at most one.</summary>
internal sealed class PublicAccessKind(
    IPublicAccessService access,
    IContentService contents,
    IMemberGroupService groups,
    IShortStringHelper shortStrings) : ItemKind<PublicAccessItem>(FileKind.PublicAccess)
{
    public override bool AliasIsUnique => false;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (PublicAccessEntry entry in access.GetAll())
        {
            if (Describe(entry) is { } item)
            {
                yield return item;
            }
        }

        await Task.CompletedTask;
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (access.GetAll().FirstOrDefault(entry => entry.Key == key) is not { } entry)
        {
            return false;
        }

        return await Task.FromResult(access.Delete(entry).Success ? true : throw Refused("delete", "cancelled"));
    }

    protected override string FileName(PublicAccessItem item) => item.Alias.ToSafeFileName(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(PublicAccessItem item, Round round, Notes notes)
    {
        IContent content = Document(item.Content, "Content");
        IContent login = Document(item.Login, "Login");
        IContent noAccess = Document(item.NoAccess, "NoAccess");
        foreach (AccessRule rule in item.Rules.Where(r => r.Type == Constants.Conventions.PublicAccess.MemberRoleRuleType))
        {
            if (await groups.GetByNameAsync(rule.Value) is null)
            {
                // Written all the same: a rule too many shuts out, a rule too few would let in.
                notes.Warn($"Rules/Rule[.='{rule.Value}']", $"There is no member group \"{rule.Value}\", so that the rule admits nobody. Add the group's file, or correct the name.");
            }
        }

        PublicAccessEntry[] all = [.. access.GetAll()];
        PublicAccessEntry? existing = all.FirstOrDefault(entry => entry.Key == item.Key) ?? all.FirstOrDefault(entry => entry.ProtectedNodeId == content.Id);
        if (existing is not null && Describe(existing) is { } current && (current with { Key = item.Key }).Means(item))
        {
            return FileOutcome.Unchanged;
        }

        if (existing is not null && existing.ProtectedNodeId != content.Id)
        {
            // An entry does not move from one document to another.
            access.Delete(existing);
            existing = null;
        }

        PublicAccessEntry entry = existing ?? new PublicAccessEntry(content, login, noAccess, []) { Key = item.Key };
        entry.LoginNodeId = login.Id;
        entry.NoAccessNodeId = noAccess.Id;
        foreach (PublicAccessRule surplus in entry.Rules.Where(rule => item.Rules.All(wanted => !Same(wanted, rule))).ToArray())
        {
            entry.RemoveRule(surplus);
        }

        foreach (AccessRule missing in item.Rules.Where(wanted => entry.Rules.All(rule => !Same(wanted, rule))).ToArray())
        {
            PublicAccessRule rule = entry.AddRule(missing.Value, missing.Type);
            if (missing.Key != Guid.Empty)
            {
                rule.Key = missing.Key;
            }
        }

        return access.Save(entry).Success
            ? existing is null ? FileOutcome.Created : FileOutcome.Updated
            : throw Refused("save", "cancelled");
    }

    private static bool Same(AccessRule wanted, PublicAccessRule rule) => wanted.Type == rule.RuleType && wanted.Value == rule.RuleValue;

    private PublicAccessItem? Describe(PublicAccessEntry entry)
    {
        if (contents.GetById(entry.ProtectedNodeId) is not { } content
            || contents.GetById(entry.LoginNodeId) is not { } login
            || contents.GetById(entry.NoAccessNodeId) is not { } noAccess)
        {
            return null;
        }

        return new PublicAccessItem(
            entry.Key,
            content.Name ?? string.Empty,
            new Named(content.Key, PathOf(content)),
            new Named(login.Key, PathOf(login)),
            new Named(noAccess.Key, PathOf(noAccess)),
            [.. entry.Rules.Select(rule => new AccessRule(rule.Key, rule.RuleType ?? string.Empty, rule.RuleValue ?? string.Empty))]);
    }

    private IContent Document(Named named, string element) => contents.GetById(named.Key)
        ?? throw Wrong($"Info/{element}", $"The document \"{named.Name}\" ({named.Key}) is not there. Add its file, or correct the key.");

    // As the path in a document's own file.
    private string PathOf(IContent content) =>
        (content.ParentId > 0 && contents.GetById(content.ParentId) is { } parent ? PathOf(parent) : string.Empty)
        + "/" + (content.Name ?? string.Empty).ToSafeAlias(shortStrings);
}
