using MvoUmbraco.Embedded.Delivery.Rendering;

namespace MvoUmbraco.Embedded.Tests.Delivery;

[Parallelizable(ParallelScope.All)]
internal sealed class FieldTreeTests
{
    [TestCase("", "one", false)]
    [TestCase("$all", "one", true)]
    [TestCase("properties[$all]", "one", true)]
    [TestCase("properties[one]", "one", true)]
    [TestCase("properties[one,two]", "two", true)]
    [TestCase("properties[one]", "two", false)]
    [TestCase("properties[One]", "one", false, Description = "names are case-sensitive")]
    [TestCase("one", "one", false, Description = "only what stands in properties[] names a property")]
    [TestCase("other[one],properties[two]", "two", true)]
    public void Below_NamesProperty(string text, string alias, bool named) =>
        Assert.That(Parse(text).Below(alias) is not null, Is.EqualTo(named));

    [Test]
    public void Below_GoesDownStepByStep()
    {
        FieldTree tree = Parse("properties[one[properties[two[properties[three]]]],four]");
        FieldTree? three = tree.Below("one")?.Below("two")?.Below("three");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(three, Is.Not.Null);
            Assert.That(three?.IsSelective, Is.False);
            Assert.That(three?.Below("one"), Is.Null);
            Assert.That(tree.Below("four")?.Below("two"), Is.Null);
            Assert.That(tree.Below("two"), Is.Null);
        }
    }

    [TestCase("[one]", "Value cannot start with a bracket")]
    [TestCase("properties[]", "Value cannot contain empty brackets")]
    [TestCase("properties[one", "Value did not contain an equal number of start and end brackets")]
    [TestCase("properties]one[", "Value contains a misplaced end bracket")]
    [TestCase("properties[one]two", "Value contains a misplaced end bracket")]
    public void TryParse_Malformed_SaysWhy(string text, string expected)
    {
        bool parsed = FieldTree.TryParse(text, out _, out string? error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed, Is.False);
            Assert.That(error, Is.EqualTo(expected));
        }
    }

    [Test]
    public void TryParse_AnyDepth_Ends()
    {
        const int depth = 100_000;
        string text = string.Concat(Enumerable.Repeat("a[", depth)) + "a" + new string(']', depth);
        Assert.That(FieldTree.TryParse(text, out _, out _));
    }

    private static FieldTree Parse(string text) => FieldTree.TryParse(text, out FieldTree? tree, out string? error) ? tree : throw new InvalidOperationException(error);
}
