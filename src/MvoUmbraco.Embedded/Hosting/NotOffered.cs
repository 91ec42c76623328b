using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Stands in for a service of Umbraco that this host does not offer: every member throws and says so, so that nothing
/// silently answers empty and no write is silently dropped.
/// </summary>
internal class NotOffered : DispatchProxy
{
    private string feature = string.Empty;
    private object? offered;

    /// <summary>Registers the stand-in where nobody else, a plugin for instance, has registered a real one.</summary>
    public static void TryAdd(IServiceCollection services, Type service, string feature) =>
        services.TryAddSingleton(service, _ => Create(service, feature));

    public static object Create(Type service, string feature)
    {
        object proxy = Create(service, typeof(NotOffered));
        ((NotOffered)proxy).feature = feature;
        return proxy;
    }

    /// <summary>A service of which only some members are offered: those that <paramref name="offered"/> has, by name and parameters.</summary>
    public static T Except<T>(string feature, object offered)
        where T : class
    {
        object proxy = Create(typeof(T), feature);
        ((NotOffered)proxy).offered = offered;
        return (T)proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        MethodInfo? found = offered?.GetType().GetMethod(targetMethod.Name, Array.ConvertAll(targetMethod.GetParameters(), parameter => parameter.ParameterType));
        return found is not null
            ? found.Invoke(offered, BindingFlags.DoNotWrapExceptions, null, args, null)
            : throw new NotSupportedException($"{targetMethod.DeclaringType?.Name}.{targetMethod.Name}: the embedded host does not offer {feature}.");
    }
}
