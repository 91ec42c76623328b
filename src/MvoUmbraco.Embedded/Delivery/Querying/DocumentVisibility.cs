using MvoUmbraco.Embedded.Delivery.Access;
using MvoUmbraco.Embedded.Publishing;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// Which documents one query may find: of allowed types, not in the bin, open to who asks, and published in the culture
/// with all their ancestors. An ancestor must be published; where it and the document both vary by culture, in the same
/// one. What is known of parents and types is kept for the length of the query.
/// </summary>
internal sealed class DocumentVisibility(
    Table<DocumentRow> documents,
    DocumentFields fields,
    DeliveryApiSettings settings,
    ProtectedContent protection,
    string culture,
    bool preview)
{
    private readonly Dictionary<int, Standing> parents = [];
    private readonly Dictionary<int, (bool IsAllowed, bool Varies)> types = [];
    private readonly IReadOnlyDictionary<int, bool> protectedNodes = protection.ProtectedNodes();

    public bool Shows(DocumentRow row)
    {
        (bool isAllowed, bool varies) = TypeOf(row);
        if (row.Trashed || row.Blueprint || !isAllowed)
        {
            return false;
        }

        Standing standing = StandingOf(row, varies);
        if (!standing.IsOpen)
        {
            return false;
        }

        if (preview)
        {
            return !varies || row.Cultures.Any(name => string.Equals(name.Culture, culture, StringComparison.OrdinalIgnoreCase));
        }

        return varies ? standing.IsLiveInCulture : standing.IsLive;
    }

    private (bool IsAllowed, bool Varies) TypeOf(DocumentRow row)
    {
        if (!types.TryGetValue(row.TypeId, out (bool, bool) known))
        {
            IPublishedContentType type = fields.TypeOf(row);
            types[row.TypeId] = known = (settings.IsAllowedContentType(type.Alias), type.VariesByCulture());
        }

        return known;
    }

    private Standing StandingOf(DocumentRow row, bool varies)
    {
        Standing parent = row.ParentId <= 0 ? Standing.Root : StandingOfParent(row.ParentId);
        bool isLive = row.Published && parent.IsLive;
        return new Standing(
            isLive,
            isLive && parent.IsLiveInCulture && (!varies || row.IsPublishedIn(culture)),
            protectedNodes.TryGetValue(row.Id, out bool isOpen) ? isOpen : parent.IsOpen);
    }

    private Standing StandingOfParent(int id)
    {
        if (!parents.TryGetValue(id, out Standing known))
        {
            parents[id] = known = documents.Get(id) is { } row ? StandingOf(row, TypeOf(row).Varies) : Standing.Nowhere;
        }

        return known;
    }

    /// <summary>What a document is, and lets its children be.</summary>
    private readonly record struct Standing(bool IsLive, bool IsLiveInCulture, bool IsOpen)
    {
        public static readonly Standing Root = new(true, true, true);
        public static readonly Standing Nowhere = new(false, false, false);
    }
}
