using System.Globalization;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// Uploads that wait for the save that will use them, in the temporary folder:
/// <code>temp/uploads/&lt;key&gt;/until   the moment it expires, ISO 8601 in universal time
/// temp/uploads/&lt;key&gt;/file/&lt;name&gt;</code>
/// The file is written last, so an upload that broke off is none. Expired ones are not found, and are removed with
/// the next upload.
/// </summary>
internal sealed class TemporaryFiles(IHostingEnvironment paths, TimeProvider time) : ITemporaryFileRepository
{
    private readonly string root = Path.Combine(paths.LocalTempPath, "uploads");

    public Task<TemporaryFileModel?> GetAsync(Guid key)
    {
        var files = new DirectoryInfo(Path.Combine(FolderOf(key), "file"));
        var file = files.Exists ? files.EnumerateFiles().FirstOrDefault() : null;
        return Task.FromResult(file is null || Expiry(key) is not { } until || until <= time.GetUtcNow() ? null : new TemporaryFileModel
        {
            Key = key,
            FileName = file.Name,
            AvailableUntil = until.LocalDateTime,
            OpenReadStream = file.OpenRead,
        });
    }

    public async Task SaveAsync(TemporaryFileModel model)
    {
        await CleanUpOldTempFiles(time.GetLocalNow().DateTime);
        try
        {
            await WriteAsync(model);
        }
        catch
        {
            await DeleteAsync(model.Key);
            throw;
        }
    }

    private async Task WriteAsync(TemporaryFileModel model)
    {
        var folder = Directory.CreateDirectory(Path.Combine(FolderOf(model.Key), "file")).FullName;
        var until = new DateTimeOffset(model.AvailableUntil).ToUniversalTime();
        await File.WriteAllTextAsync(ExpiryFile(model.Key), until.ToString("O", CultureInfo.InvariantCulture));

        // A name may come from anywhere: only its last part is a name.
        var target = Path.Combine(folder, Path.GetFileName(model.FileName));
        var part = Path.Combine(FolderOf(model.Key), "part");
        await using (var content = model.OpenReadStream())
        await using (var file = File.Create(part))
        {
            await content.CopyToAsync(file);
        }

        File.Move(part, target, overwrite: true);
    }

    public Task DeleteAsync(Guid key)
    {
        if (Directory.Exists(FolderOf(key)))
        {
            Directory.Delete(FolderOf(key), recursive: true);
        }

        return Task.CompletedTask;
    }

    /// <param name="dateTime">Local time, as Umbraco gives it.</param>
    public async Task<IEnumerable<Guid>> CleanUpOldTempFiles(DateTime dateTime)
    {
        var now = new DateTimeOffset(DateTime.SpecifyKind(dateTime, DateTimeKind.Local));
        Guid[] expired = Directory.Exists(root)
            ? [.. Directory.EnumerateDirectories(root)
                .Select(folder => Guid.TryParse(Path.GetFileName(folder), out var key) ? key : Guid.Empty)
                .Where(key => key != Guid.Empty && Expiry(key) is { } until && until <= now)]
            : [];
        foreach (var key in expired)
        {
            await DeleteAsync(key);
        }

        return expired;
    }

    private string FolderOf(Guid key) => Path.Combine(root, key.ToString("N"));

    private string ExpiryFile(Guid key) => Path.Combine(FolderOf(key), "until");

    private DateTimeOffset? Expiry(Guid key) =>
        File.Exists(ExpiryFile(key))
        && DateTimeOffset.TryParse(File.ReadAllText(ExpiryFile(key)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : null;
}
