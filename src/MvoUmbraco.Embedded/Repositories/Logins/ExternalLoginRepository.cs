using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Logins;

/// <summary>
/// External logins of users and members. The key of such an entity is that of its user or member, as Umbraco's service
/// asks for it. Providers and names of tokens are compared without regard to case.
/// </summary>
internal sealed class ExternalLoginRepository(StoreAccess store, TimeProvider time) : IExternalLoginWithKeyRepository, INodeRemoval, IUserRemoval
{
    private Table<ExternalLoginRow> Logins => store.Read.Table(ExternalLoginRow.Kind);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public IIdentityUserLogin? Get(int id) => Logins.Get(id) is { } row ? Login(row) : null;

    public IEnumerable<IIdentityUserLogin> GetMany(params int[]? ids) => ids is null or []
        ? [.. Logins.All.OrderByDescending(row => row.CreateDate).ThenBy(row => row.Id).Select(Login)]
        : [.. ids.Distinct().Select(Logins.Get).OfType<ExternalLoginRow>().Select(Login)];

    public bool Exists(int id) => Logins.Get(id) is not null;

    public IEnumerable<IIdentityUserLogin> Get(IQuery<IIdentityUserLogin> query)
    {
        EntityQuery<IIdentityUserLogin> asked = EntityQuery.From(query);
        IEnumerable<ExternalLoginRow> candidates = asked.Hints.Equal<Guid>(nameof(IIdentityUserLogin.Key)) is { } account ? Logins.Find(ExternalLoginRow.ByAccount, account)
            : asked.Hints.EqualText(nameof(IIdentityUserLogin.ProviderKey)) is { } key ? Logins.Find(ExternalLoginRow.ByProviderKey, key)
            : Logins.All;
        return [.. candidates.Select(Login).Where(asked.Matches)];
    }

    public int Count(IQuery<IIdentityUserLogin>? query) => query is null ? Logins.Count : Get(query).Count();

    public IEnumerable<IIdentityUserToken> Get(IQuery<IIdentityUserToken>? query) => [.. Tokens(query)];

    public int Count(IQuery<IIdentityUserToken>? query) => Tokens(query).Count();

    public void Save(IIdentityUserLogin entity)
    {
        store.Write.AcquireWriter();
        ExternalLoginRow? known = entity.HasIdentity ? Logins.Get(entity.Id) : null;
        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = store.NextId();
        }
        else
        {
            entity.UpdatingEntity();
        }

