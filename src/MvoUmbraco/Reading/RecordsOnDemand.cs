using System.Collections;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Reading;

/// <summary>
/// A list of records of documents, looked at and made only as far as somebody reads: who shows the first four of ten
/// thousand pays for four. How many there are is known once all were looked at.
/// </summary>
/// <param name="documents">What may be in it, in order.</param>
/// <param name="make">The record of a document; null for one that this visitor does not see.</param>
internal sealed class RecordsOnDemand<T>(IReadOnlyList<IPublishedContent> documents, Func<IPublishedContent, T?> make) : IReadOnlyList<T>
    where T : class
{
    // Filled from the front; what lies before the number does not change any more and is read without the lock.
    private readonly T[] _made = new T[documents.Count];
    private readonly Lock _making = new();
    private int _count;
    private int _looked;

    public int Count => Reaches(documents.Count) ? documents.Count : _count;

    public T this[int index] => index >= 0 && Reaches(index + 1)
        ? _made[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, "The list has no such record.");

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; Reaches(index + 1); index++)
        {
            yield return _made[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Whether there are that many; looks no further than it has to.
    private bool Reaches(int count)
    {
        if (Volatile.Read(ref _count) >= count)
        {
            return true;
        }

        lock (_making)
        {
            while (_count < count && _looked < documents.Count)
            {
                var record = make(documents[_looked]);
                _looked++;
                if (record is not null)
                {
                    _made[_count] = record;
                    Volatile.Write(ref _count, _count + 1);
                }
            }

            return _count >= count;
        }
    }
}
