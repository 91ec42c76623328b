using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Attachments;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Attachments;

/// <summary>
/// What uploading keeps about people: the files that wait to be attached. <see cref="AttachmentTidying"/> forgets those that
/// waited too long, and after them the bytes that nothing needs; what was attached belongs to the document.
/// </summary>
internal sealed class UploadData(IDbContextFactory<MvoContext> contexts, IAttachmentStore store, IOptionsMonitor<AttachmentOptions> options) : IPersonalFiles
{
    public PersonalTable Table => new PersonalTable<AttachmentUpload>("uploads")
    {
        About = subject => upload => upload.MemberKey == subject.Key,
        Told = (upload, _) => new { upload.Key, upload.Name, upload.Size, upload.ContentType, upload.UploadedAt },
        Erased = PersonalTable<AttachmentUpload>.DeleteAsync,
        Kept = _ => Keeping.For(options.CurrentValue.KeepUploadsDays),
        People = [upload => upload.MemberKey],
    };

    public async IAsyncEnumerable<(string Name, Stream Bytes)> FilesAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var upload in await context.Set<AttachmentUpload>().AsNoTracking().Where(upload => upload.MemberKey == subject.Key).ToListAsync(cancellationToken))
        {
            if (store.Open(upload.Sha256) is { } bytes)
            {
                yield return (upload.Name, bytes);
            }
        }
    }
}
