using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.Consents;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Logins;
using MvoUmbraco.Embedded.Repositories.Operations;
using MvoUmbraco.Embedded.Repositories.Subscriptions;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Users of the backoffice, their groups, and what is kept about them.</summary>
internal static class UserRegistrations
{
    public static IUmbracoBuilder AddUserRepositories(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<IStartStep, BuiltInUsers>();
        services.AddSingleton<UserEntities>();
        services.AddSingleton<UserWrites>();
        services.AddSingleton<UserSessions>();
        services.AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<UserSessions>());
        services.AddUnique<IUserRepository, UserRepository>();
        services.AddUnique<IBackOfficeUserReader, BackOfficeUserReader>();
        services.AddUnique<IUserIdKeyResolver, UserIdKeyResolver>();
        services.AddUnique<IBackOfficeUserStore, BackOfficeUserStore>();
        services.AddUnique<ILocalLoginSettingProvider, NoopLocalLoginSettingProvider>();

        services.AddSingleton<GroupPermissions>();
        services.AddUnique<IUserGroupRepository, UserGroupRepository>();
        services.AddSingleton<UserTraces>();
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<UserTraces>());
        services.AddSingleton<ILanguageFollower>(provider => provider.GetRequiredService<UserTraces>());

        services.AddSingleton<UserDataRepository>();
        services.AddUnique<IUserDataService, UserDataService>();
        services.AddUnique<IUserDataRepository>(provider => provider.GetRequiredService<UserDataRepository>());
        services.AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<UserDataRepository>());
        AddLogins(services);

        services.AddSingleton<NotificationsRepository>();
        services.AddUnique<INotificationsRepository>(provider => provider.GetRequiredService<NotificationsRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<NotificationsRepository>());
        services.AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<NotificationsRepository>());
        services.AddUnique<IConsentRepository, ConsentRepository>();
        services.AddUnique<ILongRunningOperationRepository, LongRunningOperationRepository>();
        return builder;
    }

    private static void AddLogins(IServiceCollection services)
    {
        services.AddSingleton<ExternalLoginRepository>();
        services.AddUnique<IExternalLoginWithKeyRepository>(provider => provider.GetRequiredService<ExternalLoginRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<ExternalLoginRepository>());
        services.AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<ExternalLoginRepository>());
        services.AddSingleton<TwoFactorLoginRepository>();
        services.AddUnique<ITwoFactorLoginRepository>(provider => provider.GetRequiredService<TwoFactorLoginRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<TwoFactorLoginRepository>());
        services.AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<TwoFactorLoginRepository>());
    }
}
