using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Attachments;

namespace MvoUmbraco.Attachments;

internal sealed class Uploads(IDbContextFactory<MvoContext> contexts, AttachmentFiles store, IOptionsMonitor<AttachmentOptions> options, TimeProvider clock) : IUploads
{
    public async Task<UploadAnswer> ReceiveAsync(Guid member, string name, Stream bytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var most = options.CurrentValue.MostUploads;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await context.Set<AttachmentUpload>().CountAsync(upload => upload.MemberKey == member, cancellationToken) >= most)
            {
                return new UploadAnswer(name, null, string.Create(CultureInfo.InvariantCulture, $"Er wachten al {most} bestanden van u; verwijder er die u niet meer nodig hebt."));
            }
        }

        var result = await store.StoreAsync(name, bytes, cancellationToken);
        return result.File is { } file
            ? new UploadAnswer(name, Of(await KeepAsync(member, name, file, cancellationToken)), null)
            : new UploadAnswer(name, null, result.Problem);
    }

    public async Task<IReadOnlyList<Upload>> WaitingAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<AttachmentUpload>()
            .AsNoTracking()
            .Where(upload => upload.MemberKey == member)
            .OrderByDescending(upload => upload.UploadedAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public async Task<IReadOnlyList<Attachment>> AttachAsync(Guid member, IReadOnlyCollection<Guid> uploads, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<AttachmentUpload>()
            .AsNoTracking()
            .Where(upload => upload.MemberKey == member && uploads.Contains(upload.Key))
            .ToDictionaryAsync(upload => upload.Key, cancellationToken);
        return
        [
            .. uploads.Distinct().Select(key => rows.GetValueOrDefault(key)).OfType<AttachmentUpload>()
                .Select(row => new Attachment(row.Key, row.Name, null, row.Size, row.ContentType, row.Sha256, row.UploadedAt)),
        ];
    }

    public async Task<bool> ForgetAsync(Guid member, Guid upload, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<AttachmentUpload>().Where(row => row.MemberKey == member && row.Key == upload).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The bytes of an upload, named by its key, which only the member who sent it was told; null when there is none.</summary>
    public StoredFile? Find(Guid upload)
    {
        using var context = contexts.CreateDbContext();
        return context.Set<AttachmentUpload>().AsNoTracking().SingleOrDefault(row => row.Key == upload) is { } row && store.Has(row.Sha256)
            ? new StoredFile(row.Sha256, row.Size, row.ContentType)
            : null;
    }

    private async Task<AttachmentUpload> KeepAsync(Guid member, string name, StoredFile file, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Set<AttachmentUpload>().Where(row => row.MemberKey == member && row.Sha256 == file.Sha256 && row.Name == name);
        var now = clock.GetUtcNow();
        if (await known.SingleOrDefaultAsync(cancellationToken) is not { } upload)
        {
            upload = new AttachmentUpload
            {
                Key = Guid.NewGuid(),
                MemberKey = member,
                Name = name,
                Sha256 = file.Sha256,
                Size = file.Size,
                ContentType = file.ContentType,
                UploadedAt = now,
            };
            context.Add(upload);
        }

        upload.UploadedAt = now;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return upload;
        }
        catch (DbUpdateException)
        {
            // The same file came in twice at once.
            context.ChangeTracker.Clear();
            return await known.SingleAsync(cancellationToken);
        }
    }

    private static Upload Of(AttachmentUpload row) => new(row.Key, row.Name, row.Size, row.ContentType);
}
