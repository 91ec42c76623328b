using Microsoft.Extensions.Options;
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
/// one. What is known of an ancestor is kept for the length of the query.
/// </summary>
internal sealed class DocumentVisibility(
    Table<DocumentRow> documents,
    DocumentFields fields,
    DeliveryApiSettings settings,
    ProtectedContent protection,
    string culture,
    bool preview)
{
    private readonly Dictionary<int, (bool Live, bool InCulture)> known = [];
    private readonly Dictionary<int, bool> allowedTypes = [];

    public bool Shows(DocumentRow row)
    {
        if (row.Trashed || row.Blueprint || !IsAllowed(row) || (protection.IsAnythingProtected && !protection.IsOpen(row.Path)))
        {
            return false;
        }

        bool varies = fields.TypeOf(row).VariesByCulture();
        if (preview)
        {
            return !varies || row.Cultures.Any(name => string.Equals(name.Culture, culture, StringComparison.OrdinalIgnoreCase));
        }

        (bool live, bool inCulture) = StateOf(row);
        return varies ? inCulture : live;
    }

    private bool IsAllowed(DocumentRow row)
    {
        if (!allowedTypes.TryGetValue(row.TypeId, out bool allowed))
        {
            allowedTypes[row.TypeId] = allowed = settings.IsAllowedContentType(fields.TypeOf(row).Alias);
        }

        return allowed;
    }

    private (bool Live, bool InCulture) StateOf(DocumentRow row)
    {
        if (known.TryGetValue(row.Id, out (bool, bool) state))
        {
            return state;
        }

        (bool live, bool inCulture) parent = row.ParentId <= 0
            ? (true, true)
            : documents.Get(row.ParentId) is { } above ? StateOf(above) : (false, false);
        bool isLive = row.Published && parent.live;
        bool isLiveInCulture = isLive && parent.inCulture && (!fields.TypeOf(row).VariesByCulture() || row.IsPublishedIn(culture));
        return known[row.Id] = (isLive, isLiveInCulture);
    }
}
