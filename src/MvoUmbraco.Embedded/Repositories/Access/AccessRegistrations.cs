using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>Members, their groups, and what the groups may see.</summary>
internal static class AccessRegistrations
{
    public static IUmbracoBuilder AddAccessRepositories(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<MemberCredentials>();
        services.AddUnique<IMemberRepository, MemberRepository>();
        services.AddSingleton<INodeKind>(provider => new NodeKind<MemberRow>(
            MemberRow.Kind, [Constants.ObjectTypes.Member], provider.GetRequiredService<ContentSlims>().OfMember, MemberRow.Indexes.ByParent, MemberRow.Indexes.ByPath));
        services.AddUnique<IMemberGroupRepository, MemberGroupRepository>();
        services.AddSingleton<INodeKind>(new NodeKind<MemberGroupRow>(MemberGroupRow.Kind, [Constants.ObjectTypes.MemberGroup]));
        services.AddSingleton<PublicAccessRepository>();
        services.AddUnique<IPublicAccessRepository>(provider => provider.GetRequiredService<PublicAccessRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<PublicAccessRepository>());
        return builder;
    }
}
