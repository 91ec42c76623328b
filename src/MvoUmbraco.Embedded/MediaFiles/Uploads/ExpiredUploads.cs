using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.MediaFiles.Uploads;

/// <summary>Removes uploads that nobody used in time: at the start and then every hour.</summary>
internal sealed class ExpiredUploads(ITemporaryFileService uploads, TimeProvider time, ILogger<ExpiredUploads> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await uploads.CleanUpOldTempFiles();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogError(e, "Expired uploads could not be removed; it is tried again in an hour");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
