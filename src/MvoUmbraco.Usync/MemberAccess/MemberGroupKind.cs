using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.MemberAccess;

/// <summary>Member groups, found by key and then by name.</summary>
internal sealed class MemberGroupKind(IMemberGroupService groups, IShortStringHelper shortStrings) : ItemKind<MemberGroupItem>(FileKind.MemberGroups)
{
    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IMemberGroup group in await groups.GetAllAsync())
        {
            yield return Describe(group);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(key, alias) is not { } group)
        {
            return false;
        }

        Attempt<IMemberGroup?, MemberGroupOperationStatus> deleted = await groups.DeleteAsync(group.Key);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(MemberGroupItem item) => item.Alias.ToSafeFileName(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(MemberGroupItem item, Round round, Notes notes)
    {
        IMemberGroup? existing = await FindAsync(item.Key, item.Name);
        if (existing is not null && Describe(existing).Means(item))
        {
            return FileOutcome.Unchanged;
        }

        IMemberGroup group = existing ?? new MemberGroup();
        group.Key = item.Key;
        group.Name = item.Name;
        Attempt<IMemberGroup?, MemberGroupOperationStatus> saved = existing is null ? await groups.CreateAsync(group) : await groups.UpdateAsync(group);
        return saved.Success ? existing is null ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private static MemberGroupItem Describe(IMemberGroup group) => new(group.Key, group.Name ?? string.Empty, group.Name ?? string.Empty);

    private async Task<IMemberGroup?> FindAsync(Guid key, string name) => await groups.GetAsync(key) ?? await groups.GetByNameAsync(name);
}
