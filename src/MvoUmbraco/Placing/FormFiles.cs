using MvoUmbraco.Attachments;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Placing;

/// <summary>What came of a file that was sent with a form.</summary>
/// <param name="TemporaryFile">Where its bytes wait until the form is saved; null when it was refused.</param>
/// <param name="Problem">Why it was refused, in Dutch, with the mend.</param>
public sealed record ReceivedFile(Guid? TemporaryFile, string? Problem);

/// <summary>Takes the files that are sent with a form, so that a form that comes back with something to mend still has them.</summary>
public interface IFormFiles
{
    /// <summary>Takes a file, judged by its bytes.</summary>
    /// <param name="name">The name it was sent under.</param>
    /// <param name="open">Opens its bytes; called twice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ReceivedFile> ReceiveAsync(string name, Func<Stream> open, CancellationToken cancellationToken = default);
}

internal sealed class FormFiles(IAttachmentStore store, ITemporaryFileService temporaryFiles) : IFormFiles
{
    public async Task<ReceivedFile> ReceiveAsync(string name, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await using (var bytes = open())
        {
            if ((await store.CheckAsync(name, bytes, cancellationToken)).Problem is { } problem)
            {
                return new ReceivedFile(null, problem);
            }
        }

        var key = Guid.NewGuid();
        var made = await temporaryFiles.CreateAsync(new CreateTemporaryFileModel { Key = key, FileName = name, OpenReadStream = open });
        return made.Success ? new ReceivedFile(key, null) : new ReceivedFile(null, $"‘{name}’ kon niet opgeladen worden ({made.Status}). Probeer het opnieuw.");
    }
}
