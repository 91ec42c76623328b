using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>Dutch, as it is written in Flanders.</summary>
internal static class DutchRules
{
    /// <summary>The tables.</summary>
    public static LanguageRules Rules { get; } = new("nl", Cues, Opposites, Alike, Exclusive)
    {
        Prepositions = Pairs("voor/na, alvorens/na, voordat/nadat, met/zonder, binnen/buiten, boven/onder"),
        OppositePrefixes = ["on", "niet-", "non-", "ont"],
        NoOpposites = LanguageRules.Words("onkosten onweer ongeluk onkruid ondank ontstaan ontstaat ontdoen ontdoet ontgaan ontgaat onthouden onthoudt ontvallen ontvalt ontlopen ontzien").ToFrozenSet(),
        Months = [["januari", "jan"], ["februari", "feb", "febr"], ["maart", "mrt"], ["april", "apr"], ["mei"], ["juni", "jun"], ["juli", "jul"], ["augustus", "aug"], ["september", "sept", "sep"], ["oktober", "okt"], ["november", "nov"], ["december", "dec"]],
        Days = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        Frequencies = ["dagelijks", "wekelijks", "tweewekelijks", "maandelijks", "tweemaandelijks", "driemaandelijks", "halfjaarlijks", "jaarlijks", "tweejaarlijks", "driejaarlijks", "vierjaarlijks", "vijfjaarlijks"],
        Units = Meanings("""
            %: procent, percent, pct, %
            procentpunt: procentpunt, procentpunten, percentpunt
            €: euro, euro's, euros, eur, €
            $: dollar, dollars, usd, $
            jaar: jaar, jaren
            maand: maand, maanden
            week: week, weken
            dag: dag, dagen, werkdag, werkdagen, kalenderdag, kalenderdagen
            uur: uur, uren, u, lesuur, lesuren
            minuut: minuut, minuten
            km: km, kilometer, kilometers
            m: meter, meters
            m²: m2, m²
            ha: ha, hectare, hectaren
            kg: kg, kilo, kilogram
            ton: ton, tonnen
            liter: liter, liters
            kWh: kwh
            MWh: mwh
            graad: graden, graad
            keer: keer, maal
            """),
        Numbers = NumberWords.Dutch,
        Labels = LanguageRules.Words("artikel art punt nr nummer hoofdstuk bijlage versie fase stap pagina bladzijde blz paragraaf deel categorie klasse schijf zaal lokaal bus tabel figuur doelstelling actie sdg iso emas pc aflevering editie module week kamer gebouw poort perron lijn norm wet kb").ToFrozenSet(),
        TimePrepositions = LanguageRules.Words("om vanaf tot tussen rond omstreeks van").ToFrozenSet(),
        HasDecimalComma = true,
        Indefinite = LanguageRules.Words("een enkele sommige").ToFrozenSet(),
        Properties = LanguageRules.Words("telt tellen heeft hebben bestaat bestaan bevat bevatten omvat omvatten kent kennen is zijn telde bedraagt kost geldt vereist").ToFrozenSet(),
        DenyAll = LanguageRules.Words("geen niemand niets nergens noch nooit").ToFrozenSet(),
        Measures = LanguageRules.Words("kom glas kop kopje bord fles doos zak pot stuk stukje stukken groep groepje groepen stel reeks rij soort soorten vorm vormen bos hoopje deel laag beker pak scheutje").ToFrozenSet(),
        Nobody = "niemand",
        Person = "persoon",
        Once = LanguageRules.Words("opgericht gesticht ontstaan ontstond gestart startte start begint begon gelanceerd goedgekeurd werking gepubliceerd verschenen verscheen afgeschaft eindigt eindigde afgerond ingevoerd afgelopen voltooid geopend opgeheven ondertekend").ToFrozenSet(),
        Verbs = LanguageRules.Words("is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen doet doen gaat gaan staat staan zit zitten ligt liggen bevindt bevinden blijft blijven vindt").ToFrozenSet(),
        WithoutEnding = "loos",
    };

