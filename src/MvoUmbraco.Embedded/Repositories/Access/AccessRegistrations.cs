using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>Members, their groups, and what the groups may see.</summary>
internal static class AccessRegistrations
{
    public static IUmbracoBuilder AddAccessRepositories(this IUmbracoBuilder builder)
    {
        builder.Services.AddUnique<IMemberGroupRepository, MemberGroupRepository>();
        builder.Services.AddUnique<IPublicAccessRepository, PublicAccessRepository>();
        return builder;
    }
}
