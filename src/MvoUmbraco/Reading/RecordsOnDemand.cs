using System.Collections;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Reading;

/// <summary>
/// A list of records of documents, each made when it is first looked at: who shows the first four of ten thousand pays
/// for four. Two readers may make the same record at once; everybody gets the same one.
/// </summary>
internal sealed class RecordsOnDemand<T>(IReadOnlyList<IPublishedContent> documents, Func<IPublishedContent, T> make) : IReadOnlyList<T>
    where T : class
{
    private readonly T?[] _made = new T?[documents.Count];

    public int Count => documents.Count;

    public T this[int index] => _made[index] ?? Make(index);

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Make(int index)
    {
        var record = make(documents[index]);
        return Interlocked.CompareExchange(ref _made[index], record, null) ?? record;
    }
}
