using System.Reflection;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>What the program that hosts chooses; the rest is configuration (<c>Umbraco:CMS:*</c> as on Umbraco, <c>Embedded:*</c>).</summary>
public sealed class EmbeddedUmbracoOptions
{
    /// <summary>Where and how to store; starts from the configuration section <c>Embedded:Store</c>.</summary>
    public StoreOptions Store { get; } = new();

    /// <summary>
    /// Assemblies whose composers, property editors, value converters and other extension points are found. Name a
    /// plugin's assembly here: one that is merely referenced is dropped by the compiler when no type of it is used.
    /// </summary>
    public IList<Assembly> Plugins { get; } = [];

    /// <summary>Folder of uSync files to import at start when they changed since the last import; null for none.</summary>
    public string? UsyncFolder { get; set; }

    /// <summary>Receives what the start is doing, when it takes longer than a moment.</summary>
    public IProgress<string>? Progress { get; set; }

    /// <summary>Where the password of the first administrator is shown, once; never a log file.</summary>
    public TextWriter Console { get; set; } = System.Console.Out;

    /// <summary>
    /// Address on this site of a style sheet that the login page loads after its own, to set the page's custom properties
    /// (<c>--login-accent</c> and the others at the head of its own sheet); null for none.
    /// </summary>
    public string? LoginStyleSheet { get; set; }
}
