using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using MvoUmbraco.Embedded.Delivery;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Identity.Mail;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Identity.SignIn.Page;
using MvoUmbraco.Embedded.Identity.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Signing in to the backoffice: a login page and its cookie, and OpenIddict's authorization code flow for the client, with
/// codes and tokens that work once, rotate and can be taken back, kept in the host's own store.
/// </summary>
internal static class SignInRegistrations
{
    private const string Cookie = Constants.Security.BackOfficeAuthenticationType;

    public static IUmbracoBuilder AddSignIn(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        AddKeys(services);
        AddTokens(services);
        services.AddAuthentication().AddCookie(Cookie);
        services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<IOptions<GlobalSettings>, IOptions<SecuritySettings>>(Configure);

        services.AddSingleton<TokenCookies>();
        services.AddSingleton<HiddenTokens>();
        services.AddSingleton<LiveSignIn>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<UserPasswords>();
        services.AddSingleton<IStartStep, FirstAdministrator>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<ProtocolEndpoints>();
        services.AddSingleton<SignIns>();
        builder.AddNotificationAsyncHandler<UserSavedNotification, SignIns>();
        builder.AddNotificationAsyncHandler<UserDeletedNotification, SignIns>();
        SignInTrail.AddTo(builder);
        services.AddUnique<IBackOfficeSecurityAccessor, RequestSecurity>();
        services.AddSingleton<LoginEndpoint>();
        services.AddSingleton<LoginPage>();
        services.AddUnique<ICoreBackOfficeSignInManager, SignInClaims>();

        services.AddSingleton<UserLinks>();
        services.AddSingleton<ResetMailLimit>();
        services.AddSingleton<LostPassword>();
        services.AddUnique<ICoreBackOfficeUserManager, BackOfficeUsers>();
        services.AddUnique<IBackOfficePasswordChanger, PasswordChange>();
        services.AddUnique<IForgotPasswordUriProvider, LinkAddresses>();
        services.AddUnique<IInviteUriProvider, LinkAddresses>();
        services.AddUnique<IEmailSender, MailSender>();
        services.AddUnique<IUserInviteSender, UserMails>();
        services.AddUnique<IUserForgotPasswordSender, UserMails>();
        return builder;
    }

    /// <summary>Who asks is found out only for the backoffice and for endpoints that want to know; pages of the site and the Delivery API pay nothing.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app)
    {
        // Without this mark, which a branch does not leave on the application, ASP.NET Core would authenticate every request.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        return app.UseWhen(ConcernsBackOffice, branch => branch.UseAuthentication());
    }

    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var protocol = new Lazy<ProtocolEndpoints>(endpoints.ServiceProvider.GetRequiredService<ProtocolEndpoints>);
        endpoints.MapGet(SignInPaths.Authorize, context => protocol.Value.AuthorizeAsync(context));
        endpoints.MapPost(SignInPaths.Token, context => protocol.Value.TokenAsync(context));
        endpoints.MapGet(SignInPaths.SignOut, context => protocol.Value.SignOutAsync(context));
        LoginAssets.Map(endpoints);
        endpoints.MapGet(SignInPaths.LoginPage, context => context.RequestServices.GetRequiredService<LoginPage>().AnswerAsync(context));
        endpoints.MapPost(SignInPaths.Login, context => context.RequestServices.GetRequiredService<LoginEndpoint>().AnswerAsync(context));
        return endpoints;
    }

    private static bool ConcernsBackOffice(HttpContext context)
    {
        PathString path = context.Request.Path;
        return (path.StartsWithSegments(SignInPaths.BackOffice, StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments(DeliveryRegistrations.Root, StringComparison.OrdinalIgnoreCase))
            || context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Umbraco embedded");
        services.AddOptions<KeyManagementOptions>().Configure<HostPaths, ILoggerFactory>((options, paths, loggers) =>
            options.XmlRepository = new KeyFiles(new DirectoryInfo(paths.MapPathContentRoot("keys")), loggers));

        // It warns that key files are not encrypted; what protects them is that nobody else may read them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddSingleton<OfferedClients>();
        services.AddOpenIddict()
            .AddCore(core =>
            {
                core.SetDefaultTokenEntity<Held<TokenRow>>().SetDefaultAuthorizationEntity<Held<AuthorizationRow>>();
                core.SetDefaultApplicationEntity<BackOfficeClient>().SetDefaultScopeEntity<NoScope>();

                // The store is in memory already, and never stale.
                core.DisableEntityCaching();
                core.ReplaceTokenStore<Held<TokenRow>, TokenStore>(ServiceLifetime.Singleton);
                core.ReplaceAuthorizationStore<Held<AuthorizationRow>, AuthorizationStore>(ServiceLifetime.Singleton);
            })
            .AddServer(Configure)
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseDataProtection();
                validation.UseAspNetCore().DisableAccessTokenExtractionFromBodyForm();
                validation.EnableTokenEntryValidation();
                HiddenTokens.AddTo(validation);
                LiveSignIn.AddTo(validation);
            });
        services.AddUnique(provider => NotOffered.Except<IOpenIddictApplicationStore<BackOfficeClient>>("other clients than the backoffice", provider.GetRequiredService<OfferedClients>()));
        services.AddUnique(_ => NotOffered.Except<IOpenIddictScopeStore<NoScope>>("scopes of tokens", new OfferedScopes()));
        services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<GlobalSettings>>((options, settings) =>
        {
            // The client takes the session to be four times as long as its access token.
            options.AccessTokenLifetime = settings.Value.TimeOut / 4;
            options.RefreshTokenLifetime = settings.Value.TimeOut;
        });
        services.AddOptions<OpenIddictServerAspNetCoreOptions>().Configure<IOptions<GlobalSettings>>((options, settings) =>
            options.DisableTransportSecurityRequirement = !settings.Value.UseHttps);
    }

    private static void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris(Relative(SignInPaths.Authorize));
        server.SetTokenEndpointUris(Relative(SignInPaths.Token));
        server.SetRevocationEndpointUris(Relative(SignInPaths.Revoke));
        server.SetEndSessionEndpointUris(Relative(SignInPaths.SignOut));

        // Nobody discovers this server: its one client knows it.
        server.SetConfigurationEndpointUris(Array.Empty<string>());
        server.SetJsonWebKeySetEndpointUris(Array.Empty<string>());

        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
        server.UseReferenceAccessTokens().UseReferenceRefreshTokens();
        server.UseDataProtection();

        // OpenIddict insists on keys for signed tokens. All tokens here are encrypted with the host's own keys, so these sign nothing.
        server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        server.AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));

        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .SuppressJsonResponseIndentation();
        HiddenTokens.AddTo(server);
    }

    private static void Configure(CookieAuthenticationOptions options, IOptions<GlobalSettings> global, IOptions<SecuritySettings> security)
    {
        options.Cookie.Name = security.Value.AuthCookieName;
        options.Cookie.Domain = string.IsNullOrEmpty(security.Value.AuthCookieDomain) ? null : security.Value.AuthCookieDomain;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = global.Value.UseHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = global.Value.TimeOut;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPaths.LoginPage;
        options.Events.OnValidatePrincipal = context =>
        {
            if (context.HttpContext.RequestServices.GetRequiredService<LiveSignIn>().UserOf(context.Principal) is null)
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    }

    private static string Relative(string path) => path.TrimStart('/');
}
