using System.Collections;
using System.Globalization;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>
/// The problem that each status of an operation of Umbraco.Core is answered with. A status that a newer Umbraco.Core adds
/// is answered as unknown (500); a test tells that the table lacks it.
/// </summary>
internal sealed class StatusTable<TStatus> : IEnumerable<TStatus>
    where TStatus : struct, Enum
{
    private readonly Dictionary<TStatus, Problem> problems = [];

    public Problem this[TStatus status] => problems.GetValueOrDefault(status) ??
        new Problem(500, "Unknown error", string.Create(CultureInfo.InvariantCulture, $"The operation ended as {status}, which was not expected here."), status.ToString());

    public void Add(TStatus status, int statusCode, string title, string detail) => problems.Add(status, new Problem(statusCode, title, detail, status.ToString()));

    public IEnumerator<TStatus> GetEnumerator() => problems.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
