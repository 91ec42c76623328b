using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>
/// Keeps two editors of one document from wiping out each other's text. The client sends a document back whole, with no
/// word on the state it started from; so that state is remembered here, per user and document, as hashes of what was
/// shown. What somebody else has changed meanwhile and the sender has not is kept; what both have changed is a conflict,
/// to be refused. Known limits: a user's own two windows count as one, and after a restart nothing is remembered.
/// </summary>
internal sealed class SeenDocuments(ContentValues values, TimeProvider time)
{
    private const int Most = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<(Guid User, Guid Document), Sight> sights = new();
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>One save of a document at a time, from the comparison to the commit.</summary>
    public async Task<IDisposable> OneAtATimeAsync(Guid document, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = gates[(uint)document.GetHashCode() % gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Release(gate);
    }

    /// <summary>The user has just been shown this document.</summary>
    public void Remember(Guid user, IContent document)
    {
        sights[(user, document.Key)] = new Sight(Hashes(Shown(document)), time.GetUtcNow());
        if (sights.Count > Most)
        {
            Forget();
        }
    }

    /// <summary>What is to be saved when the sent document meets what is stored by now.</summary>
    public MergedDocument Merge(Guid user, IContent stored, UpdateDocument sent)
    {
        if (!sights.TryGetValue((user, stored.Key), out Sight? sight))
        {
            return new MergedDocument(sent, []);
        }

        Dictionary<Place, SentValue> wanted = sent.Values.GroupBy(Place.Of).ToDictionary(group => group.Key, group => group.Last());
        List<SentValue> merged = [.. sent.Values];
        List<string> conflicts = [];
        foreach ((Place place, object? now) in Shown(stored))
        {
            UInt128? seen = sight.Hashes.TryGetValue(place, out UInt128 shown) ? shown : null;
            UInt128 current = Hash(now);
            UInt128 mine = Hash(place.IsName ? NameIn(sent, place.Culture) : wanted.GetValueOrDefault(place)?.Value);
            if (current == (seen ?? Hash(null)) || current == mine)
            {
                continue;
            }

            if (mine != (seen ?? Hash(null)))
            {
                conflicts.Add(place.Alias);
            }
            else if (!place.IsName)
            {
                merged.RemoveAll(value => Place.Of(value) == place);
                merged.Add(new SentValue(place.Alias, place.Culture, place.Segment, AsSent(now)));
            }
            else
            {
                sent = sent with { Variants = [.. sent.Variants.Select(variant => variant.Culture == place.Culture ? variant with { Name = (string)now! } : variant)] };
            }
        }

        return new MergedDocument(sent with { Values = merged }, [.. conflicts.Distinct(StringComparer.Ordinal)]);
    }

    private static string? NameIn(UpdateDocument sent, string? culture) => sent.Variants.FirstOrDefault(variant => variant.Culture == culture)?.Name;

    /// <summary>In the form in which the client would have sent it.</summary>
    private static object? AsSent(object? value) =>
        JsonSerializer.Deserialize<SentValue>($$"""{"alias":"","value":{{JsonSerializer.Serialize(value, ManagementJson.Options)}}}""", ManagementJson.Options)!.Value;

    private static Dictionary<Place, UInt128> Hashes(IEnumerable<(Place Place, object? Value)> shown) => shown.ToDictionary(one => one.Place, one => Hash(one.Value));

    /// <summary>Of the value's JSON; nothing, an empty text and an empty list are one and the same.</summary>
    private static UInt128 Hash(object? value)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, ManagementJson.Options);
        return json.AsSpan() is [] || json.AsSpan().SequenceEqual("null"u8) || json.AsSpan().SequenceEqual("\"\""u8) || json.AsSpan().SequenceEqual("[]"u8)
            ? UInt128.Zero
            : BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(json));
    }

    private IEnumerable<(Place Place, object? Value)> Shown(IContent document)
    {
        foreach (ValueModel value in values.Of(document))
        {
            yield return (new Place(value.Alias, value.Culture, value.Segment, IsName: false), value.Value);
        }

        foreach (string? culture in document.AvailableCultures.DefaultIfEmpty(null!))
        {
            yield return (new Place("name", culture, null, IsName: true), document.GetCultureName(culture));
        }
    }

    private void Forget()
    {
        DateTimeOffset limit = time.GetUtcNow() - Kept;
        IEnumerable<(Guid User, Guid Document)> oldest = sights.OrderBy(sight => sight.Value.At).Take(Most / 10).Select(sight => sight.Key);
        foreach ((Guid User, Guid Document) key in sights.Where(sight => sight.Value.At < limit).Select(sight => sight.Key).Concat(oldest).ToArray())
        {
            sights.TryRemove(key, out _);
        }
    }

    private sealed record Sight(Dictionary<Place, UInt128> Hashes, DateTimeOffset At);

    private readonly record struct Place(string Alias, string? Culture, string? Segment, bool IsName)
    {
        public static Place Of(SentValue value) => new(value.Alias, value.Culture, value.Segment, IsName: false);
    }

    private sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

/// <param name="Document">What to save.</param>
/// <param name="Conflicts">Aliases of the properties (<c>name</c> for the name) that both have changed; save nothing when there are any.</param>
internal sealed record MergedDocument(UpdateDocument Document, IReadOnlyList<string> Conflicts);
