using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Members.SignIn;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Members;

/// <summary>Umbraco's services for editing and listing members, which Umbraco.Core leaves to the host, and their signing in.</summary>
internal static class MemberRegistrations
{
    public static IUmbracoBuilder AddMembers(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<MemberPasswords>();
        services.AddSingleton<MemberRules>();
        services.AddUnique<IMemberEditingService, MemberEditing>();
        services.AddUnique<IMemberFilterService, MemberFilters>();
        MemberCookie.Add(services);
        services.AddSingleton<IMemberAuthentication, MemberAuthentication>();
        return builder;
    }
}
