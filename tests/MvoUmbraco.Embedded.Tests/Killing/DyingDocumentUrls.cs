using System.Diagnostics;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Tests.Killing;

/// <summary>
/// Kills its process (SIGKILL) instead of storing the first address of the kind it waits for, after printing whose it was.
/// At that moment the document is committed and its address is not.
/// </summary>
internal sealed class DyingDocumentUrls(IDocumentUrlRepository inner, bool atPublished) : IDocumentUrlRepository
{
    public void Save(IEnumerable<PublishedDocumentUrlSegment> publishedDocumentUrlSegments)
    {
        PublishedDocumentUrlSegment[] segments = [.. publishedDocumentUrlSegments];
        if (Array.Find(segments, segment => segment.IsDraft != atPublished) is { } fatal)
        {
            Console.WriteLine(fatal.DocumentKey);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        inner.Save(segments);
    }

    public IEnumerable<PublishedDocumentUrlSegment> GetAll() => inner.GetAll();

    public void DeleteByDocumentKey(IEnumerable<Guid> select) => inner.DeleteByDocumentKey(select);
}
