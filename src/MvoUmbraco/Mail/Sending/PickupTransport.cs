using MimeKit;

namespace MvoUmbraco.Mail.Sending;

/// <summary>
/// Puts mails as <c>.eml</c> files into a folder, for a mail program to pick up. The name is that of the Message-ID, so
/// that a mail whose sender was killed before it could write that down is not put there twice. They hold links that let
/// somebody in: only the site's own account may read them.
/// </summary>
internal sealed class PickupTransport(string folder, MailboxAddress from) : IMailTransport
{
    private static readonly FormatOptions Format = NewLines();

    public MailboxAddress From => from;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var final = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");
        var temporary = $"{final}.{Guid.NewGuid():N}.part";
        try
        {
            MakeFolder();
            if (File.Exists(final))
            {
                return;
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var file = new FileStream(temporary, options))
            {
                await message.WriteToAsync(Format, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            // Whoever picks mails up never finds half a one.
            File.Move(temporary, final, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailOutageException($"{folder}: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FormatOptions NewLines()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
