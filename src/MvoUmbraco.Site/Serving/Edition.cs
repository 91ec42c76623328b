using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Site.Serving;

/// <summary>A finished answer, with the headers that go with it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The document, in UTF-8.</param>
/// <param name="ETag">The hash of the document, quoted (RFC 9110, section 8.8.3).</param>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, StringValues ETag);

/// <summary>What an answer depends on besides the content and the moment. Parameters that mean nothing are left out.</summary>
internal readonly record struct AnswerKey(string Scheme, string Host, string Path, string Query);

/// <summary>
/// The site as anonymous visitors see it between two changes: one generation of the content, until the next moment at
/// which a page changes by the clock alone (an event begins or is over, a registration closes, a day ends). Finished
/// answers are kept here and go with it. Invariant: an answer of an edition is made of that generation or a later one, and
/// is served only while the generation is still the current one; so what a publish changed is never served as it was.
/// </summary>
internal sealed class Edition
{
    // Bounds for addresses that differ in what a visitor may choose freely: host names, letter case.
    private const int MostAnswers = 20_000;
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<AnswerKey, Answer> answers = new();
    private readonly Lazy<SiteAssets.Asset?> colours;
    private long bytes;

    public Edition(long generation, DateTimeOffset from, IReading reading)
    {
        Generation = generation;
        From = from;
        ValidUntil = NextChange(reading.Calendar.Events, from);
        colours = new(() => ColourSheet.Of(reading));
    }

    /// <summary>The generation of the content.</summary>
    public long Generation { get; }

    /// <summary>The moment it begins.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The moment from which it holds no longer.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>The colours of themes and attention points.</summary>
    public SiteAssets.Asset? Colours => colours.Value;

    /// <summary>It is what visitors must see.</summary>
    public bool Holds(long generation, DateTimeOffset now) => Generation == generation && now < ValidUntil && now >= From;

    /// <summary>A finished answer.</summary>
    public Answer? Find(in AnswerKey key) => answers.GetValueOrDefault(key);

    /// <summary>Keeps an answer for who asks next.</summary>
    public void Keep(in AnswerKey key, Answer answer)
    {
        if (answers.Count < MostAnswers && Interlocked.Read(ref bytes) + answer.Body.Length <= MostBytes && answers.TryAdd(key, answer))
        {
            Interlocked.Add(ref bytes, answer.Body.Length);
        }
    }

    private static DateTimeOffset NextChange(EventSchedule events, DateTimeOffset now)
    {
        var midnight = BrusselsTime.StartOf(BrusselsTime.Day(now).AddDays(1));
        var deadlines = events.All.Select(e => e.Registration.Deadline).Where(deadline => deadline > now);
        return deadlines.Append(events.NextChange(now)).Append(midnight).Min()!.Value;
    }
}

/// <summary>Holds the current edition.</summary>
internal sealed class Editions(IKnowledgeCentre centre, ICurrentVisitor visitor, IContentGeneration generation)
{
    private volatile Edition? current;

    /// <summary>The edition for a moment.</summary>
    public Edition At(DateTimeOffset now)
    {
        // The number is read before the content it vouches for.
        var number = generation.Current;
        if (current is { } edition && edition.Holds(number, now))
        {
            return edition;
        }

        var made = new Edition(number, now, centre.Read());
        if (!visitor.Visitor.IsSignedIn)
        {
            current = made;
        }

        return made;
    }
}
