namespace MvoUmbraco.Site.Frame;

/// <summary>Says a period of which the first or the last day may not be known.</summary>
internal static class Periods
{
    public static string? Say(Answering here, DateOnly? first, DateOnly? last) => (first, last) switch
    {
        ({ } from, { } to) when from <= to => here.Dates.Days(from, to),
        ({ } from, _) => here.Texts.With("Site.From", here.Dates.Day(from)),
        (null, { } to) => here.Texts.With("Site.Until", here.Dates.Day(to)),
        _ => null,
    };
}
