using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Hosting;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>For which requests the handlers of sign-in schemes are asked at all: it costs more than a kept answer does.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WhoIsAskedForTests
{
    [Test]
    public async Task OnlyWhatConcernsTheBackoffice_AsksWhoItIs()
    {
        string[] backoffice = ["/umbraco", "/Umbraco/management/api/v1/server/status", "/umbraco/deliveries"];
        string[] others = ["/", "/umbracoes", "/umbraco/delivery/api/v2/content", "/umbraco/Delivery/api/v2/media"];
        var asked = new ConcurrentQueue<string>();
        await using TestHost host = await TestHost.StartAsync(
            settings: [("Umbraco:CMS:DeliveryApi:Enabled", "true"), ("Umbraco:CMS:DeliveryApi:Media:Enabled", "true")],
            services: services => services
                .AddSingleton(asked)
                .Configure<AuthenticationOptions>(options => options.AddScheme<Listener>("Listener", null)));

        foreach (string path in (string[])[.. others, .. backoffice])
        {
            using HttpResponseMessage answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        }

        Assert.That(asked, Is.EqualTo(backoffice));
    }

    /// <summary>A scheme that looks at requests as those of OpenIddict do, and leaves them alone.</summary>
    private sealed class Listener(ConcurrentQueue<string> asked) : IAuthenticationRequestHandler
    {
        private HttpContext? context;

        public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
        {
            this.context = context;
            return Task.CompletedTask;
        }

        public Task<bool> HandleRequestAsync()
        {
            asked.Enqueue(context!.Request.Path);
            return Task.FromResult(false);
        }

        public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(AuthenticationProperties? properties) => Task.CompletedTask;

        public Task ForbidAsync(AuthenticationProperties? properties) => Task.CompletedTask;
    }
}
