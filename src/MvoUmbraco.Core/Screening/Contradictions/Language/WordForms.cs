using System.Collections.Frozen;
using System.Text;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>
/// The forms under which a word is recognised in another inflection: <c>snijdt</c>, <c>snijden</c> and <c>gesneden</c> share
/// one, <c>groep</c> and <c>groepje</c> too. Two words are the same word when they share a form. A stemmer gives one stem and
/// so must choose; here a final <c>t</c> may belong to the word (<c>kat</c>) or to the verb's ending (<c>speelt</c>), and both
/// are kept.
/// </summary>
internal static class WordForms
{
    private static readonly string[] Separable = ["aan", "achter", "af", "bij", "door", "in", "los", "mee", "na", "neer", "om", "op", "over", "rond", "samen", "schoon", "terug", "toe", "uit", "vast", "voor", "weg"];

    // Strong verbs and irregular plurals of general Dutch: the first word stands for all of its line.
    private static readonly FrozenDictionary<string, string> DutchIrregular = Irregular("""
        bakken gebakken
        beginnen begint begon begonnen
        begrijpen begrijpt begreep begrepen
        beklimmen beklimt beklom beklommen klimmen klimt klom klommen geklommen
        besluiten besluit besloot besloten
        bieden biedt bood boden geboden aanbieden
        bijten bijt beet beten gebeten
        binden bindt bond bonden gebonden
        blazen blaast blies bliezen geblazen
        blijken blijkt bleek gebleken
        blijven blijft bleef bleven gebleven
        breken breekt brak braken gebroken
        brengen brengt bracht brachten gebracht
        buigen buigt boog gebogen
        denken denkt dacht dachten gedacht
        doen doet deed deden gedaan
        dragen draagt droeg droegen gedragen
        drinken drinkt dronk dronken gedronken
        eten eet at aten gegeten opeten opgegeten
        gaan gaat ging gingen gegaan
        gelden geldt gold golden gegolden
        genieten geniet genoot genoten
        geven geeft gaf gaven gegeven
        gieten giet goot goten gegoten
        hangen hangt hing hingen gehangen
        helpen helpt hielp hielpen geholpen
        houden houdt houd hield hielden gehouden
        kiezen kiest koos kozen gekozen
        kijken kijkt keek keken gekeken
        komen komt kwam kwamen gekomen
        kopen koopt kocht kochten gekocht
        krijgen krijgt kreeg kregen gekregen
        lachen lacht lachend
        laten laat liet lieten gelaten
        lezen leest las lazen gelezen
        liegen liegt loog gelogen
        liggen ligt lag lagen gelegen
        lijken lijkt leek leken geleken
        lopen loopt liep liepen gelopen
        nemen neemt nam namen genomen
        ontvangen ontvangt ontving ontvingen
        rijden rijdt rijd reed reden gereden
        roepen roept riep riepen geroepen
        schenken schenkt schonk schonken geschonken
        schieten schiet schoot schoten geschoten
        schijnen schijnt scheen geschenen
        schrijven schrijft schreef schreven geschreven
        slaan slaat sloeg sloegen geslagen
        slapen slaapt sliep sliepen geslapen
        sluiten sluit sloot sloten gesloten
        snijden snijdt snijd sneed sneden gesneden
        spreken spreekt sprak spraken gesproken
        springen springt sprong sprongen gesprongen
        staan staat stond stonden gestaan
        steken steekt stak staken gestoken
        stijgen stijgt steeg stegen gestegen
        strijden strijdt streed streden gestreden
        treden treedt trad traden getreden
        treffen treft trof troffen getroffen
        trekken trekt trok trokken getrokken
        vallen valt viel vielen gevallen
        vangen vangt ving vingen gevangen
        varen vaart voer voeren gevaren
        vechten vecht vocht vochten gevochten
        verbieden verbiedt verbood verboden
        verdwijnen verdwijnt verdween verdwenen
        vergeten vergeet vergat vergaten
        verliezen verliest verloor verloren
        vinden vindt vond vonden gevonden
        vliegen vliegt vloog vlogen gevlogen
        vragen vraagt vroeg vroegen gevraagd
        wassen wast waste gewassen
        werpen werpt wierp wierpen geworpen
        weten weet wist wisten geweten
        wijzen wijst wees wezen gewezen
        winnen wint won wonnen gewonnen
        zeggen zegt zei zeiden gezegd
        zenden zendt zond zonden gezonden
        zien ziet zag zagen gezien
        zingen zingt zong zongen gezongen
        zitten zit zat zaten gezeten
        zoeken zoekt zocht zochten gezocht
        zwemmen zwemt zwom zwommen gezwommen
        ei eieren
        kind kinderen
        lid leden
        stad steden
        schip schepen
        weg wegen
        dag dagen
        glas glazen
        """);

