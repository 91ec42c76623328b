using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Versions;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>
/// Whether a file is still the value of a property: of a draft, of what is published, or of a version that the same
/// document can be rolled back to. A file that is used is never deleted; what the draft no longer has may be on the site.
/// </summary>
internal sealed class FileUse(StoreAccess store, VersionTable versions, FileAddresses addresses)
{
    /// <summary>Those of the addresses that nothing committed uses any more. Walks all content, once for all of them.</summary>
    /// <param name="candidates">Addresses that something has ceased to use.</param>
    /// <param name="nodes">Ids of the documents that did; their versions are looked at.</param>
    public IReadOnlyCollection<string> Unused(IEnumerable<string> candidates, IEnumerable<int> nodes)
    {
        var left = new HashSet<string>(candidates, StringComparer.OrdinalIgnoreCase);
        State committed = store.Committed;
        Look(committed.Table(MediaRow.Kind).All, left);
        Look(committed.Table(DocumentRow.Kind).All, left);
        Look(committed.Table(DocumentRow.BlueprintKind).All, left);
        Look(committed.Table(MemberRow.Kind).All, left);
        foreach (int node in nodes)
        {
            left.RemoveWhere(address => versions.Mentions(node, address));
        }

        return left;
    }

    private void Look(IEnumerable<ContentRow> rows, HashSet<string> left)
    {
        foreach (StoredValue value in rows.TakeWhile(_ => left.Count > 0).SelectMany(row => row.Values))
        {
            Look(value.Edited, left);
            Look(value.Published == StoredValue.AsEdited ? null : value.Published, left);
        }
    }

    private void Look(string? encoded, HashSet<string> left)
    {
        if (encoded is not null && addresses.Mentions(encoded) && StoredText.Decode(encoded) is string stored)
        {
            left.ExceptWith(addresses.In(stored));
        }
    }
}
