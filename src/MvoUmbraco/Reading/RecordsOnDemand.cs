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
    private readonly T[] made = new T[documents.Count];
    private readonly Lock making = new();
    private int count;
    private int looked;

    public int Count => Reaches(documents.Count) ? documents.Count : count;

    public T this[int index] => index >= 0 && Reaches(index + 1)
        ? made[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, "The list has no such record.");

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; Reaches(index + 1); index++)
        {
            yield return made[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Whether there are that many; looks no further than it has to.
    private bool Reaches(int wanted)
    {
        if (Volatile.Read(ref count) >= wanted)
        {
            return true;
        }

        lock (making)
        {
            while (count < wanted && looked < documents.Count)
            {
                var record = make(documents[looked]);
                looked++;
                if (record is not null)
                {
                    made[count] = record;
                    Volatile.Write(ref count, count + 1);
                }
            }

            return count >= wanted;
        }
    }
}
