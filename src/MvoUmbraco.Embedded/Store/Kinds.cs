using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;

namespace MvoUmbraco.Embedded.Store;

/// <summary>Every kind of row that is stored: the table of contents of the file.</summary>
internal static class Kinds
{
    public static IReadOnlyList<Kind> All { get; } = Numbered(
        DocumentRow.Kind,
        DocumentRow.BlueprintKind,
        MediaRow.Kind,
        ReservedId.Kind,
        MemberGroupRow.Kind,
        MemberRow.Kind,
        PublicAccessRow.Kind);

    private static Kind[] Numbered(params Kind[] kinds)
    {
        for (int slot = 0; slot < kinds.Length; slot++)
        {
            kinds[slot].Slot = slot;
        }

        return kinds;
    }
}
