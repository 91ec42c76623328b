using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Site.Members;
using MvoUmbraco.Site.Placing;
using MvoUmbraco.Site.Privacy;
using MvoUmbraco.Search;
using MvoUmbraco.Site.Search;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.SignIn;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.SignIn;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Site;

/// <summary>Brings the public site into a program, on whichever host the plugin runs.</summary>
public static class MvoSite
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The services of the site. The plugin's services must be there too.</summary>
    public static IServiceCollection AddMvoSite(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => SiteTexts.Create(provider.GetRequiredService<ILoggerFactory>()));
        services.AddOptions<SiteOptions>().BindConfiguration("Mvo:Site");
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<Editions>();
        services.AddSingleton<DocumentRenderer>();
        services.AddAntiforgery(options =>
        {
            // Who comes by a link in a mail has it with them; other sites' forms do not carry it.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<PageBodies>();
        services.AddSingleton<PageAnswers>();
        services.AddSingleton<MemberEndpoint>();
        services.AddSingleton<SiteEndpoint>();
        services.AddSingleton<AssetEndpoint>();
        return services;
    }

    /// <summary>
    /// Answers the addresses of the documents, and every address that no other endpoint answers with the site's own "not
    /// found": its priority is the lowest there is.
    /// </summary>
    public static IEndpointConventionBuilder MapMvoSite(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var assets = endpoints.ServiceProvider.GetRequiredService<AssetEndpoint>();
        var site = endpoints.ServiceProvider.GetRequiredService<SiteEndpoint>();
        endpoints.MapMethods($"{SiteAssets.Folder}{{**file}}", Methods, (RequestDelegate)(context => assets.Answer(context).ExecuteAsync(context)));
        if (endpoints.ServiceProvider.GetService<IMemberSignIn>() is not null)
        {
            SignInPages.Map(new MemberRoutes(endpoints));
            PasswordPages.Map(new MemberRoutes(endpoints));
            SecondFactorPages.Map(new MemberRoutes(endpoints));
            ProfilePages.Map(new MemberRoutes(endpoints));
            AddressPages.Map(new MemberRoutes(endpoints));
            InvitationPages.Map(new MemberRoutes(endpoints));
            MemberPages.Map(new MemberRoutes(endpoints));
            PrivacyPages.Map(new MemberRoutes(endpoints));
            if (endpoints.ServiceProvider.GetService<ISubmissions>() is not null)
            {
                PlacingPages.Map(new MemberRoutes(endpoints));
                ReviewPages.Map(new MemberRoutes(endpoints));
            }
        }

        if (endpoints.ServiceProvider.GetService<ISearch>() is { } found)
        {
            var search = ActivatorUtilities.CreateInstance<SearchEndpoint>(endpoints.ServiceProvider, found);
            foreach (var (language, path) in SearchAddress.Pages)
            {
                endpoints.MapMethods(path, Methods, (RequestDelegate)(context => search.AnswerAsync(context, language))).WithDisplayName($"Search, {language}");
            }
        }

        return endpoints
            .MapMethods("/{**path}", Methods, (RequestDelegate)site.AnswerAsync)
            .WithDisplayName("The public site")
            .WithOrder(int.MaxValue);
    }
}
