using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Duplicates;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class DuplicateRuleTests
{
    private const string Text =
        "Een kmo die haar energieverbruik kent, kan besparen. Begin met de meterstanden van het voorbije jaar en zet ze in een tabel. "
        + "Vergelijk daarna elke maand met dezelfde maand van het jaar voordien. Grote verschillen vragen om een verklaring. "
        + "Het netwerk Milieu heeft een rekenblad dat u kunt gebruiken.";

    [TestCase(Reasons.NearIdentical, "EEN KMO DIE HAAR ENERGIEVERBRUIK KENT, KAN BESPAREN. BEGIN MET DE METERSTANDEN VAN HET VOORBIJE JAAR EN ZET ZE IN EEN TABEL. "
        + "VERGELIJK DAARNA ELKE MAAND MET DEZELFDE MAAND VAN HET JAAR VOORDIEN. GROTE VERSCHILLEN VRAGEN OM EEN VERKLARING. HET NETWERK MILIEU HEEFT EEN REKENBLAD DAT U KUNT GEBRUIKEN.",
        TestName = "In capitals")]
    [TestCase(Reasons.NearIdentical, "Het netwerk Milieu heeft een rekenblad dat u kunt gebruiken. Begin met de meterstanden van het voorbije jaar en zet ze in een tabel. "
        + "Een kmo die haar energieverbruik kent, kan besparen. Grote verschillen vragen om een verklaring. Vergelijk daarna elke maand met dezelfde maand van het jaar voordien.",
        TestName = "In another order")]
    [TestCase(Reasons.NearIdentical, "Een kmo die haar eigen energieverbruik kent, kan besparen. Begin met de meterstanden van het voorbije jaar en zet die in een tabel. "
        + "Vergelijk nadien elke maand met dezelfde maand van het jaar voordien. Grote verschillen vragen om een verklaring. Het netwerk Milieu heeft een rekenblad dat iedereen kan gebruiken.",
        TestName = "Edited here and there")]
    [TestCase(Reasons.Contained, "Deze nieuwsbrief brengt verslag uit van onze studiedag in Gent, waar honderdtwintig ondernemers luisterden naar vier sprekers. "
        + "Begin met de meterstanden van het voorbije jaar en zet ze in een tabel. Vergelijk daarna elke maand met dezelfde maand van het jaar voordien. "
        + "Grote verschillen vragen om een verklaring. De volgende studiedag gaat over vrijwilligers en vindt plaats in Hasselt, in de gebouwen van de universiteit.",
        TestName = "Taken over into a longer text")]
    public void WhatSaysTheSame_IsFound_BothWaysRound(string rule, string other)
    {
        var found = Compare(Text, other);
        Assert.Multiple(() =>
        {
            Assert.That(found?.Rule, Is.EqualTo(rule));
            Assert.That(Compare(other, Text)?.Score, Is.EqualTo(found?.Score));
        });
    }

    [TestCase("Een kmo die haar waterverbruik kent, kan kiezen waar zij regenwater inzet. Een teller per gebouw is goedkoop. Wie de cijfers bespreekt met het personeel, "
        + "krijgt bruikbare voorstellen. Het netwerk Milieu bezocht drie bedrijven die dat al doen.", TestName = "The same subject in other words")]
    [TestCase("Het netwerk Milieu heeft een rekenblad dat u kunt gebruiken. Op de jaarlijkse ledendag kozen de leden een nieuwe voorzitter en bespraken zij de begroting. "
        + "Daarna bezochten zij de kringwinkel, waar mensen uit de sociale economie afgedankte meubels herstellen. De ledendag eindigde met een wandeling langs de Schelde.", TestName = "One sentence in common")]
    [TestCase("", TestName = "No text")]
    [TestCase("Energie.", TestName = "One word")]
    public void WhatSaysOtherThings_IsNotFound(string other) => Assert.That(Compare(Text, other), Is.Null);

    [Test]
    public void ThePassages_PointToWhatStandsInBoth()
    {
        const string Passage = "Vergelijk daarna elke maand met dezelfde maand van het jaar voordien.";
        var other = $"Wie bespaart, meet. {Passage} Het rekenblad van Milieu helpt daarbij.";
        var found = Compare(Text, other)!;
        var evidence = found.Evidence.MaxBy(row => row.Score)!;
        Assert.Multiple(() =>
        {
            Assert.That(evidence.First!.Value.Span.In(Text), Is.EqualTo(Passage));
            Assert.That(evidence.Second!.Value.Span.In(other), Is.EqualTo(Passage));
            Assert.That(found.Measures["containment"], Is.InRange(0.4, 1));
        });
    }

    [Test]
    public void NothingIsMoreLikeAText_ThanItself()
        => Assert.That(Compare(Text, Text)!.Score, Is.EqualTo(1).Within(1e-9));

    private static Finding? Compare(string first, string second)
        => new DuplicateRule().Compare(Read(1, first), Read(2, second), TermWeights.General).SingleOrDefault();

    private static ReadItem Read(int key, string text) => ReadItem.Of(InventedItems.Knowledge(key, text));
}
