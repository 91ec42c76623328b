using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Domains;

/// <summary>
/// Domains, found by name; wildcards by their document. Umbraco sets all domains of a document together, so that one is
/// changed by giving back the others as they are.
/// </summary>
internal sealed class DomainKind(
    IDomainService domains,
    IContentService contents,
    ILanguageService languages,
    IShortStringHelper shortStrings) : ItemKind<DomainItem>(FileKind.Domains)
{
    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IDomain domain in await domains.GetAllAsync(true))
        {
            yield return Describe(domain);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if ((await domains.GetAllAsync(true)).FirstOrDefault(d => Same(d.DomainName, alias)) is not { RootContentId: { } rootId } domain
            || contents.GetById(rootId) is not { } root)
        {
            return false;
        }

        await UpdateAsync(root.Key, without: domain, with: null);
        return true;
    }

    protected override IEnumerable<DomainItem> Order(IEnumerable<DomainItem> items) => items.OrderBy(item => item.SortOrder ?? int.MaxValue);

    protected override string FileName(DomainItem item) =>
        $"{item.Alias.ToSafeFileName(shortStrings)}_{item.Language?.ToSafeFileName(shortStrings)}";

    protected override async Task<FileOutcome> ApplyAsync(DomainItem item, Round round, Notes notes)
    {
        if (item.Root is null || contents.GetById(item.Root.Key) is not { } root)
        {
            throw Wrong("Info/Root", $"The document \"{item.Root?.Name}\" is not there. Add its file, or correct the key.");
        }

        ILanguage? language = (await languages.GetAllAsync()).FirstOrDefault(l => Same(l.IsoCode, item.Language));
        if (language is null)
        {
            throw Wrong("Info/Language", $"The language \"{item.Language}\" is not there. Add its file, or correct the code.");
        }

        IDomain[] all = [.. await domains.GetAllAsync(true)];
        IDomain? existing = item.IsWildcard
            ? all.FirstOrDefault(d => d.IsWildcard && d.RootContentId == root.Id)
            : all.FirstOrDefault(d => !d.IsWildcard && Same(d.DomainName, item.Alias));

        // The order within a document is given by all of its domains together.
        DomainItem wanted = item with { SortOrder = null };
        if (existing is not null && (Describe(existing) with { SortOrder = null }).Means(wanted))
        {
            return FileOutcome.Unchanged;
        }

        if (existing?.RootContentId is { } elsewhere && elsewhere != root.Id && contents.GetById(elsewhere) is { } other)
        {
            await UpdateAsync(other.Key, without: existing, with: null);
        }

        await UpdateAsync(root.Key, without: existing, with: item with { Language = language.IsoCode });
        return existing is null ? FileOutcome.Created : FileOutcome.Updated;
    }

    private static bool Same(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private async Task UpdateAsync(Guid root, IDomain? without, DomainItem? with)
    {
        IDomain[] held = [.. await domains.GetAssignedDomainsAsync(root, true)];
        List<DomainModel> names = [.. held
            .Where(d => !d.IsWildcard && d.LanguageIsoCode is not null && !Same(d.DomainName, without?.DomainName))
            .OrderBy(d => d.SortOrder)
            .Select(d => new DomainModel { DomainName = d.DomainName, IsoCode = d.LanguageIsoCode! })];
        string? wildcard = held.FirstOrDefault(d => d.IsWildcard && d.Id != without?.Id)?.LanguageIsoCode;
        if (with is { IsWildcard: true })
        {
            wildcard = with.Language;
        }
        else if (with is not null)
        {
            int place = without is null || held.All(d => d.Id != without.Id) ? names.Count : Math.Min(without.SortOrder, names.Count);
            names.Insert(Math.Max(place, 0), new DomainModel { DomainName = with.Alias, IsoCode = with.Language! });
        }

        Attempt<DomainUpdateResult, DomainOperationStatus> updated =
            await domains.UpdateDomainsAsync(root, new DomainsUpdateModel { DefaultIsoCode = wildcard, Domains = names });
        if (!updated.Success)
        {
            throw Refused("save", updated.Status);
        }
    }

    private DomainItem Describe(IDomain domain)
    {
        IContent? root = domain.RootContentId is { } id ? contents.GetById(id) : null;
        return new DomainItem(
            Spelling.KeyOf(domain.DomainName),
            domain.DomainName,
            domain.IsWildcard,
            domain.LanguageIsoCode,
            root is null ? null : new Named(root.Key, PathOf(root)),
            domain.SortOrder);
    }

    private string PathOf(IContent content) =>
        (content.ParentId > 0 && contents.GetById(content.ParentId) is { } parent ? PathOf(parent) : string.Empty) + "/" + content.Name;
}