    private static readonly FrozenDictionary<string, string> EnglishIrregular = Irregular("""
        begin begins began begun
        buy buys bought
        child children
        give gives gave given
        grow grows grew grown
        hold holds held
        keep keeps kept
        leave leaves left
        lose loses lost
        make makes made making
        man men
        meet meets met
        pay pays paid
        people person persons
        rise rises rose risen
        run runs ran running
        send sends sent
        speak speaks spoke spoken
        take takes took taken
        woman women
        write writes wrote written
        """);

    private static readonly FrozenDictionary<string, string> FrenchIrregular = Irregular("""
        avoir a ont avait avaient eu
        faire fait font faisait faite
        prendre prend prennent pris prise
        tenir tient tiennent tenu tenue
        venir vient viennent venu venue
        """);

    /// <summary>The forms of a word, the plainest first; a word is its own form.</summary>
    /// <param name="word">In small letters, without accents.</param>
    /// <param name="language">Two letters; of an unknown language every word has one form.</param>
    public static IReadOnlyList<string> Of(string word, string language)
    {
        var forms = new List<string>();
        switch (language)
        {
            case "nl":
                Dutch(DutchIrregular.GetValueOrDefault(word, word), forms);
                break;
            case "en":
                English(EnglishIrregular.GetValueOrDefault(word, word), forms);
                break;
            case "fr":
                French(FrenchIrregular.GetValueOrDefault(word, word), forms);
                break;
            default:
                forms.Add(word);
                break;
        }

        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The one form a dictionary word stands under: of a verb that of its stem.</summary>
    public static string OfLemma(string lemma, bool isVerb)
        => Bare(isVerb && lemma.Length > 3 && lemma.EndsWith("en", StringComparison.Ordinal) ? lemma[..^2] : lemma);

    /// <summary>Whether it is an irregular form of a verb, or of one with a particle before it.</summary>
    public static bool IsIrregularVerb(string word)
        => (DutchIrregular.TryGetValue(word, out string? whole) || (Participle(word) is { } joined && (whole = joined) is not null)) && whole.EndsWith("en", StringComparison.Ordinal) && whole is not ("kind" or "ei");

    /// <summary>The infinitives a verb form may have with a particle before it: <c>toe</c> and <c>neemt</c> give <c>toenemen</c>; only
    /// the dictionary knows which there are.</summary>
    public static IEnumerable<string> Joined(string particle, string verb)
    {
        if (DutchIrregular.TryGetValue(verb, out string? infinitive))
        {
            yield return particle + infinitive;
            yield break;
        }

        foreach (string stem in (string[])[verb, verb.EndsWith('t') ? verb[..^1] : verb])
        {
            foreach (string form in (string[])[Bare(stem), Bare(stem) + Bare(stem)[^1]])
            {
                yield return particle + form + "en";
            }

            if (Bare(stem)[^1] is 'f' or 's')
            {
                yield return particle + Bare(stem)[..^1] + (Bare(stem)[^1] is 'f' ? "ven" : "zen");
            }
        }
    }

    // afgenomen is afnemen, toegevoegd is toevoegen: the participle of a separable verb has its ge in the middle.
    private static string? Participle(string word)
    {
        foreach (string particle in Separable)
        {
            if (word.Length > particle.Length + 3 && word.StartsWith(particle, StringComparison.Ordinal))
            {
                string rest = word[particle.Length..];
                if (DutchIrregular.TryGetValue(rest, out string? infinitive) && infinitive.EndsWith("en", StringComparison.Ordinal))
                {
                    return particle + infinitive;
                }

                if (rest.StartsWith("ge", StringComparison.Ordinal) && rest.Length > 5 && rest[^1] is 'd' or 't')
                {
                    return particle + rest[2..^1];
                }
            }
        }

        return null;
    }

    private static void Dutch(string word, List<string> forms)
    {
        word = Participle(word) ?? word;
        void Add(int dropped, int from = 0)
        {
            if (word.Length - dropped - from >= 2 || dropped == 0)
            {
                forms.Add(Bare(word[from..^dropped]));
            }
        }

        Add(0);
        if (word.Length <= 3)
        {
            return;
        }

        if (word.EndsWith("en", StringComparison.Ordinal))
        {
            Add(2);
        }
        else if (word.EndsWith('e'))
        {
            Add(1);
        }
        else if (word.EndsWith('s'))
        {
            Add(word[^2] == '\'' ? 2 : 1);
        }
        else if (word.EndsWith('t'))
        {
            Add(1);
        }

        if (word.Length > 5 && word.EndsWith("end", StringComparison.Ordinal))
        {
            Add(3);
        }
        else if (word.Length > 6 && word.EndsWith("ende", StringComparison.Ordinal))
        {
            Add(4);
        }
        else if (word.Length > 5 && (word.EndsWith("den", StringComparison.Ordinal) || word.EndsWith("ten", StringComparison.Ordinal)))
        {
            Add(3);
        }
        else if (word.Length > 4 && (word.EndsWith("de", StringComparison.Ordinal) || word.EndsWith("te", StringComparison.Ordinal)))
        {
            Add(2);
        }

        if (word.StartsWith("ge", StringComparison.Ordinal) && word.Length > 5)
        {
            if (word[^1] is 'd' or 't')
            {
                Add(1, 2);
            }
            else if (word.EndsWith("de", StringComparison.Ordinal) || word.EndsWith("te", StringComparison.Ordinal))
            {
                Add(2, 2);
            }
            else if (word.EndsWith("en", StringComparison.Ordinal))
            {
                Add(2, 2);
            }
        }

        string single = word.EndsWith('s') ? word[..^1] : word;
        int plural = word.Length - single.Length;
        foreach (string ending in (ReadOnlySpan<string>)["etje", "tje", "pje", "kje", "je"])
        {
            if (single.EndsWith(ending, StringComparison.Ordinal) && single.Length > ending.Length + 2)
            {
                Add(ending.Length + plural);
            }
        }
    }

    private static void English(string word, List<string> forms)
    {
        forms.Add(EnglishBare(word));
        foreach (string ending in (ReadOnlySpan<string>)["ies", "ied", "es", "s", "ed", "ing", "ly"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                forms.Add(EnglishBare(ending is "ies" or "ied" ? word[..^3] + "y" : word[..^ending.Length]));
            }
        }
    }

    private static string EnglishBare(string word)
    {
        string bare = word.Length > 3 && word.EndsWith('e') ? word[..^1] : word;
        return bare.Length > 3 && bare[^1] == bare[^2] ? bare[..^1] : bare;
    }

    private static void French(string word, List<string> forms)
    {
        forms.Add(word);
        foreach (string ending in (ReadOnlySpan<string>)["ees", "ee", "es", "e", "s", "x", "er", "ent", "ait", "aient", "ant", "era", "eront", "ement"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                forms.Add(word[..^ending.Length]);
            }
        }
    }

    /// <summary>Dutch spelling undone: a long vowel and a doubled consonant are written once, <c>z</c> and <c>v</c> at the end
    /// are <c>s</c> and <c>f</c>.</summary>
    private static string Bare(string word)
    {
        var bare = new StringBuilder(word.Length);
        foreach (char letter in word)
        {
            if (bare.Length > 0 && bare[^1] == letter && letter is 'a' or 'e' or 'o' or 'u')
            {
                continue;
            }

            bare.Append(letter);
        }

        if (bare.Length > 2 && bare[^1] == bare[^2])
        {
            bare.Length--;
        }

        if (bare.Length > 1)
        {
            bare[^1] = bare[^1] switch { 'z' => 's', 'v' => 'f', var last => last };
        }

        return bare.ToString();
    }

    private static FrozenDictionary<string, string> Irregular(string lines)
    {
        var forms = new Dictionary<string, string>();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            foreach (string word in words)
            {
                forms.TryAdd(word, words[0]);
            }
        }

        return forms.ToFrozenDictionary();
    }
}
