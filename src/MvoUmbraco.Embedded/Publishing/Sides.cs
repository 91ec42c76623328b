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
