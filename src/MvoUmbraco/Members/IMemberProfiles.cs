using MvoUmbraco.Mail;

namespace MvoUmbraco.Members;

/// <summary>Who sees a member in the lists of people.</summary>
public enum MemberVisibility
{
    /// <summary>Nobody: who chose nothing is not listed.</summary>
    Nobody = 0,

    /// <summary>The member's own networks.</summary>
    OwnNetwork,

    /// <summary>Everybody who is signed in.</summary>
    Everybody,
}

/// <summary>What a member tells of himself, and may change.</summary>
public sealed record MemberProfile
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the member does; null for not told.</summary>
    public string? Function { get; init; }

    /// <summary>For whom the member works; null for not told.</summary>
    public string? Organisation { get; init; }

    /// <summary>The telephone number; null for not told.</summary>
    public string? Phone { get; init; }

    /// <summary>Who sees the member.</summary>
    public MemberVisibility Visibility { get; init; }

    /// <summary>The language of mails, and when they come.</summary>
    public required MailChoice Mail { get; init; }
}

/// <summary>A field of a profile that cannot be kept.</summary>
public enum ProfileFault
{
    /// <summary>No name, or one of more than 200 characters.</summary>
    Name,

    /// <summary>More than 200 characters.</summary>
    Function,

    /// <summary>More than 200 characters.</summary>
    Organisation,

    /// <summary>No telephone number.</summary>
    Phone,

    /// <summary>A language, frequency or hour that is none.</summary>
    Mail,
}

/// <summary>Members' profiles.</summary>
public interface IMemberProfiles
{
    /// <summary>The profile of a member; null when there is no such member.</summary>
    Task<MemberProfile?> ReadAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>Keeps a profile: these fields and nothing else of the member.</summary>
    /// <returns>What cannot be kept; then nothing is. None when it was kept.</returns>
    /// <exception cref="ArgumentException">There is no such member.</exception>
    Task<IReadOnlyList<ProfileFault>> WriteAsync(Guid member, MemberProfile profile, CancellationToken cancellationToken = default);
}
