using MvoUmbraco.Core.Networks;

namespace MvoUmbraco.Core.Tests.Networks;

[Parallelizable(ParallelScope.All)]
internal sealed class GroupNamesTests
{
    private static (string Members, string Coordinators) Names(string network, bool isActive = true, params string[] taken)
        => GroupNames.For(network, isActive, name => taken.Contains(name, StringComparer.OrdinalIgnoreCase));

    [Test]
    public void Groups_AreCalledAfterTheirNetwork()
        => Assert.That(Names("Lerend Netwerk Milieu"), Is.EqualTo(("Lerend Netwerk Milieu", "Lerend Netwerk Milieu - trekkers")));

    [Test]
    public void GroupsOfANetworkThatIsNotPublished_SaySo()
        => Assert.That(Names("Milieu", isActive: false), Is.EqualTo(("Milieu (niet actief)", "Milieu - trekkers (niet actief)")));

    [TestCase("Mainstreamteam", "mainstreamteam", ExpectedResult = "Mainstreamteam (2)")]
    [TestCase("Milieu", "Milieu - trekkers", ExpectedResult = "Milieu (2)")]
    [TestCase("Milieu - trekkers", "Milieu - trekkers", ExpectedResult = "Milieu - trekkers (2)")]
    public string ANameThatAnotherGroupHas_IsNeverShared(string network, string taken) => Names(network, true, taken).Members;

    [Test]
    public void BothGroups_HaveTheSameNumber()
        => Assert.That(Names("Milieu", true, "Milieu", "Milieu (2) - trekkers"), Is.EqualTo(("Milieu (3)", "Milieu (3) - trekkers")));

    [TestCase("Netwerk \"O'Brien\" & <zonen>, nv", ExpectedResult = "Netwerk \"O'Brien\" & <zonen>, nv")]
    [TestCase("  Netwerk\t over  twee ", ExpectedResult = "Netwerk over twee")]
    public string AnyCharacters_AreKept_AndSpacesAreOne(string network) => Names(network).Members;

    [Test]
    public void ALongName_IsCut_NeverItsEnd_NorHalfACharacter()
    {
        var (members, coordinators) = Names(new string('a', 229) + string.Concat(Enumerable.Repeat("🌱", 20)), isActive: false);
        Assert.Multiple(() =>
        {
            Assert.That(members, Has.Length.LessThanOrEqualTo(GroupNames.MostCharacters).And.EndWith(" (niet actief)"));
            Assert.That(coordinators, Has.Length.LessThanOrEqualTo(GroupNames.MostCharacters).And.EndWith(" - trekkers (niet actief)"));
            Assert.That(coordinators.EnumerateRunes().Select(rune => rune.Value), Does.Not.Contain(0xFFFD));
        });
    }
}
