namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>The word lists and templates of <see cref="InventedCorpus"/>.</summary>
internal static class InventedWords
{
    private static readonly string[] Begins = ["Ver", "Van", "De", "Hol", "Bal", "Wim", "Kor", "Tren", "Sul", "Mar", "Gro", "Lin", "Pol", "Rum", "Ster", "Zan", "Oud", "Berg", "Lob", "Fra"];
    private static readonly string[] Middles = ["hae", "del", "mi", "ro", "ste", "ka", "len", "bru", "vel", "do", "gra", "pe", "sto", "zwi", "ler", "no"];

    public static readonly (string Name, string[] Subjects)[] Themes =
    [
        ("Milieu", ["energieverbruik", "regenwater", "verpakkingsafval", "woon-werkverkeer", "verlichting", "isolatie", "zonnepanelen", "papierverbruik", "koelinstallaties", "bodemsanering", "groendaken", "geluidshinder", "compost", "waterzuivering", "milieuzorgsysteem", "uitstoot"]),
        ("Arbeidspraktijk", ["opleidingsbeleid", "telewerk", "loopbaanbegeleiding", "arbeidsveiligheid", "functioneringsgesprekken", "stressbeleid", "diversiteitsplan", "kinderopvang", "deeltijds werk", "peterschap", "ergonomie", "onthaalbeleid", "oudere werknemers", "ziekteverzuim", "werkoverleg", "anderstalige nieuwkomers"]),
        ("Behoorlijk bestuur", ["raad van bestuur", "beloningsbeleid", "risicobeheer", "interne controle", "aandeelhouders", "opvolgingsplan", "familiebedrijf", "klokkenluidersregeling", "auditcomité", "jaarverslag", "belangenconflicten", "gedragscode", "bestuursmandaten", "strategisch plan", "ethische commissie", "bevoegdheden"]),
        ("Consumenten", ["klachtenbehandeling", "productetiketten", "garantieregeling", "reclame", "privacy van klanten", "terugroepactie", "gebruiksaanwijzing", "ombudsdienst", "klantentevredenheid", "prijsaanduiding", "productveiligheid", "toegankelijkheid van winkels", "webwinkel", "verpakkingsinformatie", "keurmerk", "herstelservice"]),
        ("Eerlijk zakendoen", ["leverancierscode", "betalingstermijnen", "corruptiepreventie", "duurzaam aankopen", "eerlijke handel", "onderaanneming", "mededinging", "geschenkenbeleid", "aanbestedingen", "ketenverantwoordelijkheid", "intellectuele eigendom", "bestekken", "inkoopbeleid", "herkomst van grondstoffen", "prijsafspraken", "sponsoring van evenementen"]),
        ("Gemeenschap", ["buurtwerking", "vrijwilligerswerk", "sociale economie", "schoolpartnerschap", "kunstproject", "fondsenwerving", "sportclub", "wijkoverleg", "stageplaatsen", "voedselbank", "erfgoed", "lokale aankopen", "bedrijfsbezoeken", "kansarme jongeren", "mecenaat", "buurtinformatie"]),
        ("Mensenrechten", ["kinderarbeid", "vakbondsvrijheid", "discriminatie bij aanwerving", "leefbaar loon", "dwangarbeid", "inheemse volkeren", "veilige werkplaatsen", "sociale audits", "conflictmineralen", "privacy op het werk", "gelijke beloning", "toegang tot water", "textielketen", "klachtenmechanisme", "huisvesting van arbeiders", "godsdienstvrijheid"]),
    ];

    public static readonly (string Name, string[] Keywords, string[] Sentences)[] Points =
    [
        ("Transparantie", ["duurzaamheidsverslag", "openbaarmaking", "indicatoren"], ["De resultaten over {subject} staan in het duurzaamheidsverslag van {company}, met indicatoren per vestiging.", "De openbaarmaking van de cijfers over {subject} gebeurt met {n} indicatoren.", "Wie het duurzaamheidsverslag leest, vindt de indicatoren voor {subject} op bladzijde {n}."]),
        ("Stakeholderdialoog", ["belanghebbenden", "overlegtafel", "buurtbewoners"], ["{company} brengt de belanghebbenden rond {subject} samen aan een overlegtafel.", "Aan de overlegtafel over {subject} zitten buurtbewoners en andere belanghebbenden.", "De belanghebbenden gaven aan de overlegtafel {n} opmerkingen over {subject}."]),
        ("Kmo's", ["kleine ondernemingen", "zelfstandigen", "ambachten"], ["Voor kleine ondernemingen en zelfstandigen is er een korte versie over {subject}.", "Zelfstandigen en ambachten vragen vooral hulp bij {subject}.", "Een bezoek aan {n} kleine ondernemingen en ambachten toonde wat er met {subject} kan."]),
        ("Verankering", ["dagelijks bestuur", "managementsysteem", "takenpakket"], ["{company} nam {subject} op in het managementsysteem en in het takenpakket van de directie.", "Het dagelijks bestuur volgt {subject} op met het managementsysteem.", "In het takenpakket van elk lid van het dagelijks bestuur staat {subject}."]),
    ];

    public static readonly string[] Groups = ["leveranciers", "werknemers", "klanten", "aannemers", "uitzendkrachten", "filiaalhouders", "chauffeurs", "winkeliers", "bedienden", "ploegleiders"];

