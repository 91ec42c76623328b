using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Attachments;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Attachments;

/// <summary>
/// What documents need: every version of every one, draft, published and old, in the tree, in the recycle bin and as
/// blueprint. Every text value is looked through for hashes, wherever an editor has put them.
/// </summary>
internal sealed partial class AttachmentsOfDocuments(
    IContentService contents, IContentTypeService types, IMediaTypeService mediaTypes, IMemberTypeService memberTypes) : IAttachmentUse
{
    private const int PageSize = 100;

    public async IAsyncEnumerable<string> HashesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Asking nobody for files of media and members is right only while these have none.
        if (mediaTypes.GetAll().Cast<IContentTypeComposition>().Concat(memberTypes.GetAll())
            .FirstOrDefault(type => type.CompositionPropertyTypes.Any(property => property.PropertyEditorAlias == EditorAliases.Attachments)) is { } other)
        {
            throw new InvalidOperationException($"'{other.Alias}' is not a document type and has attachments, which are not looked through: no attachment can be tidied away.");
        }

        await Task.CompletedTask;
        foreach (var document in Documents())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var hash in contents.GetVersions(document.Id).Append(document).SelectMany(HashesIn))
            {
                yield return hash;
            }
        }
    }

    /// <summary>The documents whose draft or published version names a hash.</summary>
    public IEnumerable<(IContent Document, string Hash)> InUse()
        => Documents().Where(document => !document.Blueprint).SelectMany(document => HashesIn(document).Distinct().Select(hash => (document, hash)));

    private IEnumerable<IContent> Documents()
        => Paged((page, size) => contents.GetPagedDescendants(Constants.System.Root, page, size, out _))
            .Concat(Paged((page, size) => contents.GetPagedContentInRecycleBin(page, size, out _)))
            .Concat(contents.GetBlueprintsForContentTypes([.. types.GetAll().Select(type => type.Id)]));

    private static IEnumerable<IContent> Paged(Func<long, int, IEnumerable<IContent>> read)
    {
        for (long page = 0; ; page++)
        {
            var documents = read(page, PageSize).ToList();
            foreach (var document in documents)
            {
                yield return document;
            }

            if (documents.Count < PageSize)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<string> HashesIn(IContent version)
        => version.Properties
            .SelectMany(property => property.Values)
            .SelectMany(value => new[] { value.EditedValue, value.PublishedValue })
            .OfType<string>()
            .SelectMany(text => Hash().Matches(text).Select(match => match.Value.ToLowerInvariant()));

    [GeneratedRegex("(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}

/// <summary>What members have sent and may still attach.</summary>
internal sealed class AttachmentsOfUploads(IDbContextFactory<MvoContext> contexts) : IAttachmentUse
{
    public async IAsyncEnumerable<string> HashesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var hash in context.Set<AttachmentUpload>().Select(upload => upload.Sha256).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return hash;
        }
    }
}
