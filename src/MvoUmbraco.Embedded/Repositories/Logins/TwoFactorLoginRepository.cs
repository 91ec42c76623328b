using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Logins;

/// <summary>Second proofs of users and members.</summary>
internal sealed class TwoFactorLoginRepository(StoreAccess store) : ITwoFactorLoginRepository, INodeRemoval, IUserRemoval
{
    private Table<TwoFactorLoginRow> Logins => store.Read.Table(TwoFactorLoginRow.Kind);

    public ITwoFactorLogin? Get(int id) => Logins.Get(id) is { } row ? Login(row) : null;

    public IEnumerable<ITwoFactorLogin> GetMany(params int[]? ids) =>
        [.. (ids is null or [] ? Logins.All : ids.Distinct().Select(Logins.Get).OfType<TwoFactorLoginRow>()).Select(Login)];

    public bool Exists(int id) => Logins.Get(id) is not null;

    public Task<IEnumerable<ITwoFactorLogin>> GetByUserOrMemberKeyAsync(Guid userOrMemberKey) =>
        Task.FromResult<IEnumerable<ITwoFactorLogin>>([.. Logins.Find(TwoFactorLoginRow.ByAccount, userOrMemberKey).Select(Login)]);

    /// <summary>One per provider: setting up a provider again replaces what was shared before.</summary>
    public void Save(ITwoFactorLogin entity)
    {
        store.Write.AcquireWriter();
        TwoFactorLoginRow? known = Logins.Find(TwoFactorLoginRow.ByAccount, entity.UserOrMemberKey).FirstOrDefault(row => row.Provider == entity.ProviderName);
        entity.Id = known?.Id ?? store.NextId();
        store.Write.Put(TwoFactorLoginRow.Kind, new TwoFactorLoginRow
        {
            Id = entity.Id,
            Key = known?.Key ?? Guid.NewGuid(),
            Account = entity.UserOrMemberKey,
            Provider = entity.ProviderName,
            Secret = entity.Secret,
        });
        entity.ResetDirtyProperties();
    }

    public void Delete(ITwoFactorLogin entity) => store.Write.Remove(TwoFactorLoginRow.Kind, entity.Id);

    public Task<bool> DeleteUserLoginsAsync(Guid userOrMemberKey) => Task.FromResult(Remove(userOrMemberKey, null));

    public Task<bool> DeleteUserLoginsAsync(Guid userOrMemberKey, string? providerName) => Task.FromResult(Remove(userOrMemberKey, providerName));

    public void Remove(NodeRow node)
    {
        if (node is MemberRow member)
        {
            Remove(member.Key, null);
        }
    }

    public void Remove(UserRow user) => Remove(user.Key, null);

    private bool Remove(Guid account, string? provider)
    {
        store.Write.AcquireWriter();
        List<TwoFactorLoginRow> removed = [.. Logins.Find(TwoFactorLoginRow.ByAccount, account).Where(row => provider is null || row.Provider == provider)];
        foreach (TwoFactorLoginRow row in removed)
        {
            store.Write.Remove(TwoFactorLoginRow.Kind, row.Id);
        }

        return removed.Count > 0;
    }

    private static ITwoFactorLogin Login(TwoFactorLoginRow row)
    {
        var login = new TwoFactorLogin { Id = row.Id, UserOrMemberKey = row.Account, ProviderName = row.Provider, Secret = row.Secret };
        login.ResetDirtyProperties(false);
        return login;
    }
}
