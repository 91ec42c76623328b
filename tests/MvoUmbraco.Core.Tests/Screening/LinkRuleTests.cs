using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Links;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class LinkRuleTests
{
    private const string Water = "Regenwater opvangen in een citerne bespaart leidingwater. De wasserij gebruikt het voor de eerste spoelbeurt.";
    private const string Same = "Hoe een wasserij leidingwater bespaart: zij vangt regenwater op en spoelt er de eerste beurt mee.";
    private const string Other = "De raad van bestuur bespreekt elk kwartaal de risico's voor mensenrechten in de keten van leveranciers.";

    [Test]
    public void ItemsOfDifferentNetworksOnTheSameSubject_AreFound_WithTheWordsTheyShare()
    {
        var found = Compare(Item(1, Water), Item(2, Same, network: 1));
        Assert.Multiple(() =>
        {
            Assert.That(found?.Rule, Is.EqualTo(Reasons.SameSubject));
            Assert.That(found?.Evidence.SelectMany(row => row.Values).Select(word => word.ToLowerInvariant()), Is.SupersetOf(["wasserij", "regenwater", "leidingwater"]));
            Assert.That(found?.Evidence[0].First?.Span.In(Water).ToLowerInvariant(), Is.EqualTo(found?.Evidence[0].Values[0].ToLowerInvariant()));
        });
    }

    [Test]
    public void ItemsThatNeedNoLink_AreNotFound()
        => Assert.Multiple(() =>
        {
            Assert.That(Compare(Item(1, Water), Item(2, Same)), Is.Null, "of one network");
            Assert.That(Compare(Item(1, Water), Item(2, Other, network: 1)), Is.Null, "on another subject");
            Assert.That(Compare(Item(1, Water) with { RelatedItems = [InventedItems.KeyOf(2)] }, Item(2, Same, network: 1)), Is.Null, "linked already");
            Assert.That(Compare(Item(1, Water), Item(2, Same, network: 1) with { RelatedItems = [InventedItems.KeyOf(1)] }), Is.Null, "linked the other way");
            Assert.That(Compare(Item(1, Water), Item(2, Same) with { Network = null }), Is.Null, "of all networks");
        });

    [TestCase("klachtenbehandeling", "klacht", 0.7f)]
    [TestCase("duurzaamheidsverslag", "duurzaamheidsverslaggeving", 0.8f)]
    [TestCase("rapporteren", "rapportering", 1f)]
    [TestCase("energieverbruik", "waterverbruik", 0.5f)]
    [TestCase("energie", "mensenrechten", 0f)]
    [TestCase("bank", "band", 0f)]
    public void AWord_StandsForAnotherAsFarAsItDoes(string one, string other, float expected)
    {
        var (first, second) = (ReadItem.Of(Item(1, one)).Content.Words[0], ReadItem.Of(Item(2, other)).Content.Words[0]);
        Assert.Multiple(() =>
        {
            Assert.That(WordMatch.Degree(first, second), Is.EqualTo(expected));
            Assert.That(WordMatch.Degree(second, first), Is.EqualTo(expected));
        });
    }

    [Test]
    public void WhatAllItemsSpeakOf_TellsLittleAmongThem()
    {
        var items = Enumerable.Range(1, 200).Select(number => ReadItem.Of(Item(number, $"Maatschappelijk verantwoord ondernemen, deel {number}."))).ToArray();
        var word = items[0].Content.Words.Single(sense => sense.Stem.StartsWith("ondernem", StringComparison.Ordinal));
        Assert.That(TermWeights.Of(items).Bits(word), Is.LessThan(TermWeights.General.Bits(word) / 2));
    }

    private static Finding? Compare(ScreenedItem one, ScreenedItem other)
        => new LinkRule().Compare(ReadItem.Of(one), ReadItem.Of(other), TermWeights.General).SingleOrDefault();

    private static ScreenedItem Item(int key, string text, int network = 0) => InventedItems.Knowledge(key, text, network: network);
}
