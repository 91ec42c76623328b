using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Languages;

/// <summary>
/// What keeps things per language outside of this repository, and must follow when a language is deleted or gets
/// another ISO code. Called within the scope of that change.
/// </summary>
internal interface ILanguageFollower
{
    void LanguageDeleted(int id, string isoCode);

    void IsoCodeChanged(string from, string to)
    {
    }
}

/// <summary>Languages. There is always exactly one default language: a new default unsets the one before, and the default can't be deleted.</summary>
internal sealed class LanguageRepository(StoreAccess store, Lazy<IEnumerable<ILanguageFollower>> followers) : ILanguageRepository
{
    public ILanguage? Get(int id) => Rows.Get(id) is { } row ? Build(row) : null;

    public ILanguage? GetByIsoCode(string isoCode) => ByIsoCode(isoCode) is { } row ? Build(row) : null;

    public IEnumerable<ILanguage> GetMany(params int[]? ids) => [.. Rows.All.Where(row => ids is not { Length: > 0 } || ids.Contains(row.Id)).Select(Build)];

    public bool Exists(int id) => Rows.Get(id) is not null;

    public IEnumerable<ILanguage> Get(IQuery<ILanguage> query) => [.. Rows.All.Select(Build).Where(((EntityQuery<ILanguage>)query).Matches)];

    public int Count(IQuery<ILanguage>? query) => query is null ? Rows.Count : Get(query).Count();

    public int? GetIdByIsoCode(string? isoCode, bool throwOnNotFound = true)
    {
        if (isoCode is null)
        {
            return null;
        }

        return ByIsoCode(isoCode)?.Id
            ?? (throwOnNotFound ? throw new ArgumentException($"Code {isoCode} does not correspond to an existing language.", nameof(isoCode)) : null);
    }

    public string? GetIsoCodeById(int? id, bool throwOnNotFound = true)
    {
        if (id is null)
        {
            return null;
        }

        return Rows.Get(id.Value)?.IsoCode
            ?? (throwOnNotFound ? throw new ArgumentException($"Id {id} does not correspond to an existing language.", nameof(id)) : null);
    }

    public string[] GetIsoCodesByIds(ICollection<int> ids, bool throwOnNotFound = true) => [.. ids.Select(id => GetIsoCodeById(id, throwOnNotFound)!)];

    public string GetDefaultIsoCode() => Default()?.IsoCode ?? throw new InvalidOperationException("There is no language. Add one, and make it the default.");

    public int? GetDefaultId() => Default()?.Id;

    /// <exception cref="InvalidOperationException">The language would leave the site without a default, or has another's ISO code.</exception>
    public void Save(ILanguage entity)
    {
        if (string.IsNullOrWhiteSpace(entity.IsoCode) || string.IsNullOrWhiteSpace(entity.CultureName))
        {
            throw new InvalidOperationException("Cannot save a language without an ISO code and a culture name.");
        }

        UnitOfWork write = store.Write;
        LanguageRow? known = entity.HasIdentity
            ? write.State.Table(LanguageRow.Kind).Get(entity.Id) ?? throw new InvalidOperationException($"The language '{entity.IsoCode}' ({entity.Id}) does not exist any more.")
            : null;
        if (ByIsoCode(entity.IsoCode) is { } other && other.Id != known?.Id)
        {
            throw new InvalidOperationException($"The culture {entity.IsoCode} is already assigned to another language.");
        }

        if (known is { IsDefault: true } && !entity.IsDefault)
        {
            throw new InvalidOperationException($"Cannot save the default language ({entity.IsoCode}) as non-default. Make another language the default language instead.");
        }

        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = store.NextId();
        }
        else
        {
            entity.UpdatingEntity();
        }

        if (entity.IsDefault)
        {
            DefinitionTree.Each(write, LanguageRow.Kind, row => row.IsDefault && row.Id != entity.Id ? row with { IsDefault = false } : row);
        }

        write.Put(LanguageRow.Kind, new LanguageRow
        {
            Id = entity.Id,
            Key = entity.Key,
            IsoCode = entity.IsoCode,
            CultureName = entity.CultureName,
            IsDefault = entity.IsDefault,
            IsMandatory = entity.IsMandatory,
            Fallback = string.IsNullOrWhiteSpace(entity.FallbackIsoCode) ? null : ByIsoCode(entity.FallbackIsoCode)?.Id,
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
        });
        if (known is not null && known.IsoCode != entity.IsoCode)
        {
            foreach (ILanguageFollower follower in followers.Value)
            {
                follower.IsoCodeChanged(known.IsoCode, entity.IsoCode);
            }
        }

        entity.ResetDirtyProperties();
    }

    /// <exception cref="InvalidOperationException">It is the default language.</exception>
    public void Delete(ILanguage entity)
    {
        UnitOfWork write = store.Write;
        if (write.State.Table(LanguageRow.Kind).Get(entity.Id) is not { } known)
        {
            return;
        }

        if (known.IsDefault)
        {
            throw new InvalidOperationException($"Cannot delete the default language ({known.IsoCode}).");
        }

        DefinitionTree.Each(write, LanguageRow.Kind, row => row.Fallback == known.Id ? row with { Fallback = null } : row);
        foreach (ILanguageFollower follower in followers.Value)
        {
            follower.LanguageDeleted(known.Id, known.IsoCode);
        }

        write.Remove(LanguageRow.Kind, known.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    private Table<LanguageRow> Rows => store.Read.Table(LanguageRow.Kind);

    private LanguageRow? ByIsoCode(string isoCode) => Rows.FindFirst(LanguageRow.ByIsoCode, isoCode.ToLowerInvariant());

    private LanguageRow? Default() => Rows.All.FirstOrDefault(row => row.IsDefault) ?? Rows.All.FirstOrDefault();

    private ILanguage Build(LanguageRow row)
    {
        var language = new Language(row.IsoCode, row.CultureName)
        {
            Id = row.Id,
            Key = row.Key,
            IsDefault = row.IsDefault,
            IsMandatory = row.IsMandatory,
            FallbackIsoCode = row.Fallback is { } fallback ? Rows.Get(fallback)?.IsoCode : null,
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
        };
        language.ResetDirtyProperties(false);
        return language;
    }
}
