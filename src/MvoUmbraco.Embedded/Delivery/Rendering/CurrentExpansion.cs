using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// The expansion that the current request asked for. Where there is no such request (a webhook, a plugin's own
/// endpoint), one without expansion per thread; rendering never leaves its thread.
/// </summary>
internal sealed class CurrentExpansion(IHttpContextAccessor http, IApiPropertyRenderer renderer) : IOutputExpansionStrategyAccessor, IDisposable
{
    private static readonly object Key = new();
    private readonly ThreadLocal<PropertyExpansion> ofThread = new(() => new PropertyExpansion(renderer, FieldTree.None, FieldTree.All));

    public bool TryGetValue([NotNullWhen(true)] out IOutputExpansionStrategy? outputExpansionStrategy)
    {
        outputExpansionStrategy = http.HttpContext?.Items[Key] as PropertyExpansion ?? ofThread.Value!;
        return true;
    }

    public void Set(HttpContext context, FieldTree expand, FieldTree fields) => context.Items[Key] = new PropertyExpansion(renderer, expand, fields);

    public void Dispose() => ofThread.Dispose();
}
