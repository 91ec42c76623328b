using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Consents;

/// <summary>Consents, each with what was said before on the same matter, the latest first.</summary>
internal sealed class ConsentRepository(StoreAccess store) : TableRepository<ConsentRow, IConsent>(store, ConsentRow.Kind), IConsentRepository
{
    public new IEnumerable<IConsent> Get(IQuery<IConsent> query)
    {
        var latest = new Dictionary<(string, string, string), Consent>();
        foreach (Consent consent in Copies(Matching(query).OrderByDescending(row => row.CreateDate).ThenByDescending(row => row.Id)).Cast<Consent>())
        {
            if (!latest.TryAdd((consent.Source!, consent.Context!, consent.Action!), consent))
            {
                Consent last = latest[(consent.Source!, consent.Context!, consent.Action!)];
                last.HistoryInternal ??= [];
                last.HistoryInternal.Add(consent);
            }
        }

        return latest.Values;
    }

    public void ClearCurrent(string source, string context, string action)
    {
        Store.Write.AcquireWriter();
        foreach (ConsentRow row in Table.Find(ConsentRow.BySource, source).Where(row => row.Current && row.Context == context && row.Action == action).ToList())
        {
            Store.Write.Put(ConsentRow.Kind, row with { Current = false });
        }
    }

    private protected override IConsent Build(ConsentRow row)
    {
        var consent = new Consent
        {
            Id = row.Id,
            Key = row.Key,
            Current = row.Current,
            Source = row.Source,
            Context = row.Context,
            Action = row.Action,
            State = (ConsentState)row.State,
            Comment = row.Comment,
            CreateDate = row.CreateDate,
        };
        consent.ResetDirtyProperties(false);
        return consent;
    }

    /// <exception cref="ArgumentException">It does not say who agreed to what.</exception>
    private protected override ConsentRow RowOf(IConsent entity, int id) => new()
    {
        Id = id,
        Key = entity.Key,
        Current = entity.Current,
        Source = Said(entity.Source, nameof(IConsent.Source)),
        Context = Said(entity.Context, nameof(IConsent.Context)),
        Action = Said(entity.Action, nameof(IConsent.Action)),
        State = (int)entity.State,
        Comment = entity.Comment,
        CreateDate = Utc.Of(entity.CreateDate),
    };

    private static string Said(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"A consent needs a {field}.", nameof(value)) : value;
}
