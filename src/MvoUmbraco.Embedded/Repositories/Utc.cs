namespace MvoUmbraco.Embedded.Repositories;

/// <summary>Dates of entities are UTC. One without a zone (an import, a caller's own) is taken for UTC.</summary>
internal static class Utc
{
    public static DateTime Of(DateTime date) =>
        date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : DateTime.SpecifyKind(date, DateTimeKind.Utc);

    public static DateTime? Of(DateTime? date) => date is { } known ? Of(known) : null;
}
