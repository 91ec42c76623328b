using CsCheck;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Tests.Text;

/// <summary>Which words meet when a text is searched, and which do not.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class LanguageAnalysisTests
{
    private static readonly string[] OwnEndings = ["es", "eren", "eden", "epen", "a", "ici", "kinder"];

    private static readonly LanguageAnalysis Dutch = LanguageAnalysis.Of("nl-BE");

    [TestCase("kind", "kinderen")]
    [TestCase("kleinkind", "kleinkinderen")]
    [TestCase("duurzaam", "duurzaamheid")]
    [TestCase("duurzaam", "duurzame")]
    [TestCase("bedrijf", "bedrijven")]
    [TestCase("prijs", "prijzen")]
    [TestCase("initiatief", "initiatieven")]
    [TestCase("lid", "leden")]
    [TestCase("teamlid", "teamleden")]
    [TestCase("stad", "steden")]
    [TestCase("ei", "eieren")]
    [TestCase("school", "scholen")]
    [TestCase("kmo", "kmo's")]
    [TestCase("kmo", "KMO’s")]
    [TestCase("thema", "thema's")]
    [TestCase("leverancier", "leveranciers")]
    [TestCase("onderneming", "ondernemingen")]
    [TestCase("mogelijkheid", "mogelijkheden")]
    [TestCase("carrière", "carrieres")]
    [TestCase("coördinatie", "coordinatie")]
    [TestCase("één", "EEN")]
    [TestCase("museum", "musea")]
    [TestCase("verslag", "verslagen")]
    [TestCase("haalbaar", "haalbare")]
    [TestCase("verantwoord", "verantwoorde")]
    [TestCase("netwerk", "netwerken")]
    [TestCase("klacht", "klachten")]
    [TestCase("keuze", "keuzes")]
    [TestCase("organisatie", "organisaties")]
    [TestCase("machine", "machines")]
    [TestCase("advies", "adviezen")]
    [TestCase("proces", "processen")]
    [TestCase("cursus", "cursussen")]
    [TestCase("opstelling", "opstellingen")]
    public void Words_Meet(string one, string other) => Assert.That(StemOf(Dutch, one), Is.EqualTo(StemOf(Dutch, other)));

    [TestCase("milieu", "milicien")]
    [TestCase("verleden", "lid")]
    [TestCase("besteden", "stad")]
    [TestCase("bestuur", "bestaan")]
    [TestCase("organisatie", "orgaan")]
    [TestCase("netwerk", "werk")]
    public void Words_StayApart(string one, string other) => Assert.That(StemOf(Dutch, one), Is.Not.EqualTo(StemOf(Dutch, other)));

    [TestCase("fr-BE", "l'entreprise", "entreprises")]
    [TestCase("fr-BE", "développement", "developpements")]
    [TestCase("en-US", "company's", "companies")]
    [TestCase("en-US", "report", "reporting")]
    [TestCase("de-DE", "Straße", "strasse")]
    public void OtherLanguages_HaveTheirOwnStems(string culture, string one, string other)
    {
        var analysis = LanguageAnalysis.Of(culture);
        Assert.That(StemOf(analysis, one), Is.EqualTo(StemOf(analysis, other)));
    }

    [Test]
    public void Read_TellsWhereTheWordsStand()
    {
        const string Text = "De thema’s van «één» kmo-netwerk.";
        var words = Dutch.Read(Text);
        Assert.That(words.Select(word => Text[word.Start..word.End]), Is.EqualTo(["De", "thema’s", "van", "één", "kmo", "netwerk"]));
        Assert.That(words.Where(word => word.IsStopWord).Select(word => word.Word), Is.EqualTo(["de", "van", "een"]));
    }

    // Below what is our own, it is Snowball's: every twentieth word of its own test data.
    [Test]
    public void Stems_AreSnowballs()
    {
        var data = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "snowball-dutch.tsv")).Select(line => line.Split('\t')).ToArray();
        var different = data.Where(pair => Dutch.Stem(pair[0]) != Closed(pair[1])).Select(pair => pair[0]).ToArray();
        Assert.That(data, Has.Length.GreaterThan(2000));
        Assert.That(different.Where(word => !OwnEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal))), Is.Empty);
        Assert.That(different, Has.Length.LessThan(data.Length / 20));
    }

    [Test]
    public void AnyText_IsReadWithoutFault_AndEveryWordStandsInIt()
        => Gen.String.Sample(text =>
        {
            var last = 0;
            foreach (var word in Dutch.Read(text))
            {
                Assert.That((word.Start >= last, word.End > word.Start, word.End <= text.Length), Is.EqualTo((true, true, true)));
                last = word.End;
            }
        });

    // What is indexed and what is asked must be the same.
    [Test]
    public void StemsForIndexing_AreTheStemsOfTheWords()
    {
        const string Text = "De bedrijven en hun kinderen rapporteren over duurzaamheid.";
        using var stream = Dutch.Stems.GetTokenStream("field", Text);
        var term = stream.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        var stems = new List<string>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            stems.Add(term.ToString());
        }

        Assert.That(stems, Is.EqualTo(Dutch.Read(Text).Select(word => word.Stem)));
    }

    private static string Closed(string stem) => stem.Length < 3 ? stem : stem[^1] switch
    {
        'v' => stem[..^1] + "f",
        'z' => stem[..^1] + "s",
        var last when stem.Length > 3 && last == stem[^2] && !"aeiou".Contains(last, StringComparison.Ordinal) => stem[..^1],
        _ => stem,
    };

    private static string StemOf(LanguageAnalysis analysis, string word) => analysis.Read(word).Single().Stem;
}
