namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>What is asked for by keys is answered in the order of the request; what is unknown is left out.</summary>
internal static class RequestOrder
{
    public static IEnumerable<T> InOrderOf<T>(this IEnumerable<T> found, IReadOnlyList<Guid> keys, Func<T, Guid> keyOf)
    {
        Dictionary<Guid, T> byKey = found.ToDictionary(keyOf);
        return keys.Where(byKey.ContainsKey).Select(key => byKey[key]);
    }
}