    public static readonly string[] Things = ["vragenlijst", "handleiding", "rekenblad", "draaiboek", "affiche", "filmpje", "checklist", "spel", "gespreksleidraad", "stappenplan", "werkmap", "nieuwsbrief"];

    public static readonly string[] Titles =
    [
        "{subject} bij {company}", "Aan de slag met {subject}: een {thing} uit {place}", "Wat {company} leerde over {subject}", "{subject}: ervaringen van {group}",
        "Een {thing} over {subject}", "{company} pakt {subject} aan", "{subject} in {n} vragen", "Hoe {place} omgaat met {subject}",
    ];

    public static readonly string[] Sentences =
    [
        "{company} uit {place} werkt sinds {year} aan {subject} en betrekt daar {n} {group} bij.",
        "Het begon toen {person} een {thing} maakte voor de {group}.",
        "De aanleiding was een bezoek aan een bedrijf in {place}, waar {subject} al langer op de agenda stond.",
        "In het eerste jaar namen {n} {group} deel aan de proef met {subject}.",
        "{person} van {company} vertelt dat het moeilijkste was om tijd vrij te maken voor {subject}.",
        "De kosten bleven beperkt tot {n} honderd euro, vooral voor de {thing}.",
        "Na {n} maanden werd het project rond {subject} besproken met de {group} van {place}.",
        "Een {thing} helpt om stap voor stap na te gaan hoe het met {subject} gesteld is.",
        "Wie met {subject} wil beginnen, kiest het best een afdeling waar de {group} er zelf om vragen.",
        "Het netwerk organiseerde in {place} een namiddag waarop {n} deelnemers hun ervaring met {subject} uitwisselden.",
        "Van de {n} voorstellen die de {group} deden, voerde {company} er de helft uit.",
        "Volgens {person} werkt een {thing} beter dan een lange nota over {subject}.",
        "De vestiging in {place} kreeg bezoek van studenten die {subject} in {n} bedrijven vergeleken.",
        "Opvallend is dat de {group} zelf met {subject} begonnen, nog voor de directie van {company} erover sprak.",
        "Een nadeel is dat {subject} pas na {year} in de cijfers van {company} te zien was.",
        "{company} stelt haar {thing} gratis ter beschikking van andere leden van het netwerk.",
        "De volgende stap is dat ook de {group} in {place} met {subject} aan de slag gaan.",
        "In een gesprek met {person} bleek dat {n} procent van de {group} nog nooit van {subject} had gehoord.",
        "De {thing} werd nagelezen door {person} en uitgetest bij {n} {group}.",
        "Bij {company} is {person} het aanspreekpunt voor {subject}.",
        "De ervaring van {place} leert dat {subject} staat of valt met de steun van de {group}.",
        "Sinds {year} krijgt elke nieuwe collega van {company} uitleg over {subject}.",
        "De kranten van {place} schreven in {year} over de aanpak van {subject} door {company}.",
        "Een werkgroep van {n} {group} komt om de zes weken samen over {subject}.",
        "Dankzij een {thing} van {person} verliep het overleg met de {group} vlot.",
        "Het resultaat werd in {year} voorgesteld in {place}, met een {thing} voor wie er niet bij kon zijn.",
        "{company} koos voor {subject} omdat een klant uit {place} ernaar vroeg.",
        "Wat niet lukte: de {group} van {place} haakten na {n} weken af.",
    ];

    /// <summary>Two sayings about the same that cannot both hold; number by number a number, a date, an obligation, a denial.</summary>
    public static readonly (string One, string Other)[] Contraries =
    [
        ("De subsidie voor {subject} bedraagt {n} procent van de kosten.", "De subsidie voor {subject} bedraagt {m} procent van de kosten."),
        ("De aanvraag over {subject} moet uiterlijk op 31 maart 2007 binnen zijn.", "De aanvraag over {subject} moet uiterlijk op 30 juni 2007 binnen zijn."),
        ("Het charter over {subject} is verplicht voor alle {group}.", "Het charter over {subject} is vrijwillig voor alle {group}."),
        ("De overheid geeft {group} een premie voor {subject}.", "De overheid geeft {group} geen premie voor {subject}."),
        ("Een dossier over {subject} wordt binnen {n} dagen behandeld.", "Een dossier over {subject} wordt binnen {m} dagen behandeld."),
        ("De regeling voor {subject} geldt voor alle {group}.", "De regeling voor {subject} geldt niet voor {group}."),
    ];

    public static readonly (string From, string To)[] Edits =
        [("bedrijf", "onderneming"), ("werkt sinds", "is bezig sinds"), ("begon toen", "startte toen"), ("Volgens", "Zo zegt"), ("helpt om", "dient om"), ("vooral", "voornamelijk"), ("namiddag", "middag"), ("ook", "eveneens"), ("gratis", "kosteloos"), ("komt", "zit"), ("Een", "Deze")];

    /// <summary>A name that has not been heard before: a company, a place, a person.</summary>
    public static string Name(Random random, params string[] ends)
        => Begins[random.Next(Begins.Length)] + Middles[random.Next(Middles.Length)] + (random.Next(2) == 0 ? Middles[random.Next(Middles.Length)] : "") + ends[random.Next(ends.Length)];
}
