using System.Globalization;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Sending;
using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Mail;

/// <summary>Says when mails were given up or do not leave, and tries them again on request.</summary>
[HealthCheck(Key, "Mail", Description = "Mails die niet vertrekken of opgegeven zijn.", Group = "MvoUmbraco")]
internal sealed class StuckMails(OutboxQueue queue, OutboxSignal signal, TimeProvider clock) : HealthCheck
{
    private const string Key = "6f0d7d0e-2a43-4b0e-9d53-8f5b8b9a1d17";
    private const string TryAgain = "tryAgain";

    /// <summary>Longer than any ordinary pause: what is due for so long does not leave.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(30);

    public override async Task<IEnumerable<HealthCheckStatus>> GetStatusAsync()
    {
        var counts = await queue.CountAsync();
        var said = string.IsNullOrEmpty(counts.LastFailure) ? string.Empty : $" Laatste fout: {counts.LastFailure}";
        var statuses = new List<HealthCheckStatus>();
        if (counts.Dead > 0)
        {
            statuses.Add(new HealthCheckStatus($"{Mails(counts.Dead)} als opgegeven.{said}")
            {
                ResultType = StatusResultType.Error,
                Actions = [new HealthCheckAction(TryAgain, Id) { Name = "Opnieuw proberen", Description = "Zet de opgegeven mails die nog zin hebben terug in de wachtrij." }],
            });
        }

        if (counts.DueSince is { } since && clock.GetUtcNow() - since > TooLong)
        {
            statuses.Add(new HealthCheckStatus($"{Mails(counts.Due)} in de wachtrij, de oudste sinds {DutchDates.When(EventTime.At(since))}.{said}")
            {
                ResultType = StatusResultType.Error,
            });
        }

        if (statuses.Count == 0)
        {
            statuses.Add(new HealthCheckStatus("Alle mails vertrekken.") { ResultType = StatusResultType.Success });
        }

        return statuses;
    }

    public override async Task<HealthCheckStatus> ExecuteActionAsync(HealthCheckAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Alias != TryAgain)
        {
            throw new InvalidOperationException($"The check of mails has no action '{action.Alias}'.");
        }

        var revived = await queue.ReviveAsync();
        signal.Wake();
        return new HealthCheckStatus($"{Mails(revived)} opnieuw in de wachtrij.") { ResultType = StatusResultType.Success };
    }

    private static string Mails(int count)
        => count == 1 ? "1 mail staat" : string.Create(CultureInfo.InvariantCulture, $"{count} mails staan");
}
