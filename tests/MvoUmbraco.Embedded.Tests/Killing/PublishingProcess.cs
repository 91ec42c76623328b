using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Killing;

/// <summary>
/// This assembly as a program: publishes document after document, and prints a document's key once its publish has
/// returned, until somebody kills it.
/// </summary>
internal static class PublishingProcess
{
    public const string TypeAlias = "page";

    /// <summary>As second argument: the program kills itself between the save of a document and that of its address.</summary>
    public const string DieAtSave = "die-at-save";

    /// <summary>Likewise between the publishing of a document and its published address.</summary>
    public const string DieAtPublish = "die-at-publish";

    /// <summary>The program: the first argument is the folder of the database, the second where it kills itself, if at all.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        await using WebApplication app = TestHost.NewApplication(args[0], services: args.Length > 1 ? services => Doom(services, args[1] == DieAtPublish) : null);
        await app.StartUmbracoAsync();
        IContentService content = app.Services.GetRequiredService<IContentService>();
        await EnsureTypeAsync(app.Services);

        // Bounded, so that it ends by itself should nobody kill it.
        for (int number = 0; number < 20_000; number++)
        {
            IContent document = content.Create($"Page {Guid.NewGuid():N}", Constants.System.Root, TypeAlias);
            content.Save(document);
            if (content.Publish(document, ["*"]).Success)
            {
                Console.WriteLine(document.Key);
            }
        }

        return 0;
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(string folder, string? death = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(PublishingProcess).Assembly.Location);
        start.ArgumentList.Add(folder);
        if (death is not null)
        {
            start.ArgumentList.Add(death);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    private static void Doom(IServiceCollection services, bool atPublished)
    {
        ServiceDescriptor real = services.Last(service => service.ServiceType == typeof(IDocumentUrlRepository));
        services.AddSingleton<IDocumentUrlRepository>(provider => new DyingDocumentUrls((IDocumentUrlRepository)real.ImplementationFactory!(provider), atPublished));
    }

    private static async Task EnsureTypeAsync(IServiceProvider services)
    {
        IContentTypeService types = services.GetRequiredService<IContentTypeService>();
        if (types.Get(TypeAlias) is null)
        {
            var type = new ContentType(services.GetRequiredService<IShortStringHelper>(), Constants.System.Root) { Alias = TypeAlias, Name = "Page", AllowedAsRoot = true };
            await types.CreateAsync(type, Constants.Security.SuperUserKey);
        }
    }
}
