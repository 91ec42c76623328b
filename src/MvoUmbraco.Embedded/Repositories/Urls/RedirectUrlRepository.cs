using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>An address that a document had, and from which visitors are sent on to it.</summary>
internal sealed record RedirectUrlRow : Row
{
    /// <summary>Route as Umbraco writes it: path, with the id of the domain's root in front when there is one.</summary>
    public required string Url { get; init; }

    public Guid Content { get; init; }

    public string? Culture { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Date { get; init; }

    public static readonly RowIndex<RedirectUrlRow, string> ByUrl = new(row => row.Url, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<RedirectUrlRow, Guid> ByContent = new(row => row.Content);

    public static readonly RowIndex<RedirectUrlRow, DateTime> ByDate = new(row => row.Date);

    public static readonly Kind<RedirectUrlRow> Kind = new("redirect", ByUrl, ByContent, ByDate);
}

/// <summary>Redirects, most recent first. They go with their document.</summary>
internal sealed class RedirectUrlRepository(StoreAccess store) : IRedirectUrlRepository, INodeRemoval
{
    private Table<RedirectUrlRow> Table => store.Read.Table(RedirectUrlRow.Kind);

    public IRedirectUrl? Get(Guid id) => Table.Get(id) is { } row ? Build(row) : null;

    public IEnumerable<IRedirectUrl> GetMany(params Guid[]? ids) => [.. (ids is null or [] ? Table.All : ids.Distinct().Select(Table.Get).OfType<RedirectUrlRow>()).Select(Build).OfType<IRedirectUrl>()];

    public bool Exists(Guid id) => Table.Get(id) is not null;

    /// <exception cref="NotSupportedException">Always, as on Umbraco.</exception>
    public IEnumerable<IRedirectUrl> Get(IQuery<IRedirectUrl> query) => throw ByQuery(nameof(Get));

    /// <exception cref="NotSupportedException">Always, as on Umbraco.</exception>
    public int Count(IQuery<IRedirectUrl>? query) => throw ByQuery(nameof(Count));

    public void Save(IRedirectUrl entity)
    {
        store.Write.Put(RedirectUrlRow.Kind, new RedirectUrlRow
        {
            Id = Table.Get(entity.Key)?.Id ?? store.NextId(),
            Key = entity.Key,
            Url = entity.Url,
            Content = entity.ContentKey,
            Culture = entity.Culture,
            Date = Utc.Of(entity.CreateDateUtc),
        });
        entity.Id = entity.Key.GetHashCode();
    }

    public void Delete(IRedirectUrl entity) => Delete(entity.Key);

    public void Delete(Guid id) => Remove(Table.Get(id) is { } row ? [row] : []);

    public void DeleteAll() => Remove(Table.All);

    public void DeleteContentUrls(Guid contentKey) => Remove(Table.Find(RedirectUrlRow.ByContent, contentKey));

    public void Remove(NodeRow node) => DeleteContentUrls(node.Key);

    public IRedirectUrl? Get(string url, Guid contentKey, string? culture) =>
        Entities(Table.Find(RedirectUrlRow.ByUrl, url).Where(row => row.Content == contentKey && string.Equals(row.Culture, culture, StringComparison.OrdinalIgnoreCase))).FirstOrDefault();

    public IRedirectUrl? GetMostRecentUrl(string url) => Entities(Table.Find(RedirectUrlRow.ByUrl, url)).FirstOrDefault();

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url) => Task.FromResult(GetMostRecentUrl(url));

    /// <summary>The most recent one of the culture, or else of none.</summary>
    public IRedirectUrl? GetMostRecentUrl(string url, string culture)
    {
        if (string.IsNullOrWhiteSpace(culture))
        {
            return GetMostRecentUrl(url);
        }

        List<IRedirectUrl> found = [.. Entities(Table.Find(RedirectUrlRow.ByUrl, url))];
        return found.Find(redirect => redirect.Culture.InvariantEquals(culture)) ?? found.Find(redirect => string.IsNullOrWhiteSpace(redirect.Culture));
    }

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url, string culture) => Task.FromResult(GetMostRecentUrl(url, culture));

    public IEnumerable<IRedirectUrl> GetContentUrls(Guid contentKey) => [.. Entities(Table.Find(RedirectUrlRow.ByContent, contentKey))];

    public IEnumerable<IRedirectUrl> GetAllUrls(long pageIndex, int pageSize, out long total) => Page.Of(Entities(Table.All), pageIndex, pageSize, out total);

    public IEnumerable<IRedirectUrl> GetAllUrls(int rootContentId, long pageIndex, int pageSize, out long total)
    {
        string under = $",{rootContentId},";
        return Page.Of(Entities(Table.All.Where(row => Document(row)?.Path.Contains(under, StringComparison.Ordinal) == true)), pageIndex, pageSize, out total);
    }

    public IEnumerable<IRedirectUrl> SearchUrls(string searchTerm, long pageIndex, int pageSize, out long total) =>
        Page.Of(Entities(Table.All.Where(row => row.Url.Contains(searchTerm.Trim(), StringComparison.OrdinalIgnoreCase))), pageIndex, pageSize, out total);

    private IEnumerable<IRedirectUrl> Entities(IEnumerable<RedirectUrlRow> rows) => rows.OrderByDescending(row => row.Date).Select(Build).OfType<IRedirectUrl>();

    private DocumentRow? Document(RedirectUrlRow row) => store.Read.Table(DocumentRow.Kind).Get(row.Content);

    /// <summary>Null for a document that is gone.</summary>
    private RedirectUrl? Build(RedirectUrlRow row)
    {
        if (Document(row) is not { } document)
        {
            return null;
        }

        var redirect = new RedirectUrl
        {
            Key = row.Key,
            Id = row.Key.GetHashCode(),
            ContentId = document.Id,
            ContentKey = row.Content,
            CreateDateUtc = row.Date,
            Culture = row.Culture,
            Url = row.Url,
        };
        redirect.ResetDirtyProperties(false);
        return redirect;
    }

    private void Remove(IEnumerable<RedirectUrlRow> rows)
    {
        foreach (RedirectUrlRow row in rows.ToList())
        {
            store.Write.Remove(RedirectUrlRow.Kind, row.Id);
        }
    }

    private static NotSupportedException ByQuery(string member) => new($"IRedirectUrlRepository.{member}: redirects can't be queried, neither here nor on Umbraco. Use GetAllUrls or SearchUrls.");
}
