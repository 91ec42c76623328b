using System.Collections.Immutable;
using CsCheck;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Screening;

namespace MvoUmbraco.Core.Tests.Screening;

/// <summary>Small items from few sentences, so that many of them share some: what properties are tried on.</summary>
internal static class InventedItems
{
    private static readonly string[] Sentences =
    [
        "Elke onderneming met meer dan vijftig werknemers meet jaarlijks haar energieverbruik en haar uitstoot.",
        "Het lerend netwerk bezoekt in het voorjaar drie bedrijven die hun leveranciers op mensenrechten doorlichten.",
        "De stakeholderdialoog met buurtbewoners leverde een lijst van twaalf afspraken op.",
        "Een gedragscode voor leveranciers is vrijwillig maar wordt jaarlijks nagekeken door een onafhankelijke derde.",
        "Kringloopwinkels nemen afgedankte meubels aan en herstellen ze met mensen uit de sociale economie.",
        "De raad van bestuur bespreekt het duurzaamheidsverslag voor het gepubliceerd wordt.",
        "Opleiding is een vast punt in het functioneringsgesprek van alle medewerkers.",
        "Klachten van consumenten worden binnen tien werkdagen beantwoord.",
        "Het netwerk Milieu stelt een handleiding voor zuinig watergebruik ter beschikking.",
        "Telewerk vermindert het woon-werkverkeer en verbetert het evenwicht tussen werk en gezin.",
        "Vragen? Neem contact op met de trekker van het netwerk.",
    ];

    private static readonly Guid[] Networks = [.. Enumerable.Range(1, 3).Select(number => new Guid(number, 0, 0, new byte[8]))];

    private static readonly DateTimeOffset Day = new(2006, 6, 26, 9, 0, 0, TimeSpan.FromHours(2));

    public static readonly Gen<ScreenedItem> Item =
        from key in Gen.Int[1, 40]
        from sentences in Gen.Int[0, Sentences.Length - 1].Select(number => Sentences[number]).Array[0, 4]
        from network in Gen.Int[0, 3]
        from hour in Gen.Int[-4, 4]
        select new ScreenedItem
        {
            Key = KeyOf(key),
            Kind = hour < 0 ? ScreenedKind.Knowledge : ScreenedKind.Event,
            Title = sentences.Length > 0 ? string.Join(' ', sentences[0].Split(' ').Take(4)) : string.Empty,
            Text = string.Join(' ', sentences),
            Network = network == 3 ? null : Networks[network],
            Event = hour < 0 ? null : new ScreenedEvent(EventTime.At(Day.AddHours(hour), Day.AddHours(hour + 2)), EventStatus.Planned, EventKind.Workshop, "Leuven", [], ImmutableArray<string>.Empty),
        };

    /// <summary>One of which each number has two sentences of its own choice.</summary>
    public static ScreenedItem Numbered(int number)
        => Knowledge(number, $"{Sentences[number % Sentences.Length]} {Sentences[number * number % Sentences.Length]}", network: number % Networks.Length);

    /// <summary>A key whose order has nothing to do with that of the numbers.</summary>
    public static Guid KeyOf(int number) => new((number * 7919) % 1009, (short)number, 0, new byte[8]);

    public static ScreenedItem Knowledge(int key, string text, string title = "", int network = 0)
        => new() { Key = KeyOf(key), Kind = ScreenedKind.Knowledge, Title = title, Text = text, Network = Networks[network] };
}
