using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace MvoUmbraco.Core.Screening.Corpus;

/// <content>
/// Keeping the index over a restart. The format, little-endian, text as UTF-8 after its length (7 bits a byte): <c>MVOS</c>, the
/// version, the names of the rules; the weights (count, then pairs of term and count); the items (key, hash, and three lists: terms,
/// weights, keys); the findings (key, kind, rule, score, two keys). Whoever reads it needs the same rules: another version is not read.
/// </content>
public sealed partial class ScreeningIndex
{
    // To be raised whenever the same items would get other fingerprints or findings.
    private const int Version = 1;
    private const uint Mark = 0x534F564D;

    /// <summary>Writes what <see cref="Restore"/> reads.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        lock (changing)
        {
            writer.Write(Mark);
            writer.Write(Version);
            writer.Write(RuleNames());
            writer.Write(weights.Count);
            writer.Write(weights.Items.Count);
            foreach (var (term, count) in weights.Items)
            {
                writer.Write(term);
                writer.Write(count);
            }

            writer.Write(places.Count);
            foreach (var entry in entries.OfType<Entry>())
            {
                writer.Write(entry.Key.ToByteArray());
                writer.Write((ulong)(entry.Fingerprint.ContentHash >> 64));
                writer.Write((ulong)entry.Fingerprint.ContentHash);
                Write(writer, entry.Fingerprint.Terms);
                Write(writer, entry.Fingerprint.Weights);
                Write(writer, entry.Fingerprint.Keys);
            }

            writer.Write(findings.Values.Sum(found => found.Length));
            foreach (var finding in findings.Values.SelectMany(found => found))
            {
                writer.Write(finding.Key);
                writer.Write((int)finding.Kind);
                writer.Write(finding.Rule);
                writer.Write(finding.Score);
                writer.Write(finding.First.ToByteArray());
                writer.Write(finding.Second.ToByteArray());
            }
        }
    }

    /// <summary>
    /// Reads what was kept and brings it up to date: items that did not change are not taken apart again. The index must be empty.
    /// </summary>
    /// <param name="stream">What <see cref="Save"/> wrote.</param>
    /// <param name="items">All items as they are now.</param>
    /// <returns>How many items had changed, come or gone; null when it is of another version or damaged, and the index is still empty.</returns>
    public int? Restore(Stream stream, IEnumerable<ScreenedItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        lock (changing)
        {
            try
            {
                if (!Read(stream))
                {
                    return null;
                }
            }
            catch (Exception damage) when (damage is IOException or InvalidDataException or ArgumentException or KeyNotFoundException or OverflowException or FormatException)
            {
                Clear();
                weights = TermWeights.General;
                return null;
            }

            var changed = 0;
            var there = new HashSet<Guid>();
            foreach (var item in items)
            {
                there.Add(item.Key);
                if (!places.TryGetValue(item.Key, out var place) || entries[place]!.Fingerprint.ContentHash != ItemFingerprint.HashOf(item))
                {
                    changed++;
                    Put(item);
                }
            }

            foreach (var gone in places.Keys.Where(key => !there.Contains(key)).ToArray())
            {
                changed++;
                Remove(gone);
            }

            return changed;
        }
    }

    private bool Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Mark || reader.ReadInt32() != Version || reader.ReadString() != RuleNames())
        {
            return false;
        }

        var count = reader.ReadInt32();
        var items = new Dictionary<uint, int>();
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
        {
            items.Add(reader.ReadUInt32(), reader.ReadInt32());
        }

        weights = new TermWeights(count, items);
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
        {
            var key = new Guid(reader.ReadBytes(16));
            var hash = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
            Insert(key, ItemFingerprint.Restore(hash, List<uint>(reader), List<byte>(reader), List<uint>(reader)));
        }

        var touched = new Touched();
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
        {
            var finding = new PairFinding(
                reader.ReadString(), (FindingKind)reader.ReadInt32(), reader.ReadString(), reader.ReadDouble(), new Guid(reader.ReadBytes(16)), new Guid(reader.ReadBytes(16)));
            var pair = Pair(places[finding.First], places[finding.Second]);
            Keep(pair, findings.GetValueOrDefault(pair, []).Add(finding), touched);
        }

        return true;
    }

    private string RuleNames() => string.Join(' ', rules.Select(rule => rule.GetType().Name));

    private static void Write<T>(BinaryWriter writer, T[] list) where T : unmanaged
    {
        writer.Write7BitEncodedInt(list.Length);
        writer.Write(MemoryMarshal.AsBytes<T>(list));
    }

    private static T[] List<T>(BinaryReader reader) where T : unmanaged
    {
        var bytes = reader.ReadBytes(checked(reader.Read7BitEncodedInt() * Marshal.SizeOf<T>()));
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }
}
