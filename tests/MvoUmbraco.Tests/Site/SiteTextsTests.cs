using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Tests.Site;

/// <summary>Texts, dates, headings and colours: what the pages are written with.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class SiteTextsTests
{
    private static readonly ResourceManager ResourceFiles = new(typeof(SiteTexts).FullName!, typeof(SiteTexts).Assembly);

    [TestCase("fr")]
    [TestCase("en")]
    public void EveryText_IsTranslated_WithTheSameValuesToFillIn(string culture)
    {
        var dutch = TextsOf(CultureInfo.InvariantCulture);
        var other = TextsOf(CultureInfo.GetCultureInfo(culture));

        Assert.That(other.Keys, Is.EquivalentTo(dutch.Keys));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (key, text) in dutch)
            {
                Assert.That(other[key], Is.Not.Empty, key);
                Assert.That(PlacesIn(other[key]), Is.EquivalentTo(PlacesIn(text)), key);
            }
        }
    }

    [Test]
    public void EveryKeyInTheComponents_HasAText_AndEveryTextIsUsed()
    {
        var source = Path.GetFullPath("../../../../../src/MvoUmbraco.Site", TestContext.CurrentContext.TestDirectory);
        Assume.That(Directory.Exists(source), "the sources are not beside the tests");
        var code = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var used = code.SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        var known = TextsOf(CultureInfo.InvariantCulture).Keys
            .Where(key => !WordKeys().Contains(key))
            .Select(key => Regex.Replace(key, "\\.(?:One|Many)$", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(used, Is.EquivalentTo(known));
    }

    [Test]
    public void EveryWordOfTheLists_HasAText()
        => Assert.That(TextsOf(CultureInfo.InvariantCulture).Keys, Is.SupersetOf(WordKeys()));

    [TestCase("nl-BE", "Bijeenkomst mainstreamteam")]
    [TestCase("fr-BE", "Réunion de l’équipe mainstream")]
    [TestCase("en-US", "Mainstream team meeting")]
    public void Word_IsSaidInTheLanguageOfThePage(string culture, string word)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Assert.That(SiteTexts.Create(NullLoggerFactory.Instance).Word(Words.EventKinds.Read("bijeenkomst mainstreamteam")), Is.EqualTo(word));
    }

    [Test]
    public void Word_ThatAnEditorAdded_IsShownAsItIs()
        => Assert.That(SiteTexts.Create(NullLoggerFactory.Instance).Word(Words.EventKinds.Read("studiereis")), Is.EqualTo("studiereis"));

    [TestCase("nl-BE", "9 november 2005, 9.30 uur – 12.30 uur")]
    [TestCase("fr-BE", "9 novembre 2005, 09:30 – 12:30")]
    [TestCase("en-US", "9 November 2005, 09:30 – 12:30")]
    public void When_IsSaidInTheLanguageOfThePage(string culture, string said)
    {
        var day = new DateOnly(2005, 11, 9);
        var time = EventTime.At(BrusselsTime.At(day, new TimeOnly(9, 30)), BrusselsTime.At(day, new TimeOnly(12, 30)));
        Assert.That(Dates.In(culture).When(time), Is.EqualTo(said));
    }

    [TestCase("<p>geen</p>", 1, "<p>geen</p>")]
    [TestCase("<h2>a</h2><h3>b</h3><h2>c</h2>", 1, "<h2>a</h2><h3>b</h3><h2>c</h2>")]
    [TestCase("<h1>a</h1><h3>b</h3>", 1, "<h2>a</h2><h3>b</h3>")]
    [TestCase("<h4 lang=\"fr\">a</h4><h2>b</h2><h6>c</h6>", 2, "<h3 lang=\"fr\">a</h3><h3>b</h3><h4>c</h4>")]
    [TestCase("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>", 4, "<h5>a</h5><h6>b</h6><h6>c</h6><h6>d</h6>")]
    [TestCase("<hr><h2>a</h2>", 2, "<hr><h3>a</h3>")]
    public void Headings_FollowTheHeadingTheyStandUnder(string markup, int parent, string expected)
        => Assert.That(HeadingLevels.Below(markup, parent), Is.EqualTo(expected));

    [Test]
    public void Colour_CanBeReadInTheLightAndInTheDark([Values("#ffffff", "#000000", "#ffe08a", "#1d4e89", "#5b6300", "#808080", "#ff0000")] string colour)
    {
        foreach (var background in new[] { ColourSheet.LightBackground, ColourSheet.DarkBackground })
        {
            var shade = ReadableColour.Read(colour)!.Value.On(background);
            Assert.That(shade.ContrastWith(background), Is.GreaterThanOrEqualTo(4.5), $"{colour} as {shade} on {background}");
        }
    }

    [TestCase("1d4e89")]
    [TestCase("#1d4e8")]
    [TestCase("#1d4e8g")]
    [TestCase("#-12345")]
    [TestCase("red}body{display:none")]
    [TestCase(null)]
    public void Colour_ThatIsNone_IsLeftOut(string? text) => Assert.That(ReadableColour.Read(text), Is.Null);

    [Test]
    public void Backgrounds_AreThoseOfTheStyleSheet()
    {
        var css = System.Text.Encoding.UTF8.GetString(new SiteAssets().StyleSheet.Bytes);
        Assert.That(css, Does.Contain($"--surface: {ColourSheet.LightBackground};").And.Contain($"--surface: {ColourSheet.DarkBackground};"));
    }

    private static HashSet<string> WordKeys()
        => typeof(Words).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(list => list.PropertyType.GetGenericArguments()[0])
            .Where(type => type != typeof(EventPrecision))
            .SelectMany(type => Enum.GetNames(type).Where(name => name != "Unknown").Select(name => $"{type.Name}.{name}"))
            .ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> TextsOf(CultureInfo culture)
        => ResourceFiles.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> PlacesIn(string text)
        => Regex.Matches(text, "\\{\\d\\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value).Distinct();

    [GeneratedRegex("(?<!=)\"(?<key>(Site|Home|Networks|Themes|AttentionPoints|Calendar|Event|Agenda|Organisations|Team|ActionPlan|Knowledge|Pages|SignIn|NoAccess|NotFound|EmptySite|Error|Form|Busy|Password|SecondFactor|SignInLog|Profile|Members|Invitation|Workspace|Placing|Keeping|Editor|Submission|Privacy|Search|Address)\\.[A-Z][A-Za-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
