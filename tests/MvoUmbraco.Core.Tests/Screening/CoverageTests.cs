using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Coverage;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class CoverageTests
{
    private static readonly ScreenedSubject Environment = new(new Guid(1, 0, 0, new byte[8]), SubjectKind.Theme, "Milieu", ["energie", "afval", "CO2", "zuinig watergebruik"]);
    private static readonly ScreenedSubject Consumers = new(new Guid(2, 0, 0, new byte[8]), SubjectKind.Theme, "Consumenten", ["klacht", "garantie"]);
    private static readonly ScreenedSubject Openness = new(new Guid(3, 0, 0, new byte[8]), SubjectKind.AttentionPoint, "Transparantie", ["rapportering", "duurzaamheidsverslag", "openbaar"]);
    private static readonly ScreenedSubject Bare = new(new Guid(4, 0, 0, new byte[8]), SubjectKind.AttentionPoint, "Stakeholderdialoog", []);
    private static readonly ScreenedSubject Nameless = new(new Guid(5, 0, 0, new byte[8]), SubjectKind.AttentionPoint, " ", ["", "  "]);

    private static readonly SubjectMentions Mentions = new([Environment, Consumers, Openness, Bare, Nameless]);

    private static readonly DateOnly Today = new(2006, 7, 24);

    [TestCase("Wij meten ons energieverbruik en sorteren ons afval.", "Milieu", "energie|afval")]
    [TestCase("Klachtenbehandeling: elke klacht krijgt een antwoord.", "Consumenten", "klacht")]
    [TestCase("Het duurzaamheidsverslag is openbaar.", "Transparantie", "duurzaamheidsverslag|openbaar")]
    [TestCase("Wie zuinig met water omgaat, spaart. Zuinig watergebruik loont, en onze CO2 daalt.", "Milieu", "zuinig watergebruik|CO2")]
    [TestCase("De stakeholderdialoog begint. Een stakeholderdialoog vraagt tijd.", "Stakeholderdialoog", "Stakeholderdialoog")]
    public void WhatATextSpeaksOf_IsSuggested_WithTheWordsThatSayIt(string text, string subject, string keywords)
    {
        var found = Mentions.In(Read(text))[0];
        Assert.Multiple(() =>
        {
            Assert.That(found.Subject, Is.EqualTo(new[] { Environment, Consumers, Openness, Bare }.Single(one => one.Name == subject).Key));
            Assert.That(found.Score, Is.GreaterThanOrEqualTo(SubjectMentions.Clear));
            Assert.That(found.Places.Select(place => place.Keyword).Distinct(), Is.EquivalentTo(keywords.Split('|')));
        });
    }

    [TestCase("De vergadering begint om negen uur.")]
    [TestCase("In de marge viel het woord energie.")]
    [TestCase("Wij vergaderen openbaar.")]
    [TestCase("")]
    public void WhatATextOnlyTouches_IsNotSuggested(string text)
        => Assert.That(Mentions.In(Read(text)).Where(found => found.Score >= SubjectMentions.Clear), Is.Empty);

    [Test]
    public void Mentions_PointToTheWords()
    {
        const string Text = "Over de klachtendienst.";
        var place = Mentions.In(Read(Text))[0].Places[0];
        Assert.That(place.Passage.Span.In(Text), Is.EqualTo("klachtendienst"));
    }

    [Test]
    public void ACell_KeepsEvidenceApartFromSuggestions()
    {
        var tagged = Item(1, "Over iets anders.") with { Themes = [Environment.Key], AttentionPoints = [Openness.Key], PublishedOn = new DateOnly(2006, 3, 1) };
        var suggested = Item(2, "Het duurzaamheidsverslag over energie is openbaar.") with { Themes = [Environment.Key] };
        var cells = Matrix(tagged, suggested, Item(3, "Een tekst over niets."));
        var cell = cells.Single(one => one.Row == Environment.Key && one.AttentionPoint == Openness.Key);
        Assert.Multiple(() =>
        {
            Assert.That(cells, Has.Count.EqualTo(4));
            Assert.That(cell.Evidence.Select(one => one.Item), Is.EqualTo([tagged.Key]));
            Assert.That(cell.LastEvidence, Is.EqualTo(new DateOnly(2006, 3, 1)));
            Assert.That(cell.Suggested.Select(one => one.Item), Is.EqualTo([suggested.Key]));
            Assert.That(cell.Suggested[0].Terms.Select(term => term.Keyword), Is.EquivalentTo(["duurzaamheidsverslag", "openbaar"]));
        });
    }

    [TestCase(false, null, null, GapRules.NoEvidence)]
    [TestCase(false, AssessedLevel.NotAddressed, "2006-07-01", GapRules.NoEvidence)]
    [TestCase(false, AssessedLevel.Addressed, "2006-07-01", GapRules.AssessedWithoutEvidence)]
    [TestCase(true, null, null, GapRules.EvidenceNotAssessed)]
    [TestCase(true, AssessedLevel.Addressed, "2006-02-01", GapRules.AssessmentOutOfDate)]
    [TestCase(true, AssessedLevel.Addressed, "2006-07-01", null)]
    public void ACell_HasTheGapItHas(bool hasEvidence, AssessedLevel? level, string? on, string? expected)
    {
        var item = Item(1, "Tekst.") with { Themes = hasEvidence ? [Environment.Key] : [], AttentionPoints = [Openness.Key], PublishedOn = new DateOnly(2006, 3, 1) };
        CellAssessment[] assessments = level is { } judged ? [new(Environment.Key, Openness.Key, judged, DateOnly.Parse(on!, System.Globalization.CultureInfo.InvariantCulture))] : [];
        var gaps = GapRules.Of(Matrix(item), assessments, Today).Where(gap => gap.Subjects.SequenceEqual([Environment.Key, Openness.Key]));
        Assert.That(gaps.Select(gap => gap.Rule), expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void AnOldAssessment_IsOutOfDate_AndOneOfACellThatIsGoneIsNoMatter()
    {
        var item = Item(1, "Tekst.") with { Themes = [Environment.Key], AttentionPoints = [Openness.Key] };
        CellAssessment[] assessments =
        [
            new(Environment.Key, Openness.Key, AssessedLevel.Addressed, Today.AddDays(-400)),
            new(Guid.NewGuid(), Openness.Key, AssessedLevel.Addressed, Today),
        ];
        Assert.That(GapRules.Of(Matrix(item), assessments, Today).Select(gap => gap.Rule), Does.Contain(GapRules.AssessmentOutOfDate));
    }

    private static IReadOnlyList<CoverageCell> Matrix(params ScreenedItem[] items)
        => CoverageMatrix.Of(items.Select(item => new ItemCoverage(item, [.. Mentions.In(ReadItem.Of(item))])), [Environment, Consumers], [Openness, Bare]);

    private static ScreenedItem Item(int key, string text) => InventedItems.Knowledge(key, text);

    private static ReadItem Read(string text) => ReadItem.Of(Item(1, text));
}
