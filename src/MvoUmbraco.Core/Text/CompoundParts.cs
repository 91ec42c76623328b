using System.Collections.Frozen;

namespace MvoUmbraco.Core.Text;

/// <summary>What Dutch compounds are made of, whatever the texts: words that any text about enterprise and policy has in
/// compounds, also where it does not have them by themselves.</summary>
internal static class CompoundParts
{
    /// <summary>The fewest letters of a part; only words of this list have so few.</summary>
    public const int Shortest = 3;

    /// <summary>The words.</summary>
    public static readonly FrozenSet<string> All = Words("""
        aanbod aanpak actie advies afspraak afval agenda akkoord ambacht analyse arbeid archief armoede auto bank basis bedrijf bedrijfs
        begeleiding beheer belang belasting beleid beroep bescherming besluit bestuur beurs bewust bijdrage biodiversiteit bouw brief bron
        budget burger buurt campagne cijfer code commissie communicatie congres consument contract controle cultuur cyclus dag data deel
        defect dialoog dienst doel dossier economie eis elektriciteit emissie energie familie fiets film fonds formulier fraude functie
        gas gebied gebouw gebruik gedrag geld gemeente geneesmiddel gezin gezondheid gids goed grens groep grond grondstof handel handicap
        handleiding hulp huur impact indicator industrie informatie initiatief innovatie inkoop inkomen instelling instrument integratie
        investering jaar jongeren kaart kanaal kans kantoor kenmerk kennis keten keurmerk keuze kind klacht klant klimaat kmo kost
        kosten krediet kring kwaliteit kwestie label land landbouw leer leerling leiding lening leven leverancier lid lijn lijst loon lucht
        maatregel maatschappij machine management markt materiaal medewerker melding mens mensen methode meting milieu minister mobiliteit
        model moment monitor mvo natuur netwerk ngo niveau norm onderwijs onderzoek onderneming opleiding organisatie overheid overleg
        pact partij partner pensioen personeel persoon plan plaats platform podium politiek post praktijk prestatie prijs privacy procedure
        proces product productie programma project raad rapport rapportering recht rechten regel regio register rente resultaat richtlijn
        risico rol samenleving samenwerking school sector seminarie sociaal staat stad stage stap stelsel stof strategie stroom structuur
        studie subsidie systeem taak taal team techniek tekst termijn thema toets transport uitstoot vak veiligheid vereniging vergadering
        verbruik verbetering verklaring verkoop vermogen verpakking verslag verslaggeving vervoer visie vlucht voedsel voedings voorraad
        vraag vrijwilliger vrouw waarde warmte water web weg welzijn wereld werf werk werking werkgever werknemer wet wetgeving winkel winst
        woning zaak zaken zorg
        """);

    /// <summary>Letters that stand in many words and are no part of them: endings that are words elsewhere, and what is put before verbs.</summary>
    public static readonly FrozenSet<string> Never = Words("""
        heid heden baar bare loos loze zaam zame lijk lijke achtig rijk rijke waardig waardige matig matige schap dom ingen eren elen ering
        erin eren aard aars ster teit tisch isme isten iseren ment ments ling lingen rings tings ties tie isch ische eel eerd eerde ende
        aan achter alle allen been beide beiden bene beneden binnen boven buiten daar deze door eens elkaar even gaan gaat gelijk geen hebben
        heen hier hoog houd houden laag laat laten maal maar maat meer mede met naar neem nemen neming nemer nemers niet omhoog omlaag onder
        over rond samen soms staan stel stellen tegen terug toch toen toestand tussen uiteen veel voor vooruit voort voorts vrij waar weer
        wijs wijze zelf zien zijde zijds zonder komst komen komt brengen bracht gang gangen slag slagen stand standen name namen spraak
        """);

    private static FrozenSet<string> Words(string list)
        => FrozenSet.ToFrozenSet(list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
