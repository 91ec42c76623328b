using System.Data;
using System.Globalization;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// Members: content without a published side, a tree or earlier versions. Which groups a member is in is changed by the
/// group repository only; saving a member leaves it. User names and e-mail addresses are compared without regard to case.
/// </summary>
internal sealed class MemberRepository(ContentParts parts, MemberCredentials credentials)
    : ContentRepository<MemberRow, IMember>(parts, MemberRow.Kind, MemberRow.Indexes), IMemberRepository
{
    /// <exception cref="NotSupportedException">Always: members are deleted at once.</exception>
    public override int RecycleBinId => throw new NotSupportedException("IMemberRepository.RecycleBinId: members have no recycle bin.");

    /// <summary>No path starts with this: nothing is in the bin.</summary>
    private protected override string BinPrefix => "none";

    private Table<MemberGroupRow> Groups => Parts.Store.Read.Table(MemberGroupRow.Kind);

    public IMember? GetByUsername(string? username) =>
        !string.IsNullOrEmpty(username) && Table.FindFirst(MemberRow.ByUsername, username) is { } row ? Copies([row])[0] : null;

    public bool Exists(string username) => Table.FindFirst(MemberRow.ByUsername, username) is not null;

    public int[] GetMemberIds(string[] names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name => Table.Find(MemberRow.ByUsername, name)).Select(row => row.Id)];

    public int GetCountByQuery(IQuery<IMember>? query) => Count(query);

    public IEnumerable<IMember> GetByMemberGroup(string groupName) =>
        Copies(InGroup(groupName).OrderByDescending(row => row.UpdateDate).ThenBy(row => row.SortOrder));

    /// <exception cref="ArgumentOutOfRangeException">There is no such match type.</exception>
    public IEnumerable<IMember> FindMembersInRole(string roleName, string usernameToMatch, StringPropertyMatchType matchType = StringPropertyMatchType.StartsWith)
    {
        Func<string?, string?, bool> matches = matchType switch
        {
            StringPropertyMatchType.Exact => SqlMeaning.TextEquals,
            StringPropertyMatchType.Contains => SqlMeaning.TextContains,
            StringPropertyMatchType.StartsWith => SqlMeaning.TextStarts,
            StringPropertyMatchType.EndsWith => SqlMeaning.TextEnds,
            StringPropertyMatchType.Wildcard => SqlMeaning.TextLike,
            _ => throw new ArgumentOutOfRangeException(nameof(matchType)),
        };
        return Copies(InGroup(roleName).Where(row => matches(row.Username, usernameToMatch)).OrderBy(row => row.SortOrder));
    }

    public Task<PagedModel<IMember>> GetPagedByFilterAsync(MemberFilter memberFilter, int skip, int take, Ordering? ordering = null)
    {
        IEnumerable<MemberRow> candidates = string.IsNullOrWhiteSpace(memberFilter.MemberGroupName) ? Table.All : InGroup(memberFilter.MemberGroupName);
        List<MemberRow> matching = [.. candidates.Where(row => Matches(memberFilter, row))];
        Ordering? order = ordering is { Next: null } && ordering.OrderBy.InvariantEquals("memberType")
            ? new Ordering(ordering.OrderBy, ordering.Direction) { Next = Ordering.By(nameof(IMember.Name), ordering.Direction) }
            : ordering;
        return Task.FromResult(new PagedModel<IMember>(matching.Count, Copies(InOrder(matching, order).Skip(skip).Take(take))));
    }

    /// <summary>
    /// A sign-in is no change of the member: neither its update date nor its values move, and only what the sign-in
    /// changed is written.
    /// </summary>
    public Task UpdateLoginPropertiesAsync(IMember member)
    {
        bool signedIn = member.IsPropertyDirty(nameof(member.LastLoginDate));
        bool stamped = member.IsPropertyDirty(nameof(member.SecurityStamp));
        Parts.Store.Write.AcquireWriter();
        if ((signedIn || stamped) && Table.Get(member.Id) is { } row)
        {
            Put(row with
            {
                LastLogin = signedIn ? Utc.Of(member.LastLoginDate) : row.LastLogin,
                SecurityStamp = stamped ? member.SecurityStamp : row.SecurityStamp,
            });
            Parts.Events.Publish(new MemberRefreshNotification(member, new EventMessages()));
            member.ResetDirtyProperties();
        }

        return Task.CompletedTask;
    }

    public override IEnumerable<IMember> GetAllVersions(int nodeId) => Table.Get(nodeId) is { } row ? Copies([row]) : [];

    public override IEnumerable<IMember> GetAllVersionsSlim(int nodeId, int skip, int take) => GetAllVersions(nodeId).Skip(skip).Take(take);

    public override IEnumerable<int> GetVersionIds(int id, int topRows) => Table.Get(id) is { } row && topRows > 0 ? [row.VersionId] : [];

    public override IMember? GetVersion(int versionId) => Table.FindFirst(MemberRow.Indexes.ByVersion, versionId) is { } row ? Copies([row])[0] : null;

    /// <exception cref="InvalidOperationException">The version is the one that the member has.</exception>
    public override void DeleteVersion(int versionId)
    {
        if (Table.FindFirst(MemberRow.Indexes.ByVersion, versionId) is not null)
        {
            throw new InvalidOperationException("Cannot delete the current version.");
        }
    }

    /// <summary>Members have no versions before the current one, which is never deleted.</summary>
    public override void DeleteVersions(int nodeId, DateTime versionDate)
    {
    }

    private protected override IContentTypeComposition TypeOf(MemberRow row) => Parts.Types.OfMember(row.TypeId);

    private protected override IMember Build(MemberRow row) => MemberEntity.Of(row, Parts.Types.OfMember(row.TypeId));

    private protected override void Insert(IMember entity)
    {
        entity.AddingEntity();
        RefuseTakenUsername(entity);
        entity.SanitizeEntityPropertiesForXmlStorage();
        Place(entity);
        entity.VersionId = Parts.Store.NextId();
        Write(entity, credentials.OfNew(entity, RowOf(entity)));
    }

    private protected override void Update(IMember entity, MemberRow before)
    {
        entity.UpdatingEntity();
        RefuseTakenUsername(entity);
        entity.SanitizeEntityPropertiesForXmlStorage();
        Follow(entity);
        Write(entity, credentials.OfChanged(entity, RowOf(entity, before)));
    }

    private protected override IEnumerable<MemberRow> Candidates(RowQuestion<MemberRow> question, QueryHints hints)
    {
        if (hints.EqualText(nameof(IMember.Username)) is { } username)
        {
            return Table.Find(MemberRow.ByUsername, username);
        }

        if (hints.EqualText(nameof(IMember.Email)) is { } email)
        {
            return Table.Find(MemberRow.ByEmail, email);
        }

        if (hints.EqualText(nameof(IMember.ContentTypeAlias)) is { } type)
        {
            return Parts.Types.IdsOf(type).SelectMany(id => Table.Find(MemberRow.ByType, id));
        }

        return hints.EqualText(nameof(Member.PropertyTypeAlias)) is { } alias
            ? question.Candidates().Where(row => Parts.Types.Property(TypeOf(row), alias) is { } property && row.Values.Any(value => value.Property == property.Id))
            : question.Candidates();
    }

    private protected override Func<MemberRow, bool> Matcher(EntityQuery<IMember> query) => MemberPropertyQuery.In(query) is { } properties
        ? row => properties.Matches((Member)Copies([row])[0])
        : base.Matcher(query);

    private protected override Func<MemberRow, SortValue>? OrderOf(string field) => field switch
    {
        "EMAIL" => row => SortValue.Of(row.Email),
        "LOGINNAME" or "USERNAME" => row => SortValue.Of(row.Username),
        "FAILEDPASSWORDATTEMPTS" => row => SortValue.Of(row.FailedAttempts),
        "APPROVED" => row => SortValue.Of(row.Approved),
        "LOCKEDOUT" => row => SortValue.Of(row.LockedOut),
        "LASTLOGINDATE" => row => SortValue.Of(row.LastLogin),
        "LASTLOCKOUTDATE" => row => SortValue.Of(row.LastLockout),
        "LASTPASSWORDCHANGEDATE" => row => SortValue.Of(row.LastPasswordChange),
        "MEMBERTYPE" => row => SortValue.Of(TypeOf(row).Name),
        _ => null,
    };

    private IEnumerable<MemberRow> InGroup(string? name) =>
        name is not null && Groups.FindFirst(MemberGroupRow.ByName, name) is { } group ? Table.Find(MemberRow.ByGroup, group.Id) : [];

    private bool Matches(MemberFilter filter, MemberRow row) =>
        (filter.MemberTypeId is null || TypeOf(row).Key == filter.MemberTypeId)
        && (filter.IsApproved is null || row.Approved == filter.IsApproved)
        && (filter.IsLockedOut is null || row.LockedOut == filter.IsLockedOut)
        && (filter.Filter is not { } text
            || SqlMeaning.TextContains(row.Name, text)
            || SqlMeaning.TextContains(row.Email, text)
            || SqlMeaning.TextContains(row.Username, text)
            || (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int id) && row.Id == id)
            || (Guid.TryParse(text, out Guid key) && row.Key == key));

    /// <summary>
    /// Umbraco leaves this to the sign-up; two members of one user name could not be told apart at sign-in.
    /// </summary>
    private void RefuseTakenUsername(IMember entity)
    {
        Parts.Store.Write.AcquireWriter();
        if (!string.IsNullOrEmpty(entity.Username) && Table.Find(MemberRow.ByUsername, entity.Username).FirstOrDefault(row => row.Id != entity.Id) is { } other)
        {
            throw new DuplicateNameException($"The user name {entity.Username} belongs to another member ({other.Id}) already. Choose another user name (Username).");
        }
    }

    private MemberRow RowOf(IMember entity, MemberRow? before = null) => (before ?? new MemberRow { Id = entity.Id, Key = entity.Key }) with
    {
        Key = entity.Key,
        Name = entity.Name,
        ParentId = entity.ParentId == 0 ? Constants.System.Root : entity.ParentId,
        Path = entity.Path,
        Level = entity.Level,
        SortOrder = entity.SortOrder,
        CreatorId = entity.CreatorId,
        WriterId = entity.WriterId,
        CreateDate = Utc.Of(entity.CreateDate),
        UpdateDate = Utc.Of(entity.UpdateDate),
        TypeId = entity.ContentTypeId,
        VersionId = entity.VersionId,
        Values = Parts.Values.Write(entity.Properties, entity.ContentType.VariesByCulture(), PublishedSide.Cleared, before?.Values ?? []).Values,
    };

    private void Write(IMember entity, MemberRow row)
    {
        Put(row);
        Parts.Tags.Assign(entity);
        Parts.References.Follow(entity);
        Parts.Events.Publish(new MemberRefreshNotification(entity, new EventMessages()));
        entity.ResetDirtyProperties();
    }
}
