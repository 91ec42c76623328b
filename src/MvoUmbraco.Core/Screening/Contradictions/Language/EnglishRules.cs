using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>English: negation, duties, quantifiers, numbers and dates, and the opposites that matter most.</summary>
internal static class EnglishRules
{
    /// <summary>The tables.</summary>
    public static LanguageRules Rules { get; } = new("en", Cues, Opposites, Alike, Exclusive)
    {
        Prepositions = NumberWords.Pairs("before/after, with/without, inside/outside, above/below"),
        OppositePrefixes = ["un", "in", "im", "ir", "non-", "non", "dis"],
        NoOpposites = LanguageRules.Words("inform inside indeed instance income discover discuss").ToFrozenSet(),
        Months = [["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["october", "oct"], ["november", "nov"], ["december", "dec"]],
        Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        Frequencies = ["daily", "weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "yearly", "annually", "annual"],
        Units = NumberWords.Meanings("""
            %: percent, pct
            €: euro, euros, eur
            $: dollar, dollars, usd
            jaar: year, years
            maand: month, months
            week: week, weeks
            dag: day, days
            uur: hour, hours
            minuut: minute, minutes
            km: km, kilometre, kilometres, kilometer, kilometers
            kg: kg, kilo, kilos, kilogram, kilograms
            ton: tonne, tonnes, ton, tons
            keer: times
            """),
        Numbers = NumberWords.English,
        Labels = LanguageRules.Words("article section point number no chapter annex appendix version phase step page table figure goal sdg iso emas room").ToFrozenSet(),
        TimePrepositions = LanguageRules.Words("at from until around by").ToFrozenSet(),
        HasDecimalComma = false,
        Indefinite = LanguageRules.Words("a an some").ToFrozenSet(),
        Properties = LanguageRules.Words("has have counts contains comprises is are consists includes").ToFrozenSet(),
        DenyAll = LanguageRules.Words("no nobody none nothing never neither").ToFrozenSet(),
        Once = LanguageRules.Words("founded established created launched approved published starts started begins began ended ends abolished signed opened force").ToFrozenSet(),
        Verbs = LanguageRules.Words("is are was were be been has have had do does did will can could").ToFrozenSet(),
    };

    private const string Cues = """
        Function: the, a, an, and, or, of, in, on, at, by, for, from, to, with, into, onto, as, is, are, was, were, be, been, being, has, have, had, do, does, did, will, shall, it, its, he, she, they, them, their, his, her, we, us, our, you, your, i, this, that, these, those, there, which, who, whom, whose, what, also, so, than, then, too, very, up, down, out, off, over, under, about, between, during, before, after, can, could, s, here, one, per, via, through
        Function: not only, not just, not merely, or not, not without
        Negation: not, no, never, nobody, none, nothing, nowhere, neither, nor, no one, isn't, aren't, wasn't, weren't, don't, doesn't, didn't, won't, cannot, can't, no longer
        Without: without
        Must: mandatory, compulsory, obligatory, obligation, must, required, requires, require, obliged, need to, needs to, have to, has to, necessary, binding, need, needs
        May: may, allowed, permitted
        Forbidden: forbidden, prohibited, banned, must not, mustn't, may not
        Free: voluntary, optional, non-binding, need not, needn't
        All: all, every, each, everyone, everybody
        Most: most, the majority, majority
        Some: some, certain, several, a few, not all, not every
        Few: few, hardly any, a minority
        Many: many, numerous, a lot of
        Always: always, everywhere
        Sometimes: sometimes, occasionally, not always
        Seldom: rarely, seldom, hardly ever
        Hypothetical: would, might, perhaps, possibly, probably, should, wants, want, proposes, propose, hopes
        Condition: if, unless, except, provided, when, excluding
        OtherTime: formerly, previously, once, soon, later, earlier, used to, in future
        Reported: claims, claim, says, say, according to some
        Clause: but, while, whereas, because, although, though
        About: about, around, approximately, roughly, some, almost, nearly
        AtLeast: at least, minimum, more than, no fewer than, no less than
        AtMost: at most, maximum, fewer than, less than, no more than, up to
        Deadline: deadline, no later than, at the latest, due date, closing date
        """;

    private const string Opposites = """
        open, opened, opens / closed, close, closes, shut
        increase, rise, growth, increased, rises, rose / decrease, fall, decline, reduction, decreased, falls, fell, declined
        high, higher / low, lower
        large, big, larger / small, smaller
        more / less, fewer
        begin, start, beginning, starts / end, finish, ends
        internal / external
        public / private, confidential
        free / paid
        positive / negative
        approve, approved, accept, accepted / reject, rejected, refuse, refused
        present / absent
        advantage / disadvantage
        easy / difficult, hard
        temporary / permanent
        direct / indirect
        add, added / remove, removed
        win, won / lose, lost
        """;

    private const string Alike = """
        company, enterprise, firm, business
        report, reporting
        meeting, session
        training, course
        employee, worker
        """;

    private const string Exclusive = """
        man, boy, father, male / woman, girl, mother, female
        first / second / third / fourth / fifth / last
        north, northern / south, southern / east, eastern / west, western
        federal / flemish / walloon / european
        """;
}
