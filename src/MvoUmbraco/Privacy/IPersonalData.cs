namespace MvoUmbraco.Privacy;

/// <summary>One kind of data held about a person.</summary>
/// <param name="Name">Its name in an export, such as <c>signIns</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Keeping">How long each is kept.</param>
public sealed record PersonalPart(string Name, int Count, Keeping Keeping);

/// <summary>Everything that is held about a member: shown, handed over, and forgotten.</summary>
public interface IPersonalData
{
    /// <summary>What there is about a member; empty when there is no such member.</summary>
    Task<IReadOnlyList<PersonalPart>> PartsAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a zip with <c>gegevens.json</c> (every part by its name; moments in UTC, ISO 8601) and the member's files in
    /// <c>bestanden/</c>. Secrets, and hashes of them, are not in it.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="target">Where the zip goes; a stream that can seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when there is no such member; then nothing was written.</returns>
    Task<bool> ExportAsync(Guid member, Stream target, CancellationToken cancellationToken = default);

    /// <summary>
    /// Forgets a member for good: the account and all that is only about the person. What was placed for a network stays
    /// with the network, its author unknown; drafts that nobody else has seen go to the recycle bin. Histories keep a key
    /// that names nobody any more. A last mail says that it is done.
    /// </summary>
    /// <returns>False when there is no such member.</returns>
    /// <exception cref="InvalidOperationException">A handler of the host keeps the member from being deleted; nothing was forgotten.</exception>
    Task<bool> EraseAsync(Guid member, CancellationToken cancellationToken = default);
}
