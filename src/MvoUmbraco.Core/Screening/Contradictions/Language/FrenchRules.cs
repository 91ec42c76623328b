using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>French: negation, duties, quantifiers, numbers and dates, and the opposites that matter most.</summary>
internal static class FrenchRules
{
    /// <summary>The tables.</summary>
    public static LanguageRules Rules { get; } = new("fr", Cues, Opposites, Alike, Exclusive)
    {
        Prepositions = NumberWords.Pairs("avant/apres, avec/sans"),
        OppositePrefixes = ["in", "im", "ir", "non-", "anti-"],
        NoOpposites = FrozenSet<string>.Empty,
        Months = [["janvier", "janv"], ["fevrier", "fevr"], ["mars"], ["avril", "avr"], ["mai"], ["juin"], ["juillet", "juil"], ["aout"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["decembre", "dec"]],
        Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        Frequencies = ["quotidien", "hebdomadaire", "mensuel", "bimestriel", "trimestriel", "semestriel", "annuel", "bisannuel"],
        Units = NumberWords.Meanings("""
            %: pour cent, pourcent, pct
            €: euro, euros, eur
            $: dollar, dollars
            jaar: an, ans, annee, annees
            maand: mois
            week: semaine, semaines
            dag: jour, jours
            uur: heure, heures, h
            minuut: minute, minutes
            km: km, kilometre, kilometres
            kg: kg, kilo, kilos
            ton: tonne, tonnes
            keer: fois
            """),
        Numbers = NumberWords.French,
        Labels = LanguageRules.Words("article point numero chapitre annexe version phase etape page tableau objectif iso emas loi salle").ToFrozenSet(),
        TimePrepositions = LanguageRules.Words("a vers de des jusqu").ToFrozenSet(),
        HasDecimalComma = true,
        Indefinite = LanguageRules.Words("un une des").ToFrozenSet(),
        Properties = LanguageRules.Words("compte comptent a ont contient comprend est sont comportent").ToFrozenSet(),
        DenyAll = LanguageRules.Words("aucun aucune personne rien nul nulle jamais").ToFrozenSet(),
        Once = LanguageRules.Words("fonde fondee cree creee lance lancee approuve publie commence debute termine aboli vigueur signe signee").ToFrozenSet(),
        Verbs = LanguageRules.Words("est sont etait etaient sera seront a ont avait fait").ToFrozenSet(),
    };

    private const string Cues = """
        Function: le, la, les, l, un, une, des, du, de, d, et, ou, en, dans, sur, a, au, aux, par, pour, avec, ce, cet, cette, ces, c, se, s, il, elle, ils, elles, on, nous, vous, je, j, tu, y, que, qu, qui, dont, ou, ne, n, est, sont, etait, etaient, sera, seront, ete, etre, a, ont, avait, avoir, son, sa, ses, leur, leurs, notre, nos, votre, vos, plus, aussi, ainsi, comme, chez, vers, depuis, lors, entre, fait, avant, apres, si bien que
        Function: non seulement, pas seulement, pas uniquement, ou non, pas sans
        Negation: pas, jamais, aucun, aucune, rien, personne, nul, nulle, ni, ne plus, n est plus, ne sont plus
        Without: sans
        Must: obligatoire, obligatoires, obligation, doit, doivent, devait, requis, requise, requises, exige, exigee, tenu de, tenue de, tenus de, necessaire
        May: peut, peuvent, autorise, autorisee, autorises, permis, permise
        Forbidden: interdit, interdite, interdits, interdiction, defendu
        Free: volontaire, volontaires, facultatif, facultative, facultatifs, optionnel, optionnelle, libre
        All: tous, toutes, tout, toute, chaque, chacun, chacune
        Most: la plupart, plupart, la majorite
        Some: certains, certaines, quelques, une partie, pas tous, pas toutes
        Few: peu, rares, une minorite
        Many: beaucoup, nombreux, nombreuses
        Always: toujours, partout
        Sometimes: parfois, pas toujours, de temps en temps
        Seldom: rarement
        Hypothetical: serait, seraient, pourrait, pourraient, devrait, devraient, peut-etre, probablement, souhaite, souhaitent, propose, proposent
        Condition: si, sauf, excepte, a condition, a moins, a l exception, lorsque
        OtherTime: autrefois, jadis, auparavant, anciennement, bientot, desormais, a l avenir
        Reported: selon certains, pretend, affirme, affirment
        Clause: mais, tandis, alors que, car, parce que, bien que
        About: environ, pres de, quelque, a peu pres
        AtLeast: au moins, minimum, plus de, au minimum
        AtMost: au plus, maximum, moins de, au maximum, jusqu a
        Deadline: au plus tard, date limite, delai, echeance
        """;

    private const string Opposites = """
        ouvert, ouverte, ouverts, ouvertes / ferme, fermee, fermes, fermees
        augmentation, hausse, croissance / diminution, baisse, reduction
        augmenter, augmente / diminuer, diminue, baisser, baisse
        haut, eleve, elevee / bas, basse, faible
        grand, grande / petit, petite
        debut / fin
        commencer, debuter / terminer, finir
        interne, internes / externe, externes
        public, publique / prive, privee, confidentiel
        gratuit, gratuite / payant, payante
        positif, positive / negatif, negative
        approuver, approuve, accepter, accepte / rejeter, rejete, refuser, refuse
        present, presente / absent, absente
        avantage / inconvenient
        facile / difficile
        temporaire / permanent, permanente, definitif
        direct, directe / indirect, indirecte
        """;

    private const string Alike = """
        entreprise, societe, firme
        rapport, compte-rendu
        reunion, seance
        formation, cours
        travailleur, employe
        membre, adherent
        """;

    private const string Exclusive = """
        homme, garcon, pere / femme, fille, mere
        premier, premiere / deuxieme, second, seconde / troisieme / quatrieme / cinquieme / dernier, derniere
        nord / sud / est / ouest
        federal, federale / flamand, flamande / wallon, wallonne / bruxellois / europeen, europeenne
        """;
}
