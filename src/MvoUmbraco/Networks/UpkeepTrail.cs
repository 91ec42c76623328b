using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Networks;

/// <summary>Why groups and protections were looked at.</summary>
internal enum UpkeepCause
{
    /// <summary>The content they follow has changed.</summary>
    Follow = 0,

    /// <summary>Somebody changed them by hand.</summary>
    Restore,

    /// <summary>The site starts.</summary>
    Start,
}

/// <summary>
/// Writes what was done to groups and protections into Umbraco's audit trail, in the history of the document it is about,
/// and reads it back.
/// </summary>
internal sealed class UpkeepTrail(IAuditService audit)
{
    private const string Mark = "MvoUmbraco.Networks";

    private static readonly string EntityType = UmbracoObjectTypes.Document.GetName()!;

    /// <param name="cause">Why.</param>
    /// <param name="about">The document; null when the site has none.</param>
    /// <param name="what">A sentence without its full stop.</param>
    public async Task WriteAsync(UpkeepCause cause, IContent? about, string what)
        => await audit.AddAsync(
            AuditType.Custom,
            Constants.Security.SuperUserKey,
            about?.Id ?? Constants.System.Root,
            EntityType,
            cause switch
            {
                UpkeepCause.Restore => $"{what}. Hersteld na een wijziging met de hand.",
                UpkeepCause.Start => $"{what}. Hersteld bij het opstarten.",
                _ => $"{what}.",
            },
            $"{Mark}.{cause}");

    /// <summary>What was done because it had been changed by hand or was found wrong at start, the latest first.</summary>
    public async Task<IReadOnlyList<IAuditItem>> RestoredAsync(DateTimeOffset since, int most)
    {
        var items = await audit.GetItemsAsync(0, 1000, Direction.Descending, since, [AuditType.Custom]);
        return [.. items.Items.Where(IsRestored).Take(most)];
    }

    private static bool IsRestored(IAuditItem item)
        => item.Parameters is $"{Mark}.{nameof(UpkeepCause.Restore)}" or $"{Mark}.{nameof(UpkeepCause.Start)}";
}
