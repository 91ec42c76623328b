using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Quality;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class QualityRulesTests
{
    private static readonly DateOnly Today = new(2006, 7, 24);

    private static readonly ScreenedItem Good = new()
    {
        Key = Guid.NewGuid(),
        Kind = ScreenedKind.Knowledge,
        Title = "Energie besparen",
        Text = "Wie zijn verbruik kent, kan besparen. Schrijf elke maand de stand van de meter op. Kijk na een jaar wat er is veranderd. "
            + "Vraag het personeel om ideeën. Begin met wat weinig kost, zoals de verlichting. Zet de verwarming lager als er niemand is.",
        Themes = [Guid.NewGuid()],
        AttentionPoints = [Guid.NewGuid()],
        HasSource = true,
        PublishedOn = new DateOnly(2006, 1, 10),
        ValidUntil = new DateOnly(2007, 1, 10),
    };

    [Test]
    public void AGoodItem_LacksNothing() => Assert.That(Rules(Good), Is.Empty);

    [Test]
    public void EveryLack_IsFoundByItself()
        => Assert.Multiple(() =>
        {
            Assert.That(Rules(Good with { HasSource = false }), Is.EqualTo([QualityRules.NoSource]));
            Assert.That(Rules(Good with { Themes = [] }), Is.EqualTo([QualityRules.NoTheme]));
            Assert.That(Rules(Good with { AttentionPoints = [] }), Is.EqualTo([QualityRules.NoAttentionPoint]));
            Assert.That(Rules(Good with { ValidUntil = Today.AddDays(-1) }), Is.EqualTo([QualityRules.OutOfDate]));
            Assert.That(Rules(Good with { ValidUntil = Today }), Is.Empty);
            Assert.That(Rules(Good with { ValidUntil = null, PublishedOn = new DateOnly(2001, 7, 1) }), Is.EqualTo([QualityRules.OutOfDate]));
            Assert.That(Rules(Good with { MissingAttachments = ["verslag.pdf"] }), Is.EqualTo([QualityRules.MissingAttachment]));
            Assert.That(Rules(Good with { Text = Good.Text.ToUpperInvariant() }), Is.EqualTo([QualityRules.AllCapitals]));
            Assert.That(Rules(Good with { Text = "Zie bijlage." }), Is.EqualTo([QualityRules.HardlyAnyText]));
            Assert.That(Rules(Good with { Text = string.Empty }), Is.EqualTo([QualityRules.HardlyAnyText]));
            Assert.That(Rules(Good with { Text = "%PDF\0\u0001\u0002\u0003\ufffd\ufffd een woord \u0004" }), Is.EqualTo([QualityRules.NoText]));
            Assert.That(Rules(Good with { Text = string.Concat(Enumerable.Repeat(Good.Text + "\n", 1000)) }), Is.EqualTo([QualityRules.TooLong]));
        });

    [Test]
    public void AHardText_IsFound_WithItsLongestSentences()
    {
        const string Hard = "De implementatie van de maatschappelijke verantwoordelijkheidsprincipes binnen middelgrote ondernemingen veronderstelt een geïntegreerde "
            + "organisatieontwikkelingsstrategie, waarbij stakeholdermanagement, duurzaamheidsverslaggeving en kwaliteitsmanagementsystemen wederzijds geoptimaliseerd worden. "
            + "De verantwoordelijkheidsverdeling tussen opdrachtgevers, onderaannemers en toeleveranciers vereist bovendien ondubbelzinnige "
            + "contractuele overeenkomsten. Dit is bekend.";
        var found = QualityRules.Of(ReadItem.Of(Good with { Text = Hard }), Today).Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.Rule, Is.EqualTo(QualityRules.HardToRead));
            Assert.That(found.Evidence[1].First!.Value.Span.In(Hard), Does.StartWith("De implementatie"));
        });
    }

    [TestCase("huis", 1)]
    [TestCase("water", 2)]
    [TestCase("ideeën", 3)]
    [TestCase("mooie", 2)]
    [TestCase("nieuwe", 2)]
    [TestCase("duurzaamheidsverslag", 5)]
    [TestCase("officieel", 4)]
    [TestCase("bijeenkomst", 3)]
    [TestCase("coördinatie", 5)]
    [TestCase("reünie", 3)]
    [TestCase("tsjilp", 1)]
    [TestCase("brr", 1)]
    public void DutchSyllables_AreCounted(string word, int expected) => Assert.That(Syllables.Count(word, "nl"), Is.EqualTo(expected));

    [TestCase("entreprise", "fr", 3)]
    [TestCase("eau", "fr", 1)]
    [TestCase("responsible", "en", 4)]
    [TestCase("make", "en", 1)]
    public void OtherSyllables_AreCounted(string word, string language, int expected) => Assert.That(Syllables.Count(word, language), Is.EqualTo(expected));

    [Test]
    public void TheDutchFormula_IsThatOfDouma()
    {
        // 5 sentences of 6 words, one syllable each: 206.84 - 77 x 1 - 0.93 x 6.
        var ease = Readability.Of(ScreenedText.Read(string.Concat(Enumerable.Repeat("De hond loopt in het bos. ", 5)), "nl"));
        Assert.That(ease?.Score, Is.EqualTo(206.84 - 77 - (0.93 * 6)).Within(0.001));
    }

    private static IEnumerable<string> Rules(ScreenedItem item) => QualityRules.Of(ReadItem.Of(item), Today).Select(finding => finding.Rule);
}
