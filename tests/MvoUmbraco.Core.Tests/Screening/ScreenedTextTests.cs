using MvoUmbraco.Core.Screening;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class ScreenedTextTests
{
    [TestCase("De vergadering begint. Iedereen is welkom!", "De vergadering begint.|Iedereen is welkom!")]
    [TestCase("Dit geldt o.a. voor kmo's, bijv. in de bouw. Anderen niet.", "Dit geldt o.a. voor kmo's, bijv. in de bouw.|Anderen niet.")]
    [TestCase("Prof. dr. J. Janssens spreekt om 9.30 uur. Daarna is er koffie.", "Prof. dr. J. Janssens spreekt om 9.30 uur.|Daarna is er koffie.")]
    [TestCase("Het kost 1.250,50 euro. Dat is 12,5% meer.", "Het kost 1.250,50 euro.|Dat is 12,5% meer.")]
    [TestCase("Zij zei: \"Wij doen mee.\" En zo was het.", "Zij zei: \"Wij doen mee.\"|En zo was het.")]
    [TestCase("Titel zonder punt\nEerste zin. Tweede zin", "Titel zonder punt|Eerste zin.|Tweede zin")]
    [TestCase("Een zin die met de hand\nis afgebroken. En nog een.", "Een zin die met de hand\nis afgebroken.|En nog een.")]
    [TestCase("1. Welkom\n2. Verslag", "1. Welkom|2. Verslag")]
    [TestCase("Alles telt... Of toch niet?", "Alles telt...|Of toch niet?")]
    [TestCase("Energie, water, enz. De rest volgt.", "Energie, water, enz.|De rest volgt.")]
    public void Sentences_EndWhereTheyEnd(string text, string expected)
    {
        var read = ScreenedText.Read(text, "nl-BE");
        Assert.That(read.Sentences.Select(read.TextOf), Is.EqualTo(expected.Split('|')));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("   \n\t ")]
    [TestCase("...!?")]
    public void ATextWithoutWords_HasNoSentences(string? text)
    {
        var read = ScreenedText.Read(text, "nl");
        Assert.Multiple(() =>
        {
            Assert.That(read.Words, Is.Empty);
            Assert.That(read.Sentences, Is.Empty);
        });
    }

    [Test]
    public void EveryWord_StandsInExactlyOneSentence_WhateverTheText()
        => CsCheck.Check.Sample(CsCheck.Gen.String[CsCheck.Gen.Char, 0, 200], text =>
        {
            var read = ScreenedText.Read(text, "nl-BE");
            var at = 0;
            foreach (var sentence in read.Sentences)
            {
                Assert.That(sentence.FirstWord, Is.EqualTo(at));
                foreach (var word in read.WordsOf(sentence))
                {
                    Assert.That(word.Start, Is.GreaterThanOrEqualTo(sentence.Span.Start));
                    Assert.That(word.End, Is.LessThanOrEqualTo(sentence.Span.End));
                }

                at = sentence.EndWord;
            }

            Assert.That(at, Is.EqualTo(read.Words.Count));
        }, iter: 300);

    [Test]
    public void ATextWithoutAnyMark_IsCutIntoSentencesOfBoundedLength()
    {
        var read = ScreenedText.Read(string.Concat(Enumerable.Repeat("woord ", 1000)), "nl");
        Assert.That(read.Sentences.Max(sentence => sentence.WordCount), Is.LessThanOrEqualTo(120));
    }

    [Test]
    public void FiveMegabytes_AreCut_AndItSaysSo()
    {
        var read = ScreenedText.Read(new string('x', 5_000_000), "nl");
        Assert.Multiple(() =>
        {
            Assert.That(read.IsCut, Is.True);
            Assert.That(read.Source, Has.Length.EqualTo(ScreenedText.MostCharacters));
        });
    }

    [TestCase("ALLES IN HOOFDLETTERS. OOK DIT.", "nl-BE", 2)]
    [TestCase("هذا نص عربي. وهذه جملة أخرى.", "ar", 2)]
    [TestCase("\0\u0001\u0002\ud800 x \uffff", "nl", 1)]
    [TestCase("L'entreprise s'engage. Elle publie un rapport.", "fr-BE", 2)]
    public void AnyText_IsRead(string text, string culture, int sentences)
        => Assert.That(ScreenedText.Read(text, culture).Sentences, Has.Count.EqualTo(sentences));

    [Test]
    public void AKeyOfAFinding_DoesNotDependOnTheOrderOfItsSubjects()
    {
        Guid one = Guid.NewGuid(), other = Guid.NewGuid();
        Assert.Multiple(() =>
        {
            Assert.That(FindingKey.Of(FindingKind.Duplicate, [one, other]), Is.EqualTo(FindingKey.Of(FindingKind.Duplicate, [other, one])));
            Assert.That(FindingKey.Of(FindingKind.Link, [one, other]), Is.Not.EqualTo(FindingKey.Of(FindingKind.Duplicate, [one, other])));
            Assert.That(FindingKey.Of(FindingKind.Gap, [one, other], "a"), Is.Not.EqualTo(FindingKey.Of(FindingKind.Gap, [one, other], "b")));
        });
    }
}
