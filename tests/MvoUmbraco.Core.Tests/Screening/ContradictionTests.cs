using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Contradictions;

namespace MvoUmbraco.Core.Tests.Screening;

/// <summary>Which Dutch sentences contradict each other and why, and which only seem to.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ContradictionTests
{
    [TestCase("Kmo's publiceren een duurzaamheidsverslag.", "Kmo's publiceren geen duurzaamheidsverslag.", ContradictionReason.Negation)]
    [TestCase("De subsidie wordt uitbetaald aan de deelnemers.", "De subsidie wordt niet uitbetaald aan de deelnemers.", ContradictionReason.Negation)]
    [TestCase("De bedrijven uit het netwerk meten hun uitstoot.", "Geen enkel bedrijf uit het netwerk meet zijn uitstoot.", ContradictionReason.Negation)]
    [TestCase("De leden komen naar de vergadering.", "Niemand komt naar de vergadering.", ContradictionReason.Negation)]
    [TestCase("De leden stemmen over het voorstel.", "De leden stemmen nooit over het voorstel.", ContradictionReason.Negation)]
    [TestCase("De inschrijving is verplicht, maar de lunch wordt niet aangeboden aan sprekers.", "De lunch wordt aangeboden aan sprekers.", ContradictionReason.Negation)]
    [TestCase("Deelname aan de opleiding is verplicht.", "Deelname aan de opleiding is vrijwillig.", ContradictionReason.Obligation)]
    [TestCase("Bedrijven moeten een duurzaamheidsverslag publiceren.", "Bedrijven hoeven geen duurzaamheidsverslag te publiceren.", ContradictionReason.Obligation)]
    [TestCase("Leden mogen de resultaten verspreiden.", "Leden mogen de resultaten niet verspreiden.", ContradictionReason.Obligation)]
    [TestCase("Het gebruik van het logo is toegelaten.", "Het gebruik van het logo is verboden.", ContradictionReason.Obligation)]
    [TestCase("De opleiding is verplicht voor trekkers.", "De opleiding is niet verplicht voor trekkers.", ContradictionReason.Obligation)]
    [TestCase("De uitstoot van broeikasgassen neemt toe.", "De uitstoot van broeikasgassen neemt af.", ContradictionReason.Opposite)]
    [TestCase("Het onderzoek toont een toename van het ziekteverzuim.", "Het onderzoek toont een afname van het ziekteverzuim.", ContradictionReason.Opposite)]
    [TestCase("De vergadering van het mainstreamteam is openbaar.", "De vergadering van het mainstreamteam is besloten.", ContradictionReason.Opposite)]
    [TestCase("De raad heeft het voorstel goedgekeurd.", "De raad heeft het voorstel verworpen.", ContradictionReason.Opposite)]
    [TestCase("De werkplek is veilig voor de medewerkers.", "De werkplek is onveilig voor de medewerkers.", ContradictionReason.Opposite)]
    [TestCase("De lunch volgt na de toespraak van de minister.", "De lunch volgt voor de toespraak van de minister.", ContradictionReason.Opposite)]
    [TestCase("Inschrijven kan met een account.", "Inschrijven kan zonder account.", ContradictionReason.Opposite)]
    [TestCase("Alle leden ondertekenen de gedragscode.", "Niet alle leden ondertekenen de gedragscode.", ContradictionReason.Quantifier)]
    [TestCase("De gedragscode wordt altijd nagekeken door een derde.", "De gedragscode wordt zelden nagekeken door een derde.", ContradictionReason.Quantifier)]
    [TestCase("Het netwerk telt 40 leden.", "Het netwerk telt 45 leden.", ContradictionReason.Number)]
    [TestCase("Het netwerk telt veertig leden.", "Het netwerk telt 45 leden.", ContradictionReason.Number)]
    [TestCase("Aan de enquête namen 1.250 ondernemingen deel.", "Aan de enquête namen 1520 bedrijven deel.", ContradictionReason.Number)]
    [TestCase("Van de ondernemingen rapporteert 12,5 % over milieu.", "Van de ondernemingen rapporteert 21,5 procent over milieu.", ContradictionReason.Percentage)]
    [TestCase("De subsidie per project bedraagt € 1.500.", "De subsidie per project bedraagt 2.500 euro.", ContradictionReason.Amount)]
    [TestCase("Het budget van het project is 1,2 miljoen euro.", "Het budget van het project is 2,1 miljoen euro.", ContradictionReason.Amount)]
    [TestCase("Klachten worden binnen tien werkdagen beantwoord.", "Klachten worden binnen vijftien werkdagen beantwoord.", ContradictionReason.Measure)]
    [TestCase("De deadline voor het indienen van projectvoorstellen is 15 maart 2025.", "De deadline voor het indienen van projectvoorstellen is 22 maart 2025.", ContradictionReason.Deadline)]
    [TestCase("Projectvoorstellen worden uiterlijk op 15 maart ingediend bij het secretariaat.", "Projectvoorstellen worden uiterlijk op 1 april ingediend bij het secretariaat.", ContradictionReason.Deadline)]
    [TestCase("De slotconferentie vindt plaats op 12 juni 2026 in Gent.", "De slotconferentie vindt plaats op 13/06/2026 in Gent.", ContradictionReason.Date)]
    [TestCase("Het netwerk Diversiteit werd opgericht in 2003.", "Het netwerk Diversiteit werd opgericht in 2005.", ContradictionReason.Date)]
    [TestCase("De workshop over mensenrechten begint om 9.30 uur.", "De workshop over mensenrechten begint om 14 uur.", ContradictionReason.Time)]
    [TestCase("Het mainstreamteam vergadert maandelijks in Brussel.", "Het mainstreamteam vergadert jaarlijks in Brussel.", ContradictionReason.Frequency)]
    public void Sentences_Contradict(string first, string second, ContradictionReason reason)
        => Assert.That(Find(first, second).Select(one => one.Reason), Is.EqualTo([reason]));

    // The same.
    [TestCase("Het netwerk telt 40 leden.", "Het netwerk telt veertig leden.")]
    [TestCase("De bijdrage bedraagt 1500 euro per lid.", "De bijdrage bedraagt € 1.500 per lid.")]
    [TestCase("De slotconferentie vindt plaats op 12 juni 2026.", "De slotconferentie vindt plaats op 12/06/2026.")]
    [TestCase("Deelname is niet verplicht voor leden.", "Deelname is vrijwillig voor leden.")]
    [TestCase("Het is niet onmogelijk dat de subsidie stijgt.", "Het is mogelijk dat de subsidie stijgt.")]
    [TestCase("Er is geen bedrijf dat zijn uitstoot niet meet.", "De bedrijven meten hun uitstoot.")]
    [TestCase("Bedrijven moeten een verslag publiceren.", "Bedrijven zijn verplicht om een verslag te publiceren.")]

    // Another year, another edition, another thing.
    [TestCase("In 2023 telde het netwerk 40 leden.", "In 2024 telde het netwerk 45 leden.")]
    [TestCase("De eerste bijeenkomst had 20 deelnemers.", "De tweede bijeenkomst had 35 deelnemers.")]
    [TestCase("Op 12 maart 2024 vergaderde het netwerk over stakeholders.", "Op 14 mei 2025 vergaderde het netwerk over stakeholders.")]
    [TestCase("Het netwerk Diversiteit telt 40 leden.", "Het netwerk Mensenrechten telt 45 leden.")]
    [TestCase("De workshop in Antwerpen heeft 30 plaatsen.", "De workshop in Leuven heeft 50 plaatsen.")]
    [TestCase("Artikel 5 van de gedragscode gaat over kinderarbeid.", "Artikel 6 van de gedragscode gaat over kinderarbeid.")]
    [TestCase("ISO 14001 is een norm voor milieubeheer.", "ISO 26000 is een norm voor milieubeheer.")]
    [TestCase("Het netwerk telt 40 leden.", "Het netwerk telt 12 werkgroepen.")]
    [TestCase("Het aantal vrouwen in de raad daalde met 5 procent.", "Het aantal mannen in de raad daalde met 7 procent.")]
    [TestCase("De oude procedure duurt lang.", "De nieuwe procedure duurt lang.")]

    // Not exact, so no contradiction.
    [TestCase("Het netwerk telt ongeveer 40 leden.", "Het netwerk telt 42 leden.")]
    [TestCase("De opleiding duurt minstens 3 dagen.", "De opleiding duurt 5 dagen.")]
    [TestCase("De opleiding duurt 3 tot 5 dagen.", "De opleiding duurt 4 dagen.")]
    [TestCase("De slotconferentie vindt plaats in juni 2026.", "De slotconferentie vindt plaats op 12 juni 2026.")]

    // A denial that denies something else, or nothing.
    [TestCase("Het verslag bevat niet alleen cijfers maar ook verhalen.", "Het verslag bevat cijfers.")]
    [TestCase("Kmo's publiceren geen sociale balans.", "Kmo's publiceren een duurzaamheidsverslag.")]
    [TestCase("Een niet-lid betaalt voor de opleiding.", "Een lid betaalt voor de opleiding.")]
    [TestCase("De opleiding is niet zonder risico.", "De opleiding is vol risico.")]
    [TestCase("Vrouwen krijgen de toelage niet.", "Mannen krijgen de toelage.")]

    // Not stated.
    [TestCase("Is deelname aan de opleiding verplicht?", "Deelname aan de opleiding is vrijwillig.")]
    [TestCase("Deelname aan de opleiding zou verplicht worden.", "Deelname aan de opleiding is vrijwillig.")]
    [TestCase("Deelname aan de opleiding is verplicht indien het bedrijf groot is.", "Deelname aan de opleiding is vrijwillig.")]
    [TestCase("Vroeger was deelname aan de opleiding verplicht.", "Deelname aan de opleiding is vrijwillig.")]
    [TestCase("Een lid riep: \"Deelname aan de opleiding is verplicht voor iedereen.\"", "Deelname aan de opleiding is vrijwillig.")]

    // Headings and lines of tables.
    [TestCase("De verkiezingen van 2004", "De verkiezingen van 2006")]
    [TestCase("Leden: 40", "Leden: 45")]
    [TestCase("Vlaams Gewest", "Er is geen deelregering voor het Vlaams Gewest.")]
    public void Sentences_OnlySeemToContradict(string first, string second)
        => Assert.That(Find(first, second), Is.Empty);

    [TestCase("fr", "La participation à la formation est obligatoire.", "La participation à la formation est volontaire.", ContradictionReason.Obligation)]
    [TestCase("fr", "Les entreprises publient un rapport annuel sur le climat.", "Les entreprises ne publient pas de rapport annuel sur le climat.", ContradictionReason.Negation)]
    [TestCase("fr", "Le réseau compte quarante membres.", "Le réseau compte 45 membres.", ContradictionReason.Number)]
    [TestCase("fr", "La conférence finale a lieu le 1er mars 2026 à Namur.", "La conférence finale a lieu le 3 mars 2026 à Namur.", ContradictionReason.Date)]
    [TestCase("fr", "Le budget du projet est de 1,5 million d'euros.", "Le budget du projet est de 2,5 millions d'euros.", ContradictionReason.Amount)]
    [TestCase("en", "Companies publish a sustainability report.", "Companies do not publish a sustainability report.", ContradictionReason.Negation)]
    [TestCase("en", "Participation in the training is mandatory.", "Participation in the training is voluntary.", ContradictionReason.Obligation)]
    [TestCase("en", "The network has 1,250 members.", "The network has 1,520 members.", ContradictionReason.Number)]
    [TestCase("en", "The deadline for project proposals is March 15, 2026.", "The deadline for project proposals is 22 March 2026.", ContradictionReason.Deadline)]
    public void OtherLanguages_Contradict(string language, string first, string second, ContradictionReason reason)
        => Assert.That(Find(first, second, language).Select(one => one.Reason), Is.EqualTo([reason]));

    [TestCase("fr", "Le réseau ne compte pas seulement des entreprises mais aussi des associations.", "Le réseau compte des entreprises.")]
    [TestCase("fr", "En 2023, le réseau comptait 40 membres.", "En 2024, le réseau comptait 45 membres.")]
    [TestCase("en", "The report not only lists figures but also stories.", "The report lists figures.")]
    [TestCase("en", "In 2023 the network had 40 members.", "In 2024 the network had 45 members.")]
    [TestCase("de", "Das Netz hat 40 Mitglieder.", "Das Netz hat 45 Mitglieder.")]
    public void OtherLanguages_OnlySeemToContradict(string language, string first, string second)
        => Assert.That(Find(first, second, language), Is.Empty);

    [Test]
    public void Find_ShowsTheSentencesAndTheWords()
    {
        const string First = "Het netwerk komt samen in Gent.\nDe bijdrage bedraagt € 1.500 per lid. Er is koffie.";
        const string Second = "Elk jaar betalen de leden. De bijdrage bedraagt 2.500 euro per lid.";
        var found = Find(First, Second).Single();
        Assert.That(found.First.Sentence.In(First), Is.EqualTo("De bijdrage bedraagt € 1.500 per lid."));
        Assert.That(found.Second.Sentence.In(Second), Is.EqualTo("De bijdrage bedraagt 2.500 euro per lid."));
        Assert.That(found.First.Marked.In(First), Is.EqualTo(found.First.Words).And.Contain("1.500"));
        Assert.That(found.Second.Marked.In(Second), Is.EqualTo(found.Second.Words).And.EqualTo("2.500 euro"));
        Assert.That(found.Score, Is.GreaterThan(0).And.LessThanOrEqualTo(1));
    }

    [Test]
    public void MoreInCommon_IsSurer()
    {
        double little = Find("Het netwerk telt 40 leden.", "Het netwerk telt 45 leden.").Single().Score;
        double much = Find("Het lerend netwerk Mensenrechten telt 40 leden uit de voedingssector.", "Het lerend netwerk Mensenrechten telt 45 leden uit de voedingssector.").Single().Score;
        Assert.That(much, Is.GreaterThan(little));
    }

    internal static IReadOnlyList<Contradiction> Find(string first, string second, string language = "nl")
        => ContradictionFinder.Find(Text(first, language), Text(second, language));

    internal static ContradictionText Text(string text, string language = "nl") => ContradictionText.Read(ScreenedText.Read(text, language));
}
