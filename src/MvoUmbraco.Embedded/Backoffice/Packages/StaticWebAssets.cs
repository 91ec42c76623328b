using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Hosting;
using MvoUmbraco.Embedded.Hosting;

namespace MvoUmbraco.Embedded.Backoffice.Packages;

/// <summary>
/// The static web assets of Razor class libraries that were not published: a file beside the program says where each of them
/// stands. ASP.NET Core reads it only in the environment <c>Development</c> and only under the program's own name; here it
/// counts in every environment, and under the name of any plugin, so that a test finds what the program it runs would find.
/// </summary>
internal static class StaticWebAssets
{
    public static void Use(WebApplicationBuilder builder, EmbeddedUmbracoOptions options)
    {
        string own = builder.Environment.ApplicationName;
        IEnumerable<string> candidates = options.Plugins.Select(plugin => plugin.GetName().Name!).Prepend(own);
        string? named = builder.Configuration[WebHostDefaults.StaticWebAssetsKey];
        string? name = candidates.FirstOrDefault(candidate => File.Exists(FileOf(candidate)));
        bool isRead = builder.Environment.IsDevelopment() && (named is not null || name == own);
        if (isRead || (named is null && name is null))
        {
            return;
        }

        builder.Configuration[WebHostDefaults.StaticWebAssetsKey] = named ?? FileOf(name!);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
    }

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.staticwebassets.runtime.json");
}
