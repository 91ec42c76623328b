using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.DependencyInjection;

namespace MvoUmbraco.Embedded.OutputCaching;

/// <summary>ASP.NET Core's output cache, made exact; the program may set its options as usual.</summary>
internal static class OutputCachingRegistrations
{
    /// <summary>Bytes that kept answers may take together; a small machine has room for it.</summary>
    private const long Size = 32 << 20;

    public static IUmbracoBuilder AddExactOutputCache(this IUmbracoBuilder builder)
    {
        builder.Services.AddOutputCache(options => options.SizeLimit = Size);
        builder.Services.AddSingleton<IConfigureOptions<OutputCacheOptions>>(provider => new ConfigureOptions<OutputCacheOptions>(
            options => options.AddBasePolicy(new ContentGeneration(provider.GetRequiredService<Database>()))));
        return builder;
    }
}
