using System.Buffers;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.MediaFiles.Uploads;

/// <summary>
/// Uploads before a save uses them. In place of Umbraco.Core's own, which knows a file by its name only (and fails on a
/// name without an extension): here the content has its say as well.
/// </summary>
internal sealed class TemporaryFileService(
    ITemporaryFileRepository repository,
    IFileStreamSecurityValidator security,
    UploadRules rules,
    IOptionsMonitor<RuntimeSettings> settings,
    TimeProvider time) : ITemporaryFileService
{
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("/\\:*?\"<>|");

    public async Task<Attempt<TemporaryFileModel?, TemporaryFileOperationStatus>> CreateAsync(CreateTemporaryFileModel createModel)
    {
        if (!IsName(createModel.FileName))
        {
            return Failed(TemporaryFileOperationStatus.InvalidFileName);
        }

        if (!rules.IsExtensionAllowed(createModel.FileName))
        {
            return Failed(TemporaryFileOperationStatus.FileExtensionNotAllowed);
        }

        if (await repository.GetAsync(createModel.Key) is not null)
        {
            return Failed(TemporaryFileOperationStatus.KeyAlreadyUsed);
        }

        await using (Stream content = createModel.OpenReadStream())
        {
            if (!UploadRules.IsHonest(createModel.FileName, content) || !security.IsConsideredSafe(content))
            {
                return Failed(TemporaryFileOperationStatus.UploadBlocked);
            }
        }

        var file = new TemporaryFileModel
        {
            Key = createModel.Key,
            FileName = createModel.FileName,
            OpenReadStream = createModel.OpenReadStream,
            AvailableUntil = time.GetLocalNow().DateTime.Add(settings.CurrentValue.TemporaryFileLifeTime),
        };
        await repository.SaveAsync(file);
        return Attempt.SucceedWithStatus<TemporaryFileModel?, TemporaryFileOperationStatus>(TemporaryFileOperationStatus.Success, file);
    }

    public async Task<Attempt<TemporaryFileModel?, TemporaryFileOperationStatus>> DeleteAsync(Guid key)
    {
        if (await repository.GetAsync(key) is not { } file)
        {
            return Failed(TemporaryFileOperationStatus.NotFound);
        }

        await repository.DeleteAsync(key);
        return Attempt.SucceedWithStatus<TemporaryFileModel?, TemporaryFileOperationStatus>(TemporaryFileOperationStatus.Success, file);
    }

    public Task<TemporaryFileModel?> GetAsync(Guid key) => repository.GetAsync(key);

    public Task<IEnumerable<Guid>> CleanUpOldTempFiles() => repository.CleanUpOldTempFiles(time.GetLocalNow().DateTime);

    private static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= 255 && name.Trim('.').Length > 0 && !name.AsSpan().ContainsAny(NeverInNames) && !name.Any(char.IsControl);

    private static Attempt<TemporaryFileModel?, TemporaryFileOperationStatus> Failed(TemporaryFileOperationStatus status) =>
        Attempt.FailWithStatus<TemporaryFileModel?, TemporaryFileOperationStatus>(status, null);
}
