using System.Runtime.CompilerServices;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>A published item, and the type it was made with.</summary>
internal sealed record Side(PublishedType Type, IPublishedContent Content);

/// <summary>The published items that were made of one row.</summary>
internal sealed class Sides
{
    public Side? Live { get; private set; }

    public Side? Draft { get; private set; }

    /// <summary>Everybody gets the same item, also of two threads that made it at once.</summary>
    public Side Set(bool preview, Side side)
    {
        lock (this)
        {
            if ((preview ? Draft : Live) is { } other && other.Type == side.Type)
            {
                return other;
            }

            if (preview)
            {
                Draft = side;
            }
            else
            {
                Live = side;
            }

            return side;
        }
    }
}

/// <summary>
/// The published items of rows, each made once and remembered with its row for as long as its type stays as it is. A commit
/// brings other rows, so there is nothing to refresh.
/// </summary>
/// <param name="types">Finds the type of a row.</param>
/// <param name="kind">Documents or media.</param>
/// <param name="make">Makes the item of a row, or of its draft.</param>
internal sealed class RememberedItems<TRow>(PublishedTypes types, PublishedItemType kind, Func<TRow, PublishedType, bool, IPublishedContent> make)
    where TRow : class
{
    private readonly ConditionalWeakTable<TRow, Sides> remembered = [];

    public IPublishedContent Of(TRow row, int typeId, bool preview)
    {
        PublishedType type = types.Find(kind, typeId);
        Sides sides = remembered.GetValue(row, static _ => new Sides());
        Side? side = preview ? sides.Draft : sides.Live;
        if (side is null || side.Type != type)
        {
            side = sides.Set(preview, new Side(type, make(row, type, preview)));
        }

        return side.Content;
    }
}
