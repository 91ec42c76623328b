using MvoUmbraco.Core.Screening;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class TextFingerprintTests
{
    private const string Text = "Elke onderneming met meer dan 50 werknemers maakt een verslag over energie, water en afval. Het verslag is openbaar.";

    [TestCase("ELKE onderneming met meer dan 50 werknemers maakt een verslag over energie, water en afval. Het verslag is openbaar!", TestName = "Capitals and marks")]
    [TestCase("Elke onderneming met meer dan 50 werknemers maakt het verslag over water, energie en afval.\nDat verslag is openbaar.", TestName = "Order and small words")]
    public void ASmallChange_IsNotAskedAgain(string text) => Assert.That(HasChanged(text), Is.False);

    [TestCase("Elke onderneming met meer dan 250 werknemers maakt een verslag over energie, water en afval. Het verslag is openbaar.", TestName = "A number")]
    [TestCase("Elke onderneming met meer dan 50 werknemers maakt een verslag over energie, water en afval. Het verslag is niet openbaar.", TestName = "A denial")]
    [TestCase("Elke onderneming met meer dan 50 klanten maakt een boek over energie, mobiliteit en mensen. Het boek is openbaar.", TestName = "Other words")]
    [TestCase("", TestName = "No text")]
    public void AMaterialChange_IsAskedAgain(string text) => Assert.That(HasChanged(text), Is.True);

    [Test]
    public void AFingerprint_IsTheSameInEveryVersion()
        => Assert.That(TextFingerprint.Of(Read(Text))[..32], Is.EqualTo("6151ecb1dc2184d01e574a3b0b232f78"));

    private static bool HasChanged(string text)
    {
        var other = Read("Een ander.");
        return TextFingerprint.HasChanged(TextFingerprint.Of(Read(Text), other), TextFingerprint.Of(Read(text), other));
    }

    private static ReadItem Read(string text) => ReadItem.Of(new ScreenedItem { Key = Guid.Empty, Kind = ScreenedKind.Knowledge, Text = text });
}
