using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Mail;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Privacy;

/// <summary>
/// Goes over all that was declared. The account is the one thing that decides: where it is deleted, here or in the
/// backoffice, the rest follows (<see cref="ForgetDeletedMembers"/>), and what a stopped process left behind is found by
/// the upkeep, because it is about nobody who is there.
/// </summary>
internal sealed class PersonalData(
    IEnumerable<PersonalTable> tables,
    IEnumerable<IPersonalStore> stores,
    IEnumerable<IPersonalFiles> files,
    IDbContextFactory<MvoContext> contexts,
    IMemberService members,
    IMailPreferences preferences,
    IOutbox outbox,
    IOptionsMonitor<PrivacyOptions> options,
    TimeProvider clock) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalPart>> PartsAsync(Guid member, CancellationToken cancellationToken = default)
    {
        if (Find(member) is not { } subject)
        {
            return [];
        }

        var told = await TellAsync(subject, cancellationToken);
        return [.. told.Select(part => new PersonalPart(part.Name, part.Told.Count, part.Keeping))];
    }

    public async Task<bool> ExportAsync(Guid member, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (Find(member) is not { } subject)
        {
            return false;
        }

        await using var export = await PersonalExport.BeginAsync(target, cancellationToken);
        await export.WriteAsync(
            clock.GetUtcNow(),
            (await TellAsync(subject, cancellationToken)).ToDictionary(part => part.Name, part => part.Told, StringComparer.Ordinal),
            cancellationToken);
        foreach (var place in files)
        {
            await foreach (var (name, bytes) in place.FilesAsync(subject, cancellationToken))
            {
                await using (bytes)
                {
                    await export.WriteAsync(name, bytes, cancellationToken);
                }
            }
        }

        return true;
    }

    public async Task<bool> EraseAsync(Guid member, CancellationToken cancellationToken = default)
    {
        if (members.GetById(member) is not { } found)
        {
            return false;
        }

        var subject = new DataSubject(member, found.Email);
        var culture = (await preferences.ReadAsync(member, cancellationToken)).Culture;
        if (!members.Delete(found).Success || members.GetById(member) is not null)
        {
            throw new InvalidOperationException("Deleting the member was cancelled by a notification handler.");
        }

        // From here on the person is gone; the rest follows whether or not who asked still waits.
        await ForgetAsync(subject, CancellationToken.None);
        if (MailAddresses.IsAddress(found.Email))
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await outbox.WriteAsync(context, $"erased:{Guid.NewGuid():N}", MailReceiver.At(found.Email, null, culture), new ErasedMail(clock.GetUtcNow()), CancellationToken.None);
            await context.SaveChangesAsync(CancellationToken.None);
        }

        return true;
    }

    /// <summary>Forgets what is held about somebody whose account is gone. Doing it again does no harm.</summary>
    public async Task ForgetAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var store in stores)
        {
            await store.EraseAsync(subject, cancellationToken);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var table in tables)
            {
                await table.EraseAsync(context, subject, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        });
    }

    private async Task<IReadOnlyList<(string Name, IReadOnlyList<object> Told, Keeping Keeping)>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var parts = new List<(string, IReadOnlyList<object>, Keeping)>();
        foreach (var store in stores)
        {
            parts.Add((store.Name, await store.TellAsync(subject, cancellationToken), store.Keeping));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var table in tables)
        {
            parts.Add((table.Name, await table.TellAsync(context, subject, cancellationToken), table.KeepingBy(options.CurrentValue)));
        }

        return parts;
    }

    private DataSubject? Find(Guid member) => members.GetById(member) is { } found ? new DataSubject(member, found.Email) : null;
}