    private const string Cues = """
        Function: de, het, een, er, is, zijn, was, waren, ben, bent, geweest, die, dat, deze, dit, wie, wat, welke, waar, en, of, in, op, aan, van, met, door, bij, voor, naar, over, uit, om, te, als, tot, onder, tegen, af, toe, heen, zich, elkaar, haar, hun, hem, hij, zij, ze, we, wij, ik, je, jij, u, uw, ons, onze, mijn, men, wordt, worden, werd, werden, geworden, heeft, hebben, had, hadden, hebt, kan, kunnen, kon, konden, zal, zullen, doet, doen, gaat, gaan, wel, ook, nog, al, dan, zo, s, t, rond, langs, naast, tussen, hen, daar, hier, daarbij, hierbij, hiervoor, daarvoor, hiervan, daarvan, waarbij, waarvan, waarin, wat, paar, boven, binnen, na, per, vanuit, vanaf, tijdens, gedurende, volgens, via, om, ervan, erop, ernaast, iets, immers, dus, namelijk, bovendien, verder, echter, toch, staat, staan, zit, zitten, ligt, liggen, bezig, enkel, bevindt, bevinden, blijft, blijven, ene, andere, ander, elk jaar
        Function: niet alleen, niet enkel, niet slechts, niet zonder, al dan niet, wel of niet, of niet, niets dan, niet in het minst, niet zozeer
        Negation: niet, geen, geen enkel, geen enkele, nooit, niemand, niets, nergens, noch, evenmin, geenszins, allerminst, nimmer, niet langer, niet meer, geen van
        Without: zonder
        Must: verplicht, verplichte, verplichting, verplichtend, vereist, vereiste, hoeft, hoeven, hoefde, hoefden, moet, moeten, moest, moesten, dient te, dienen te, noodzakelijk, bindend, bindende
        May: mag, mogen, mocht, mochten, toegelaten, toegestaan, toegelaten, geoorloofd
        Forbidden: verboden, verbod, verbiedt, verbieden, ontoelaatbaar
        Free: vrijwillig, vrijwillige, facultatief, facultatieve, optioneel, optionele, vrijblijvend, vrijblijvende, onverplicht, naar eigen keuze
        All: alle, allen, alles, iedereen, ieder, iedere, elk, elke, allemaal, steeds alle, zonder uitzondering
        Most: de meeste, meeste, merendeel, het merendeel, de meerderheid, meerderheid
        Some: sommige, bepaalde, enkele, een aantal, een deel, slechts enkele, niet alle, niet elk, niet elke, niet iedereen, niet iedere, niet allemaal
        Few: weinig, een minderheid, de minderheid, slechts weinig, nauwelijks, niet veel, amper, bijna geen
        Many: veel, vele, talrijke, tal van, een hoop, heel wat
        Always: altijd, steeds, telkens, voortdurend, overal
        Sometimes: soms, af en toe, niet altijd, niet steeds, nu en dan, niet overal
        Seldom: zelden, bijna nooit
        Hypothetical: zou, zouden, misschien, wellicht, mogelijk, mogelijks, allicht, stel dat, vermoedelijk, hopelijk, idealiter, verwacht, verwachten, naar verwachting, pleit, pleiten, pleit voor, wil, willen, wenst, wensen, vraagt, vragen, stelt voor, overweegt, overwegen, onderzoekt of, de vraag of
        Condition: indien, tenzij, mits, behalve, uitgezonderd, met uitzondering van, op voorwaarde dat, zolang, alleen als, enkel als, enkel wanneer, in geval van, als, wanneer
        OtherTime: vroeger, voorheen, destijds, toen, voordien, vroegere, voormalige, tot voor kort, binnenkort, later, in de toekomst, ooit, voortaan
        Reported: volgens sommigen, zegt, zeggen, beweert, beweren, meent, menen, aldus, noemt
        Clause: maar, terwijl, want, hoewel, omdat, doordat, zodat, doch, en er, en is er, daarentegen, alhoewel, ofschoon
        About: ongeveer, circa, ca, zowat, bijna, ruim, zo'n, om en bij, naar schatting, rond de, plusminus
        AtLeast: minstens, ten minste, tenminste, minimaal, minimum, minstens, op zijn minst, niet minder dan, meer dan, vanaf, ruim
        AtMost: hoogstens, ten hoogste, maximaal, maximum, hooguit, tot maximaal, niet meer dan, minder dan, tot
        Deadline: uiterlijk, ten laatste, deadline, niet later dan, tegen, einddatum, uiterste datum, indiendatum, afsluitdatum, uiterste
        """;

