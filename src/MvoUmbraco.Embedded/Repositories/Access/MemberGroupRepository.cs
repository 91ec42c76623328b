using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>Member groups (roles) and who is in them. Names are compared without regard to case, as the database does.</summary>
internal sealed class MemberGroupRepository(
    StoreAccess store,
    NodeIds ids,
    NodeRemovals removals,
    AmbientScope ambient,
    IEventMessagesFactory messages) : IMemberGroupRepository
{
    private readonly ConditionalWeakTable<MemberGroupRow, IMemberGroup> built = [];

    private Table<MemberGroupRow> Groups => store.Read.Table(MemberGroupRow.Kind);

    private Table<MemberRow> Members => store.Read.Table(MemberRow.Kind);

    public IMemberGroup? Get(int id) => Copy(Groups.Get(id));

    public IMemberGroup? Get(Guid uniqueId) => Copy(Groups.Get(uniqueId));

    public IMemberGroup? GetByName(string? name) => name is null ? null : Copy(Groups.FindFirst(MemberGroupRow.ByName, name));

    public IEnumerable<IMemberGroup> GetMany(params int[]? ids) => ids is null or []
        ? Copies(Groups.All)
        : Copies(ids.Distinct().Select(Groups.Get).OfType<MemberGroupRow>());

    public bool Exists(int id) => Groups.Get(id) is not null;

    public IEnumerable<IMemberGroup> Get(IQuery<IMemberGroup> query) => Copies(Groups.All.Where(row => EntityQuery.From(query).Matches(Build(row))));

    public int Count(IQuery<IMemberGroup>? query) => query is null ? Groups.Count : Get(query).Count();

    public void Save(IMemberGroup entity)
    {
        MemberGroupRow? current = entity.HasIdentity ? store.Write.State.Table(MemberGroupRow.Kind).Get(entity.Id) : null;
        if (current is null)
        {
            entity.AddingEntity();
            entity.Id = ids.Take(entity.Key);
        }
        else
        {
            entity.UpdatingEntity();
        }

        store.Write.Put(MemberGroupRow.Kind, new MemberGroupRow
        {
            Id = entity.Id,
            Key = entity.Key,
            Name = entity.Name,
            Path = $"{Constants.System.Root},{entity.Id}",
            Level = 1,
            CreatorId = entity.CreatorId,
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
        });
        entity.ResetDirtyProperties(false);
    }

    /// <summary>Also takes everybody out of the group. Protections that name it stay, as on Umbraco: they then let nobody in by it.</summary>
    public void Delete(IMemberGroup entity)
    {
        foreach (MemberRow member in InGroup(entity.Id))
        {
            Put(member, member.Groups.Where(id => id != entity.Id));
        }

        if (Groups.Get(entity.Id) is { } group)
        {
            removals.Remove(group);
            store.Write.Remove(MemberGroupRow.Kind, group.Id);
        }

        entity.DeleteDate = DateTime.UtcNow;
    }

    public IMemberGroup? CreateIfNotExists(string roleName)
    {
        if (Groups.FindFirst(MemberGroupRow.ByName, roleName) is not null)
        {
            return null;
        }

        EmbeddedScope scope = ambient.Current ?? throw new InvalidOperationException("A write needs a scope.");
        var group = new MemberGroup { Name = roleName };
        var saving = new MemberGroupSavingNotification(group, messages.Get());
        if (scope.Notifications.PublishCancelable(saving))
        {
            return null;
        }

        Save(group);
        scope.Notifications.Publish(new MemberGroupSavedNotification(group, messages.Get()).WithStateFrom(saving));
        return group;
    }

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(int memberId) =>
        Members.Get(memberId) is { } member ? Copies(member.Groups.Select(Groups.Get).OfType<MemberGroupRow>()) : [];

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(string? username) =>
        username is not null && Members.FindFirst(MemberRow.ByUsername, username) is { } member ? GetMemberGroupsForMember(member.Id) : [];

    public void ReplaceRoles(int[] memberIds, string[] roleNames)
    {
        int[] groups = IdsOf(roleNames);
        foreach (MemberRow member in MembersOf(memberIds))
        {
            Put(member, groups);
        }
    }

    public void AssignRoles(int[] memberIds, string[] roleNames)
    {
        int[] groups = IdsOf(roleNames);
        foreach (MemberRow member in MembersOf(memberIds))
        {
            Put(member, member.Groups.Union(groups));
        }
    }

    public void DissociateRoles(int[] memberIds, string[] roleNames)
    {
        int[] groups = [.. roleNames.Select(name => Groups.FindFirst(MemberGroupRow.ByName, name)?.Id).OfType<int>()];
        foreach (MemberRow member in MembersOf(memberIds))
        {
            Put(member, member.Groups.Except(groups));
        }
    }

    /// <summary>Roles that do not exist yet are made.</summary>
    private int[] IdsOf(string[] roleNames)
    {
        foreach (string name in roleNames)
        {
            CreateIfNotExists(name);
        }

        return [.. roleNames.Select(name => Groups.FindFirst(MemberGroupRow.ByName, name)?.Id).OfType<int>().Distinct()];
    }

    private List<MemberRow> MembersOf(int[] ids)
    {
        store.Write.AcquireWriter();
        return [.. ids.Distinct().Select(Members.Get).OfType<MemberRow>()];
    }

    private List<MemberRow> InGroup(int group)
    {
        store.Write.AcquireWriter();
        return [.. Members.Find(MemberRow.ByGroup, group)];
    }

    private void Put(MemberRow member, IEnumerable<int> groups) =>
        store.Write.Put(MemberRow.Kind, member with { Groups = [.. groups.Distinct()] });

    private List<IMemberGroup> Copies(IEnumerable<MemberGroupRow> rows) => [.. rows.Select(row => Copy(row)!)];

    private IMemberGroup? Copy(MemberGroupRow? row) => row is null ? null : (IMemberGroup)((MemberGroup)Build(row)).DeepClone();

    private IMemberGroup Build(MemberGroupRow row) => built.GetValue(row, from =>
    {
        var group = new MemberGroup
        {
            Id = from.Id,
            Key = from.Key,
            Name = from.Name,
            CreatorId = from.CreatorId,
            CreateDate = from.CreateDate,
            UpdateDate = from.UpdateDate,
        };
        group.ResetDirtyProperties(false);
        return group;
    });
}
