using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Tests.Text;

/// <summary>Compounds are found by what they are made of, and words that only look like compounds are left alone.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CompoundLexiconTests
{
    private const string Texts = """
        duurzaamheid verslaggeving stakeholders dialoog mensen leveranciers gedragscode ketens vertegenwoordiger samenwerken bijeenkomst
        vers lagen bed rijven aandachtspunten boekhouding vergunning aanbesteding arbeidspraktijk
        duurzaamheidsverslaggeving stakeholderdialoog mensenrechten leveranciersketen kinderarbeid energieverbruik milieubeleidsplan
        boekhoudplicht kmo-beleid kmobeleid netwerkvertegenwoordigers bedrijven verslagen onderneming overheid voorbeeld belangrijk
        werknemer ondernemingen bestuurders maatschappij aandacht werkelijkheid verantwoordelijkheid mogelijkheden
        """;

    private static readonly LanguageAnalysis Dutch = LanguageAnalysis.Of("nl");

    private readonly CompoundLexicon lexicon = Learnt(Texts);

    [TestCase("duurzaamheidsverslaggeving", "verslaggeving", "duurzaamheid")]
    [TestCase("stakeholderdialoog", "dialoog", "stakeholders")]
    [TestCase("mensenrechten", "recht", "mensen")]
    [TestCase("leveranciersketen", "keten", "leverancier")]
    [TestCase("kinderarbeid", "arbeid", "kind")]
    [TestCase("energieverbruik", "verbruik", "energie")]
    [TestCase("kmobeleid", "beleid", "kmo")]
    [TestCase("netwerkvertegenwoordigers", "vertegenwoordiger", "netwerk")]
    [TestCase("duurzaamheidsdialoog", "dialoog", "duurzaamheid")]
    public void Compound_IsMadeOfItsParts(string word, string last, string first)
        => Assert.That(lexicon.PartsOf(word), Does.Contain(Stem(last)).And.Contain(Stem(first)));

    [TestCase("milieubeleidsplan", "milieu", "beleid", "plan")]
    public void Compound_OfMoreParts(string word, params string[] parts)
        => Assert.That(lexicon.PartsOf(word), Is.SupersetOf(parts.Select(Stem)));

    [TestCase("bedrijven")]
    [TestCase("verslagen")]
    [TestCase("onderneming")]
    [TestCase("overheid")]
    [TestCase("voorbeeld")]
    [TestCase("belangrijk")]
    [TestCase("werknemer")]
    [TestCase("aandacht")]
    [TestCase("werkelijkheid")]
    [TestCase("verantwoordelijkheid")]
    [TestCase("mogelijkheden")]
    [TestCase("")]
    public void OtherWord_IsLeftWhole(string word) => Assert.That(lexicon.PartsOf(word), Is.Empty);

    [TestCase("verslaggeving", "duurzaamheidsverslaggeving")]
    [TestCase("duurzaam", "duurzaamheidsverslaggeving")]
    [TestCase("rechten", "mensenrechten")]
    [TestCase("keten", "leveranciersketen")]
    public void Part_FindsItsCompounds(string part, string compound)
        => Assert.That(lexicon.CompoundsWith(Stem(part)), Does.Contain(Stem(compound)));

    [Test]
    public void WordLearntLater_SplitsWhatWasKnownBefore()
    {
        var lexicon = Learnt("zeespiegelstijging");
        Assert.That(lexicon.PartsOf("zeespiegelstijging"), Is.Empty);
        lexicon.Learn(["zeespiegel", "stijging"], mayBeParts: true);
        Assert.That(lexicon.PartsOf("zeespiegelstijging"), Is.EqualTo([Stem("stijging"), Stem("zeespiegel")]));
        Assert.That(lexicon.CompoundsWith(Stem("stijging")), Is.EqualTo([Stem("zeespiegelstijging")]));
    }

    // Whether a word stands in what somebody may not read must not show in how others are taken apart.
    [Test]
    public void WordThatNotEverybodyReads_IsNoPart()
    {
        var lexicon = Learnt("fusieplannen");
        lexicon.Learn(["fusie"], mayBeParts: false);
        Assert.That(lexicon.PartsOf("fusieplannen"), Is.Empty);
    }

    private static string Stem(string word) => Dutch.Stem(word);

    private static CompoundLexicon Learnt(string text)
    {
        var lexicon = new CompoundLexicon(Dutch);
        lexicon.Learn(Dutch.Read(text).Select(word => word.Word), mayBeParts: true);
        return lexicon;
    }
}
