namespace MvoUmbraco.Privacy;

/// <summary>The person that data are about.</summary>
/// <param name="Key">The member, who may be gone already.</param>
/// <param name="Email">The member's address; null when it is not known any more.</param>
internal sealed record DataSubject(Guid Key, string? Email)
{
    /// <summary>The address as it is kept where capitals do not count.</summary>
    public string? LowerEmail { get; } = Email?.ToLowerInvariant();
}
