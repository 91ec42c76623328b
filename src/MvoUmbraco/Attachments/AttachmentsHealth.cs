using System.Globalization;
using Umbraco.Cms.Core.HealthChecks;

namespace MvoUmbraco.Attachments;

/// <summary>
/// Says which documents name a file whose bytes are not there (a backup that was put back without its attachments), and
/// tidies away what nothing needs when it is asked to.
/// </summary>
[HealthCheck(Key, "Bijlagen", Description = "Bijlagen waarvan de inhoud ontbreekt, en opruimen wat niets meer nodig heeft.", Group = "MvoUmbraco")]
internal sealed class AttachmentsHealth(AttachmentsOfDocuments documents, AttachmentFiles files, AttachmentTidying tidying) : HealthCheck
{
    private const string Key = "b0d3b9a4-0a3e-4c58-8a5e-0b7a2c6ce9f1";
    private const string Tidy = "tidy";
    private const int MostNamed = 10;

    public override Task<IEnumerable<HealthCheckStatus>> GetStatusAsync()
    {
        var missing = documents.InUse().Where(use => !files.Has(use.Hash)).Select(use => use.Document.Name ?? use.Document.Key.ToString()).Distinct().ToList();
        var status = missing.Count == 0
            ? new HealthCheckStatus("Van elke bijlage is de inhoud er.") { ResultType = StatusResultType.Success }
            : new HealthCheckStatus(string.Create(
                CultureInfo.InvariantCulture,
                $"Bij {missing.Count} documenten ontbreekt de inhoud van een bijlage: {string.Join(", ", missing.Take(MostNamed))}{(missing.Count > MostNamed ? ", …" : string.Empty)}. Zet de map met bijlagen terug uit een back-up."))
            {
                ResultType = StatusResultType.Error,
            };
        status.Actions =
        [
            new HealthCheckAction(Tidy, Id) { Name = "Opruimen", Description = "Zet opzij wat geen enkele versie van een document nog nodig heeft, en verwijdert wat lang genoeg opzij staat." },
        ];
        return Task.FromResult<IEnumerable<HealthCheckStatus>>([status]);
    }

    public override async Task<HealthCheckStatus> ExecuteActionAsync(HealthCheckAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Alias != Tidy)
        {
            throw new InvalidOperationException($"The check of attachments has no action '{action.Alias}'.");
        }

        var report = await tidying.TidyAsync();
        return new HealthCheckStatus(string.Create(
            CultureInfo.InvariantCulture, $"{report.SetAside} opzij gezet, {report.Deleted} verwijderd ({report.Bytes / 1024} kB)."))
        {
            ResultType = StatusResultType.Success,
        };
    }
}
