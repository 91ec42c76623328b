using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Attachments;
using MvoUmbraco.Upkeep;

namespace MvoUmbraco.Attachments;

/// <summary>What tidying did.</summary>
/// <param name="SetAside">Files that nothing needs any more, now aside.</param>
/// <param name="Deleted">Files that stood aside long enough, now gone.</param>
/// <param name="Bytes">How much room the deleted ones took.</param>
internal sealed record TidyReport(int SetAside, int Deleted, long Bytes);

/// <summary>
/// Removes the bytes that nothing needs: no version of any document, no upload. In two steps. What was not touched for
/// <see cref="AttachmentOptions.UnusedDays"/> and is needed by nothing is set aside, where it is still found when somebody
/// asks for it after all. What stood aside for <see cref="AttachmentOptions.AsideDays"/> and is still needed by nothing is
/// deleted. A file that comes in, also for the second time, counts as touched.
/// </summary>
internal sealed partial class AttachmentTidying(
    AttachmentFiles files,
    IEnumerable<IAttachmentUse> uses,
    IDbContextFactory<MvoContext> contexts,
    IOptionsMonitor<AttachmentOptions> options,
    TimeProvider clock,
    ILogger<AttachmentTidying> logger) : IUpkeep
{
    public TimeSpan Period => TimeSpan.FromDays(1);

    public async Task PerformAsync(CancellationToken cancellationToken)
    {
        var report = await TidyAsync(cancellationToken);
        if (report is not { SetAside: 0, Deleted: 0 })
        {
            LogTidied(report.SetAside, report.Deleted, report.Bytes);
        }
    }

    /// <summary>Tidies now.</summary>
    public async Task<TidyReport> TidyAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var (unused, aside, uploads) = (
            now.AddDays(-options.CurrentValue.UnusedDays), now.AddDays(-options.CurrentValue.AsideDays), now.AddDays(-options.CurrentValue.KeepUploadsDays));
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await context.Set<AttachmentUpload>().Where(upload => upload.UploadedAt < uploads).ExecuteDeleteAsync(cancellationToken);
        }

        files.DeleteAbandoned(now.AddDays(-1));
        var untouched = files.Untouched(unused);
        var waiting = files.AsideSince(aside);
        await WithoutNeededAsync([untouched, waiting], cancellationToken);

        var moved = untouched.Count(hash => files.SetAside(hash, unused));
        var (deleted, bytes) = (0, 0L);
        foreach (var hash in waiting)
        {
            if (files.DeleteAside(hash, aside) is { } size)
            {
                (deleted, bytes) = (deleted + 1, bytes + size);
            }
        }

        return new TidyReport(moved, deleted, bytes);
    }

    private async Task WithoutNeededAsync(HashSet<string>[] candidates, CancellationToken cancellationToken)
    {
        foreach (var use in uses)
        {
            // Looking through all versions takes a while; usually there is nothing to look for.
            if (candidates.All(set => set.Count == 0))
            {
                return;
            }

            await foreach (var hash in use.HashesAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                foreach (var set in candidates)
                {
                    set.Remove(hash);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Attachments that nothing needs: {SetAside} set aside, {Deleted} deleted ({Bytes} bytes)")]
    private partial void LogTidied(int setAside, int deleted, long bytes);
}
