using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace MvoUmbraco.Embedded.Tests.Hosting;

/// <summary>Walks a service collection and lists constructor parameters that nothing registered satisfies.</summary>
internal static class UnsatisfiedServices
{
    private static readonly Type[] Collections = [typeof(IEnumerable<>), typeof(IServiceProvider), typeof(IServiceScopeFactory), typeof(IServiceProviderIsService)];

    /// <summary>Missing service type -> who asks for it.</summary>
    public static SortedDictionary<string, SortedSet<string>> In(IServiceCollection services)
    {
        HashSet<Type> known = [.. services.Select(descriptor => descriptor.ServiceType)];
        SortedDictionary<string, SortedSet<string>> missing = [];
        foreach (ServiceDescriptor descriptor in services)
        {
            Type? implementation = descriptor.IsKeyedService ? null : descriptor.ImplementationType;
            if (implementation?.Namespace is not { } ns || !(ns.StartsWith("Umbraco", StringComparison.Ordinal) || ns.StartsWith("MvoUmbraco", StringComparison.Ordinal)))
            {
                continue;
            }

            ParameterInfo[][] constructors = [.. implementation.GetConstructors().Select(constructor => constructor.GetParameters())];
            ParameterInfo[] best = constructors
                .Select(parameters => parameters.Where(parameter => !Satisfied(parameter, known)).ToArray())
                .MinBy(unsatisfied => unsatisfied.Length) ?? [];
            foreach (ParameterInfo parameter in best)
            {
                Type wanted = Unwrapped(parameter.ParameterType);
                string name = wanted.FullName ?? wanted.Name;
                if (!missing.TryGetValue(name, out SortedSet<string>? askers))
                {
                    missing[name] = askers = [];
                }

                askers.Add(implementation.Name);
            }
        }

        return missing;
    }

    private static bool Satisfied(ParameterInfo parameter, HashSet<Type> known)
    {
        Type type = Unwrapped(parameter.ParameterType);
        return parameter.HasDefaultValue
            || known.Contains(type)
            || Collections.Contains(type)
            || (type.IsGenericType && (known.Contains(type.GetGenericTypeDefinition()) || Collections.Contains(type.GetGenericTypeDefinition())));
    }

    private static Type Unwrapped(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>) ? type.GetGenericArguments()[0] : type;
}
