using System.Globalization;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>
/// Puts in a new store what a fresh Umbraco has: a language, the built-in data types, the media types and the member
/// type. Each part only where there is nothing of it yet.
/// </summary>
internal sealed class BuiltInDefinitions(ICoreScopeProvider scopes, StoreAccess store, TimeProvider time) : IStartStep
{
    private const int DefaultLanguageId = 1;
    private const string DefaultLanguage = "en-US";

    public Task BeforeCaches(CancellationToken cancellationToken)
    {
        Plant();
        return Task.CompletedTask;
    }

    internal void Plant()
    {
        State state = store.Read;
        if (state.Table(LanguageRow.Kind).Count > 0 && state.Table(DataTypeRow.Kind).Count > 0 && state.Table(ContentTypeRow.Kind).Count > 0)
        {
            return;
        }

        DateTime now = time.GetUtcNow().UtcDateTime;
        using ICoreScope scope = scopes.CreateCoreScope();
        Plant(LanguageRow.Kind, [English(now)]);
        Plant(DataTypeRow.Kind, BuiltInDataTypes.Rows(now));
        Plant(ContentTypeRow.Kind, BuiltInTypes.Rows(now));
        scope.Complete();
    }

    private void Plant<TRow>(Kind<TRow> kind, IEnumerable<TRow> rows)
        where TRow : Row
    {
        UnitOfWork write = store.Write;
        if (write.State.Table(kind).Count == 0)
        {
            foreach (TRow row in rows)
            {
                write.Put(kind, row);
            }
        }
    }

    private static LanguageRow English(DateTime now) => new()
    {
        Id = DefaultLanguageId,
        Key = Guid.NewGuid(),
        IsoCode = DefaultLanguage,
        CultureName = CultureInfo.GetCultureInfo(DefaultLanguage).EnglishName,
        IsDefault = true,
        CreateDate = now,
        UpdateDate = now,
    };
}
