using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity;

/// <summary>Who acts: for now the super user alone.</summary>
internal static class IdentityRegistrations
{
    private const string Users = "users and user groups";

    public static IUmbracoBuilder AddIdentity(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(provider => new SuperUser(provider.GetRequiredService<IOptions<GlobalSettings>>().Value, provider.GetRequiredService<IShortStringHelper>()));
        services.AddUnique(provider => NotOffered.Except<IUserRepository>(Users, new OfferedUsers(provider.GetRequiredService<SuperUser>())));
        services.AddUnique(provider => NotOffered.Except<IBackOfficeUserReader>(Users, new OfferedUsers(provider.GetRequiredService<SuperUser>())));
        services.AddUnique(provider => NotOffered.Except<IUserGroupRepository>(Users, new OfferedUserGroups(provider.GetRequiredService<SuperUser>())));
        services.AddUnique<IUserIdKeyResolver, SuperUserIdKeyResolver>();
        services.AddUnique<IBackOfficeSecurityAccessor, NobodySignedIn>();
        services.AddUnique<IReservedFieldNamesService, ReservedFieldNames>();
        return builder;
    }

    private sealed class SuperUserIdKeyResolver : IUserIdKeyResolver
    {
        public async Task<int> GetAsync(Guid key) => (await TryGetAsync(key)) is { Success: true } found
            ? found.Result
            : throw new InvalidOperationException($"There is no user with the key {key}.");

        public Task<Attempt<int>> TryGetAsync(Guid key) => Task.FromResult(
            key == Constants.Security.SuperUserKey ? Attempt.Succeed(Constants.Security.SuperUserId) : Attempt.Fail(0));

        public async Task<Guid> GetAsync(int id) => (await TryGetAsync(id)) is { Success: true } found
            ? found.Result
            : throw new InvalidOperationException($"There is no user with the id {id}.");

        public Task<Attempt<Guid>> TryGetAsync(int id) => Task.FromResult(
            id == Constants.Security.SuperUserId ? Attempt.Succeed(Constants.Security.SuperUserKey) : Attempt.Fail(Guid.Empty));
    }

    private sealed class NobodySignedIn : IBackOfficeSecurityAccessor
    {
        public IBackOfficeSecurity? BackOfficeSecurity { get; set; }
    }

    /// <summary>Aliases that a property can't have because published content has members of that name.</summary>
    private sealed class ReservedFieldNames : IReservedFieldNamesService
    {
        private static readonly HashSet<string> Content = NamesOf(typeof(IPublishedContent), typeof(IPublishedElement));
        private static readonly HashSet<string> Member = NamesOf(typeof(IPublishedMember), typeof(IPublishedContent), typeof(IPublishedElement));

        public ISet<string> GetDocumentReservedFieldNames() => Content;

        public ISet<string> GetMediaReservedFieldNames() => Content;

        public ISet<string> GetMemberReservedFieldNames() => Member;

        private static HashSet<string> NamesOf(params Type[] types) =>
            new(types.SelectMany(type => type.GetProperties()).Select(property => property.Name), StringComparer.InvariantCultureIgnoreCase);
    }
}