        // The row's own key tells it from others of one account, the entity's key is the account's.
        store.Write.Put(ExternalLoginRow.Kind, new ExternalLoginRow
        {
            Id = entity.Id,
            Key = known?.Key ?? Guid.NewGuid(),
            Account = entity.Key,
            Provider = entity.LoginProvider,
            ProviderKey = entity.ProviderKey,
            UserData = entity.UserData,
            CreateDate = Utc.Of(entity.CreateDate),
            Tokens = known?.Tokens ?? [],
        });
        entity.ResetDirtyProperties();
    }

    public void Delete(IIdentityUserLogin entity)
    {
        store.Write.Remove(ExternalLoginRow.Kind, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    /// <summary>The user or member signs in by these, and no others; tokens of those that stay are kept.</summary>
    public void Save(Guid userOrMemberKey, IEnumerable<IExternalLogin> logins)
    {
        store.Write.AcquireWriter();
        List<IExternalLogin> wanted = [.. logins.DistinctBy(login => (login.LoginProvider.ToUpperInvariant(), login.ProviderKey.ToUpperInvariant()))];
        List<ExternalLoginRow> known = [.. Logins.Find(ExternalLoginRow.ByAccount, userOrMemberKey)];
        Remove(known.Where(row => !wanted.Exists(login => Same(row, login))));
        foreach (IExternalLogin login in wanted)
        {
            ExternalLoginRow? row = known.Find(row => Same(row, login));
            store.Write.Put(ExternalLoginRow.Kind, new ExternalLoginRow
            {
                Id = row?.Id ?? store.NextId(),
                Key = row?.Key ?? Guid.NewGuid(),
                Account = userOrMemberKey,
                Provider = login.LoginProvider,
                ProviderKey = login.ProviderKey,
                UserData = login.UserData,
                CreateDate = Now,
                Tokens = row?.Tokens ?? [],
            });
        }
    }

    /// <summary>Of each provider named, the user or member has these tokens, and no others.</summary>
    /// <exception cref="InvalidOperationException">The user or member does not sign in by the provider of a token.</exception>
    public void Save(Guid userOrMemberKey, IEnumerable<IExternalLoginToken> tokens)
    {
        store.Write.AcquireWriter();
        foreach (IGrouping<string, IExternalLoginToken> ofProvider in tokens.GroupBy(token => token.LoginProvider, StringComparer.OrdinalIgnoreCase))
        {
            ExternalLoginRow row = Logins.Find(ExternalLoginRow.ByAccount, userOrMemberKey).FirstOrDefault(login => login.Provider.InvariantEquals(ofProvider.Key))
                ?? throw new InvalidOperationException($"A token of {ofProvider.Key} can't be kept for {userOrMemberKey}, who does not sign in by it. Save the login first.");
            store.Write.Put(ExternalLoginRow.Kind, row with
            {
                Tokens =
                [
                    .. ofProvider.DistinctBy(token => token.Name, StringComparer.OrdinalIgnoreCase)
                        .Select(token => new ExternalToken(row.Tokens.FirstOrDefault(known => known.Name.InvariantEquals(token.Name))?.Id ?? store.NextId(), token.Name, token.Value, Now)),
                ],
            });
        }
    }

    public void DeleteUserLogins(Guid userOrMemberKey)
    {
        store.Write.AcquireWriter();
        Remove(Logins.Find(ExternalLoginRow.ByAccount, userOrMemberKey));
    }

    public void DeleteUserLoginsForRemovedProviders(IEnumerable<string> currentLoginProviders)
    {
        store.Write.AcquireWriter();
        Remove(RemovedProviders.Among(Logins.All, currentLoginProviders));
    }

    public void Remove(NodeRow node)
    {
        if (node is MemberRow member)
        {
            Remove(Logins.Find(ExternalLoginRow.ByAccount, member.Key));
        }
    }

    public void Remove(UserRow user) => Remove(Logins.Find(ExternalLoginRow.ByAccount, user.Key));

    private IEnumerable<IIdentityUserToken> Tokens(IQuery<IIdentityUserToken>? query)
    {
        EntityQuery<IIdentityUserToken>? asked = query is null ? null : EntityQuery.From(query);
        IEnumerable<ExternalLoginRow> candidates = asked?.Hints.Equal<Guid>(nameof(IIdentityUserToken.Key)) is { } account ? Logins.Find(ExternalLoginRow.ByAccount, account) : Logins.All;
        IEnumerable<IIdentityUserToken> tokens = candidates.SelectMany(row => row.Tokens.Select(token => Token(row, token)));
        return asked is null ? tokens : tokens.Where(asked.Matches);
    }

    private void Remove(IEnumerable<ExternalLoginRow> rows)
    {
        foreach (ExternalLoginRow row in rows.ToList())
        {
            store.Write.Remove(ExternalLoginRow.Kind, row.Id);
        }
    }

    private static bool Same(ExternalLoginRow row, IExternalLogin login) => row.Provider.InvariantEquals(login.LoginProvider) && row.ProviderKey.InvariantEquals(login.ProviderKey);

    private static IIdentityUserLogin Login(ExternalLoginRow row)
    {
        var login = new IdentityUserLogin(row.Id, row.Provider, row.ProviderKey, row.Account.ToString(), row.CreateDate) { Key = row.Account, UserData = row.UserData };
        login.ResetDirtyProperties(false);
        return login;
    }

    private static IIdentityUserToken Token(ExternalLoginRow row, ExternalToken token)
    {
        var entity = new IdentityUserToken(token.Id, row.Provider, token.Name, token.Value, row.Account.ToString(), token.Date) { Key = row.Account };
        entity.ResetDirtyProperties(false);
        return entity;
    }
}

/// <summary>Logins by providers that the backoffice no longer has. Those of members are another matter: their providers are not among the backoffice's.</summary>
internal static class RemovedProviders
{
    public static IEnumerable<ExternalLoginRow> Among(IEnumerable<ExternalLoginRow> logins, IEnumerable<string> currentProviders)
    {
        HashSet<string> current = new(currentProviders, StringComparer.OrdinalIgnoreCase);
        return logins.Where(row => !row.Provider.StartsWith(Constants.Security.MemberExternalAuthenticationTypePrefix, StringComparison.Ordinal) && !current.Contains(row.Provider));
    }
}
