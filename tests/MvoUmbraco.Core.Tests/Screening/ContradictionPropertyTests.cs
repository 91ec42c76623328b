using CsCheck;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Contradictions;
using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Core.Tests.Screening;

/// <summary>What holds of contradictions whatever the texts are.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ContradictionPropertyTests
{
    private static readonly string[] Sentences =
    [
        "Deelname aan de opleiding is verplicht.",
        "Deelname aan de opleiding is vrijwillig.",
        "Deelname aan de opleiding is niet verplicht.",
        "Het netwerk telt 40 leden.",
        "Het netwerk telt 45 leden in 2024.",
        "Het netwerk telt geen leden.",
        "De deadline voor voorstellen is 15 maart 2025.",
        "De deadline voor voorstellen is 22 maart 2025.",
        "Alle leden ondertekenen de gedragscode van het netwerk.",
        "Niet alle leden ondertekenen de gedragscode van het netwerk.",
        "De uitstoot van de leden neemt toe.",
        "De uitstoot van de leden neemt af.",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Sentences.Length - 1].Select(at => Sentences[at]).Array[0, 6].Select(chosen => string.Join(' ', chosen));

    [Test]
    public void Turned_TheSidesTurn_AndNothingElse()
        => Gen.Select(Text, Text).Sample((first, second) =>
        {
            var forth = ContradictionTests.Find(first, second);
            var back = ContradictionTests.Find(second, first);
            Assert.That(back.Select(one => one with { First = one.Second, Second = one.First }), Is.EquivalentTo(forth));
        });

    [Test]
    public void ReadAgain_TheSameIsFound()
        => Gen.Select(Text, Text).Sample((first, second) =>
        {
            var once = ContradictionTests.Find(first, second);
            Assert.That(ContradictionTests.Find(first, second), Is.EqualTo(once));
        });

    [Test]
    public void ATextDoesNotContradictItsCopy_InOneSentence()
        => Gen.Int[0, Sentences.Length - 1].Sample(at => Assert.That(ContradictionTests.Find(Sentences[at], Sentences[at]), Is.Empty));

    [Test]
    public void AnyText_IsComparedWithoutFault()
        => Gen.Select(Gen.String, Gen.String).Sample((first, second) =>
        {
            foreach (var found in ContradictionTests.Find(first, second))
            {
                Assert.That(found.First.Marked.End, Is.LessThanOrEqualTo(first.Length));
                Assert.That(found.Second.Marked.End, Is.LessThanOrEqualTo(second.Length));
            }
        });

    [TestCase("")]
    [TestCase(" \n\t ")]
    [TestCase("Woord")]
    [TestCase("42")]
    [TestCase("€ % 1.2.3,4,5 99999999999999999999999999999999999999999999 12/45/2024 99:99")]
    [TestCase("\0\u0001\u0002\ufffd\ud800 niet \udc00 geen")]
    [TestCase("השתתפות בהכשרה היא חובה. المشاركة في التدريب إلزامية.")]
    public void OddText_ContradictsNothing(string text)
        => Assert.That(ContradictionTests.Find(text, string.Join(' ', Sentences)), Is.Empty);

    [Test]
    public void Capitals_DoNotMatter()
        => Assert.That(
            ContradictionTests.Find(Sentences[0].ToUpperInvariant(), Sentences[1]).Select(one => one.Reason),
            Is.EqualTo([ContradictionReason.Obligation]));

    [Test]
    public void HugeTexts_AreCompared()
    {
        string endless = string.Concat(Enumerable.Repeat("leden 40 niet ", 5_000_000 / 14));
        string many = string.Concat(Enumerable.Repeat(string.Join(' ', Sentences) + "\n", 5_000_000 / 600));
        Assert.That(ContradictionTests.Find(endless, many), Is.Empty);
        Assert.That(ContradictionTests.Find(many, Sentences[1]), Is.Not.Empty);
    }

    [Test]
    public void Finding_StaysTheSame_WhenAMarkOrASmallWordIsMended()
    {
        var before = Findings("De leden mogen de resultaten verspreiden.").Single();
        var after = Findings("Er is nieuws.\nDe Leden mogen  de resultaten verspreiden").Single();
        Assert.That(after.Key, Is.EqualTo(before.Key));
        Assert.That((before.Kind, before.Rule), Is.EqualTo((FindingKind.Contradiction, "obligation")));
        Assert.That(before.Evidence[0].Values, Is.EqualTo(["mogen", "mogen"]));
        Assert.That(before.Evidence[0].First!.Value.Span.Length, Is.EqualTo("De leden mogen de resultaten verspreiden.".Length));
        Assert.That(Findings("De leden mogen de foto's verspreiden."), Is.Empty);
    }

    // Every company has its own visitors; of one company there is one number.
    [TestCase("Het bezoek aan Holrob trok 40 deelnemers uit de sector.", "Het bezoek van de sector trok 60 deelnemers. Wij danken Sterdel.", 0)]
    [TestCase("Het bezoek aan Holrob trok 40 deelnemers uit de sector.", "Het bezoek aan Holrob trok 60 deelnemers uit de sector.", 1)]
    [TestCase("Een bezoek aan Holrob trok 40 deelnemers uit de sector.", "Een bezoek aan Holrob trok 60 deelnemers uit de sector.", 0)]
    public void NumbersOfAnOccasion_AreThoseOfTheSameNames(string first, string second, int count)
        => Assert.That(
            new ContradictionRule().Compare(ReadItem.Of(InventedItems.Knowledge(1, first)), ReadItem.Of(InventedItems.Knowledge(2, second)), TermWeights.General).ToList(),
            Has.Count.EqualTo(count));

    [Test]
    public void Reasons_HaveCodesOfTheirOwn()
        => Assert.That(Enum.GetValues<ContradictionReason>().Select(ContradictionRule.Code), Is.Unique);

    private static List<Finding> Findings(string text)
        => [.. new ContradictionRule().Compare(ReadItem.Of(InventedItems.Knowledge(1, text)), ReadItem.Of(InventedItems.Knowledge(2, "De leden mogen de resultaten niet verspreiden.")), TermWeights.General)];
}