    // A side is denied by the other: open is not closed. Colours and sorts exclude each other and are no opposites.
    private const string Opposites = """
        open, geopend, openen, opengaan / gesloten, dicht, sluiten, dichtgaan
        toename, stijging, groei, verhoging, vermeerdering, aangroei / afname, daling, vermindering, krimp, verlaging, terugval, achteruitgang
        toenemen, neemt toe, stijgen, groeien, verhogen, toegenomen, gestegen, vermeerderen / afnemen, dalen, verminderen, krimpen, verlagen, afgenomen, gedaald
        meer / minder
        hoog, hoger, hogere, hoogste / laag, lager, lagere, laagste
        groot, groter, grote, reusachtig, gigantisch, enorm / klein, kleiner, kleine, minuscuul
        lang, langer, lange / kort, korter, korte
        breed, brede / smal, smalle
        warm, heet / koud
        nat / droog
        vol, volle, gevuld / leeg, lege
        snel, snelle, sneller / langzaam, traag, trage, trager
        sterk, sterke / zwak, zwakke
        duur, dure, duurder / goedkoop, goedkope, goedkoper
        nieuw, nieuwe / oud, oude
        jong / oud, bejaard
        vroeg, vroeger / laat, later
        begin, start, aanvang / einde, slot
        beginnen, starten, aanvangen / eindigen, stoppen, ophouden, beëindigen
        binnen, binnenshuis / buiten, buitenshuis
        intern, interne / extern, externe
        openbaar, publiek, openbare, publieke / besloten, geheim, vertrouwelijk, privé
        gratis, kosteloos, kosteloze / betalend, betalende
        positief, positieve / negatief, negatieve
        gunstig / ongunstig
        winst / verlies
        winnen / verliezen
        slagen, geslaagd / mislukken, mislukt
        goedkeuren, goedgekeurd, aanvaarden, aangenomen, bekrachtigen / afkeuren, afgekeurd, verwerpen, verworpen, afwijzen, afgewezen, weigeren
        toevoegen, toegevoegd, invoegen / verwijderen, weghalen, weglaten
        opnemen, opgenomen / weglaten, weggelaten
        aanwezig, aanwezige / afwezig, afwezige
        aanwezigheid / afwezigheid
        voordeel / nadeel
        gemakkelijk, makkelijk, eenvoudig, eenvoudige / moeilijk, ingewikkeld, complex, moeilijke
        veilig, veilige / gevaarlijk, gevaarlijke, onveilig
        schoon, proper / vuil, vies
        schoonmaken, reinigen, poetsen / bevuilen, vervuilen
        levend, levende / dood, dode
        stil, zwijgen / luid, luidruchtig, praten, spreken
        overdag / 's nachts, nachts
        voormiddag, ochtend, 's ochtends / namiddag, avond, 's avonds
        zomer / winter
        vooruit, vooruitgang / achteruit
        omhoog, opwaarts / omlaag, neerwaarts
        verbergen, verstoppen / onthullen, tonen
        vullen / ledigen, leegmaken
        invoeren, ingevoerd, instellen, ingesteld / afschaffen, afgeschaft
        oprichten, opgericht / ontbinden, ontbonden, opheffen, opgeheven
        behouden, behoudt / schrappen, geschrapt
        verlengen, verlengd / verkorten, verkort, inkorten, ingekort
        uitbreiden, uitgebreid / inperken, ingeperkt, afbouwen, afgebouwd
        versnellen, versneld / vertragen, vertraagd
        verbeteren, verbeterd, verbetering / verslechteren, verslechterd, verslechtering
        bevorderen, bevorderlijk / belemmeren, verhinderen
        steunen, ondersteunen, gesteund / tegenwerken
        voorstander / tegenstander
        centraal, centrale / decentraal, decentrale
        tijdelijk, tijdelijke / permanent, permanente, blijvend, blijvende, definitief, definitieve
        anoniem, anonieme / nominatief, ondertekend
        individueel, individuele / collectief, collectieve
        rechtstreeks, direct, directe / onrechtstreeks, indirect, indirecte
        kwalitatief, kwalitatieve / kwantitatief, kwantitatieve
        formeel, formele / informeel, informele
        actief, actieve / passief, passieve, inactief
        volledig, volledige / gedeeltelijk, gedeeltelijke, onvolledig
        optimistisch / pessimistisch
        plaatsvinden, doorgaan, doorgegaan / geannuleerd, afgelast, afgelasten, annuleren
        raken, slaan / missen
        aanzetten, aandoen, inschakelen / uitzetten, uitdoen, uitschakelen
        instappen / uitstappen
        toelaten, toestaan / weigeren
        opzetten, aandoen, aantrekken / afzetten, uitdoen, uittrekken
        wakker / slapen
        rusten, liggen, slapen, zitten / lopen, rennen, springen, vliegen, zwemmen, wandelen
        eten, voeden / vasten
        vast, vaste / variabel, variabele, los, losse
        """;

