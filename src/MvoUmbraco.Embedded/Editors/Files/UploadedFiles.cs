using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>
/// The way of a file from an upload (a temporary file, known by its key) into the media folder. What must vanish, the
/// temporary file and the file it replaces, is deleted only when the change is committed.
/// </summary>
internal sealed class UploadedFiles(
    MediaFileManager files,
    ITemporaryFileService temporaryFiles,
    ICoreScopeProvider scopes,
    IFileStreamSecurityValidator security,
    IOptionsMonitor<ContentSettings> settings)
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

        return IsAllowed(file, extensions)
            ? null
            : new ValidationResult($"The file type for file name \"{file.FileName}\" is not valid for upload", EditorFormat.WholeValue);
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

        if (Find(key) is not { } file || !IsAllowed(file, extensions))
        {
            return null;
        }

        using var scope = scopes.CreateCoreScope();
        temporaryFiles.EnlistDeleteIfScopeCompletes(key, scopes);
        using var stream = file.OpenReadStream();
        if (!security.IsConsideredSafe(stream))
        {
            return null;
        }

        var path = files.GetMediaPath(file.FileName, contentKey, propertyTypeKey);
        files.FileSystem.AddFile(path, stream, overrideIfExists: true);
        scope.Complete();
        return files.FileSystem.GetUrl(path);
    }

    /// <summary>Deletes the file at an address that a property no longer holds, once that is committed.</summary>
    public void Discard(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return;
        }

        var path = files.FileSystem.GetRelativePath(url);
        using var scope = scopes.CreateCoreScope();
        scopes.Context?.Enlist($"discard file {path}", completed =>
        {
            if (completed)
            {
                files.FileSystem.DeleteFile(path);
            }
        });
        scope.Complete();
    }

    private TemporaryFileModel? Find(Guid key) => temporaryFiles.GetAsync(key).GetAwaiter().GetResult();

    private bool IsAllowed(TemporaryFileModel file, IEnumerable<string> extensions)
    {
        var extension = Path.GetExtension(file.FileName).TrimStart('.');
        string[] allowed = [.. extensions];
        return settings.CurrentValue.IsFileAllowedForUpload(extension)
            && (allowed.Length == 0 || allowed.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
