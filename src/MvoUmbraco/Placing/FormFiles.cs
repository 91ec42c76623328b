using MvoUmbraco.Access;
using MvoUmbraco.Attachments;

namespace MvoUmbraco.Placing;

/// <summary>What came of a file that was sent with a form.</summary>
/// <param name="TemporaryFile">The upload under which its bytes wait until the form is saved; null when it was refused.</param>
/// <param name="Problem">Why it was refused, in Dutch, with the mend.</param>
public sealed record ReceivedFile(Guid? TemporaryFile, string? Problem);

/// <summary>Takes the files that are sent with a form, so that a form that comes back with something to mend still has them.</summary>
public interface IFormFiles
{
    /// <summary>Takes a file of the signed-in member, judged by its bytes.</summary>
    /// <param name="name">The name it was sent under.</param>
    /// <param name="open">Opens its bytes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ReceivedFile> ReceiveAsync(string name, Func<Stream> open, CancellationToken cancellationToken = default);
}

internal sealed class FormFiles(IUploads uploads, ICurrentVisitor visitor) : IFormFiles
{
    public async Task<ReceivedFile> ReceiveAsync(string name, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (visitor.Visitor.MemberKey is not { } member)
        {
            return new ReceivedFile(null, $"‘{name}’ werd niet bewaard: u bent niet meer aangemeld. Meld u aan en kies het bestand opnieuw.");
        }

        await using var bytes = open();
        var answer = await uploads.ReceiveAsync(member, name, bytes, cancellationToken);
        return new ReceivedFile(answer.Upload?.Id, answer.Problem);
    }
}