    // Verbs that tell the same handling of the same thing, and what networks call by several names.
    private const string Alike = """
        lopen, rennen, gaan, wandelen, stappen, hollen, draven
        nemen, maken
        stoppen, zetten, leggen, plaatsen, doen, steken
        mengen, roeren, vermengen
        hakken, snijden, knippen
        springen, stuiteren, huppelen
        praten, spreken, zeggen, vertellen
        telefoneren, bellen, opbellen
        jagen, volgen, achtervolgen
        gieten, schenken
        plegen, voeren
        schijf, schijfjes, stuk, stukje, stukjes, stukken, plak, plakje, plakjes, reep, reepjes, blokje, blokjes
        tuin, erf
        mond, bek
        buurt, dicht, dichtbij, naast, nabij
        bereiden, koken, klaarmaken
        sporten, oefenen, trainen
        gebruiken, hanteren, benutten, aanwenden
        starten, beginnen, aanvangen
        eindigen, stoppen, ophouden
        houden, organiseren, plaatsvinden, doorgaan, vindt, gehouden, plaats
        onderneming, bedrijf, firma, vennootschap
        kmo, kmo's
        verslag, rapport, rapportering, rapportage, verslaggeving
        rapporteren, publiceren, bekendmaken, uitbrengen
        vergadering, bijeenkomst, samenkomst, overleg, zitting
        opleiding, vorming, cursus, training
        werknemer, medewerker, personeelslid
        deelnemen, meedoen, participeren
        deelname, deelneming, participatie
        deelnemer, participant
        lid, leden
        indienen, insturen, inzenden, bezorgen
        inschrijven, aanmelden, registreren
        inschrijving, aanmelding, registratie
        subsidie, toelage, steun
        budget, begroting
        bedragen, kosten, bedraagt
        dame, vrouw
        heer, man
        kind, kinderen, kleuter
        mens, persoon, iemand, personen, mensen
        """;

    private const string Exclusive = """
        man, jongen, heer, vader, zoon, broer, mannelijk / vrouw, meisje, dame, moeder, dochter, zus, vrouwelijk
        baby / man, vrouw, heer, dame, volwassene
        noord, noorden, noordelijk / zuid, zuiden, zuidelijk / oost, oosten, oostelijk / west, westen, westelijk
        eerste / tweede / derde / vierde / vijfde / zesde / zevende / achtste / negende / tiende / laatste
        binnenlands, binnenlandse / buitenlands, buitenlandse
        federaal, federale / vlaams, vlaamse / waals, waalse / brussels, brusselse / europees, europese
        wit / zwart / rood / groen / blauw / geel / bruin / grijs / oranje / roze / paars
        """;

    private static FrozenDictionary<string, string> Pairs(string pairs) => NumberWords.Pairs(pairs);

    private static FrozenDictionary<string, string> Meanings(string lines) => NumberWords.Meanings(lines);
}
