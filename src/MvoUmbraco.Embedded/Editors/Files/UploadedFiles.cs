using System.ComponentModel.DataAnnotations;
using MvoUmbraco.Embedded.MediaFiles;
using MvoUmbraco.Embedded.MediaFiles.Uploads;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// The way of a file from an upload (a temporary file, known by its key) into the media folder. What must vanish, the
/// temporary file and the file it replaces, goes only when the content was saved.
/// </summary>
internal sealed class UploadedFiles(
    MediaFolder folder,
    PendingFiles pending,
    ITemporaryFileService temporaryFiles,
    IFileStreamSecurityValidator security,
    UploadRules rules)
{
    /// <summary>Null when the file may be used, else what is wrong with it.</summary>
    /// <param name="key">Key of the temporary file.</param>
    /// <param name="extensions">The extensions that the data type allows; empty allows all.</param>
    public ValidationResult? Check(Guid key, IEnumerable<string> extensions)
    {
        if (Find(key) is not { } file)
        {
            return new ValidationResult($"No temporary file was found for the key: {key}", EditorFormat.WholeValue);
        }

        return !IsAllowed(file, extensions) ? Wrong($"The file type for file name \"{file.FileName}\" is not valid for upload")
            : !IsSafe(file) ? Wrong($"The content of the file \"{file.FileName}\" is not what its name says")
            : null;
    }

    /// <summary>
    /// Puts the temporary file in the folder of this content and property; answers its address, or null when there is
    /// no such file or it may not be used.
    /// </summary>
    public string? Take(Guid key, Guid contentKey, Guid propertyTypeKey, IEnumerable<string> extensions)
    {
        if (contentKey == Guid.Empty || propertyTypeKey == Guid.Empty)
        {
            throw new InvalidOperationException(
                "A file can only be stored for a content with a key and a property type with a key: its folder is named after them.");
        }

        if (Find(key) is not { } file || !IsAllowed(file, extensions) || !IsSafe(file))
        {
            return null;
        }

        using var stream = file.OpenReadStream();
        pending.Consumed(contentKey, key);
        return folder.Add(file.FileName, contentKey, propertyTypeKey, stream);
    }

    /// <summary>The content no longer has the file at this address, once it is saved.</summary>
    public void Discard(Guid contentKey, string? url) => pending.Dropped(contentKey, url);

    private static ValidationResult Wrong(string message) => new(message, EditorFormat.WholeValue);

    private TemporaryFileModel? Find(Guid key) => temporaryFiles.GetAsync(key).GetAwaiter().GetResult();

    private bool IsSafe(TemporaryFileModel file)
    {
        using var stream = file.OpenReadStream();
        return UploadRules.IsHonest(file.FileName, stream) && security.IsConsideredSafe(stream);
    }

    private bool IsAllowed(TemporaryFileModel file, IEnumerable<string> extensions)
    {
        var extension = Path.GetExtension(file.FileName).TrimStart('.');
        string[] allowed = [.. extensions];
        return rules.IsExtensionAllowed(file.FileName)
            && (allowed.Length == 0 || allowed.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
