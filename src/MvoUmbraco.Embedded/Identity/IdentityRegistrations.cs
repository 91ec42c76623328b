using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity;

/// <summary>Who acts. Nobody is signed in as long as nothing signs anybody in.</summary>
internal static class IdentityRegistrations
{
    public static IUmbracoBuilder AddIdentity(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddUnique<IBackOfficeSecurityAccessor, NobodySignedIn>();
        services.AddUnique<IReservedFieldNamesService, ReservedFieldNames>();
        return builder;
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
