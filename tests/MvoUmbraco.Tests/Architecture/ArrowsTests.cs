using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MvoUmbraco.Tests.Architecture;

/// <summary>The arrows between the rooms, read from the compiled assemblies.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ArrowsTests
{
    // Words of the plugin's domain. A host or a file format that spoke one of them would be made for this plugin alone.
    private static readonly string[] DomainWords =
    [
        "mvo", "mainstream", "learningnetwork", "lerend", "kenniscentrum", "knowledgecentre", "knowledgeitem", "attentionpoint",
        "aandachtspunt", "milestone", "statusreport", "themawerking",
    ];

    private static AssemblyDefinition Assembly(string name)
        => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    private static string[] References(string name)
    {
        using var assembly = Assembly(name);
        return [.. assembly.MainModule.AssemblyReferences.Select(reference => reference.Name).Order(StringComparer.Ordinal)];
    }

    [TestCase("Umbraco.")]
    [TestCase("Microsoft.AspNetCore")]
    [TestCase("Microsoft.EntityFrameworkCore")]
    [TestCase("MvoUmbraco")]
    public void Core_StandsOnItsOwn(string forbidden)
        => Assert.That(References("MvoUmbraco.Core").Where(name => name.StartsWith(forbidden, StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Plugin_UsesNothingOfUmbracoButItsCore()
        => Assert.That(References("MvoUmbraco").Where(name => name.StartsWith("Umbraco", StringComparison.Ordinal)), Is.EqualTo(["Umbraco.Core"]));

    [Test]
    public void Plugin_KnowsNoHostAndNoHead()
        => Assert.That(Rooms("MvoUmbraco"), Is.SubsetOf(["MvoUmbraco.Core", "MvoUmbraco.Usync", "MvoUmbraco.Data"]));

    [Test]
    public void Site_TalksToThePluginOnly()
        => Assert.Multiple(() =>
        {
            Assert.That(Rooms("MvoUmbraco.Site"), Is.SubsetOf(["MvoUmbraco", "MvoUmbraco.Core"]));
            Assert.That(References("MvoUmbraco.Site").Where(name => name.StartsWith("Umbraco", StringComparison.Ordinal)), Is.Empty);
        });

    [TestCase("MvoUmbraco.Embedded", "MvoUmbraco.Usync")]
    [TestCase("MvoUmbraco.Usync")]
    public void HostAndFormat_KnowNoRoomOfThePlugin(string name, params string[] allowed)
        => Assert.That(Rooms(name), Is.SubsetOf(allowed));

    [TestCase("MvoUmbraco.Embedded")]
    [TestCase("MvoUmbraco.Usync")]
    public void HostAndFormat_HaveNoNameFromTheDomain(string name)
    {
        using var assembly = Assembly(name);
        var names = assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods.Select(method => method.Name)
                .Concat(type.Properties.Select(property => property.Name))
                .Append(type.Name)
                .Append(type.Namespace))
            .Select(WithoutRoot)
            .Distinct(StringComparer.Ordinal);
        Assert.That(names.Where(SpeaksOfTheDomain), Is.Empty);
    }

    [TestCase("MvoUmbraco.Embedded")]
    [TestCase("MvoUmbraco.Usync")]
    public void HostAndFormat_HaveNoTextFromTheDomain(string name)
    {
        using var assembly = Assembly(name);
        var texts = assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode == OpCodes.Ldstr)
            .Select(instruction => WithoutRoot((string)instruction.Operand));
        Assert.That(texts.Where(SpeaksOfTheDomain), Is.Empty);
    }

    private static string[] Rooms(string name)
        => [.. References(name).Where(reference => reference.StartsWith("MvoUmbraco", StringComparison.Ordinal))];

    private static string WithoutRoot(string text) => text.Replace("MvoUmbraco", string.Empty, StringComparison.Ordinal);

    private static bool SpeaksOfTheDomain(string text)
        => DomainWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
