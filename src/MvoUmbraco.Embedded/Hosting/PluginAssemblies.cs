using System.Reflection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>The assemblies that Umbraco's type loader looks through: Umbraco.Core, this host, and the plugins it was given.</summary>
internal sealed class PluginAssemblies(IEnumerable<Assembly> plugins) : IAssemblyProvider
{
    public IEnumerable<Assembly> Assemblies { get; } = plugins.Prepend(typeof(PluginAssemblies).Assembly).Prepend(typeof(Constants).Assembly).Distinct().ToArray();
}
