namespace MvoUmbraco.Access;

/// <summary>
/// Who reads: nobody in particular, or a signed-in member by user name and member groups. Two visitors with the same
/// name and groups are equal, so that what was prepared for one serves the other: everything that decides about access is
/// compared, and nothing else (not the key, which names the member a user name belongs to).
/// </summary>
public sealed class Visitor : IEquatable<Visitor>
{
    private Visitor(string? userName, Guid? memberKey, string? name, IEnumerable<string> groups)
    {
        UserName = userName;
        MemberKey = memberKey;
        Name = name;
        Groups = groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Nobody in particular.</summary>
    public static Visitor Anonymous { get; } = new(null, null, null, []);

    /// <summary>The member's user name; null for nobody in particular.</summary>
    public string? UserName { get; }

    /// <summary>The member's key, for what is kept by person; null for nobody in particular, and where only rights were told.</summary>
    public Guid? MemberKey { get; }

    /// <summary>How the member is called; null for nobody in particular.</summary>
    public string? Name { get; }

    /// <summary>The names of the member's groups.</summary>
    public IReadOnlySet<string> Groups { get; }

    /// <summary>A member is signed in.</summary>
    public bool IsSignedIn => UserName is not null;

    /// <summary>A signed-in member.</summary>
    public static Visitor Member(string userName, IEnumerable<string> groups, Guid? key = null, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        return new Visitor(userName, key, string.IsNullOrWhiteSpace(name) ? userName : name, groups);
    }

    /// <inheritdoc/>
    public bool Equals(Visitor? other)
        => other is not null
            && string.Equals(UserName, other.UserName, StringComparison.OrdinalIgnoreCase)
            && Groups.SetEquals(other.Groups);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Visitor);

    /// <inheritdoc/>
    public override int GetHashCode()
        => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(UserName ?? string.Empty), Groups.Count);
}

/// <summary>
/// Says who is reading now. Signing in belongs to the host, so the host answers; without an answer of the host everyone
/// is anonymous.
/// </summary>
public interface ICurrentVisitor
{
    /// <summary>Who is reading now. Cheap: asked several times per request.</summary>
    Visitor Visitor { get; }
}

/// <summary>Everyone is anonymous: the answer while no host says otherwise.</summary>
internal sealed class AnonymousVisitor : ICurrentVisitor
{
    public Visitor Visitor => Visitor.Anonymous;
}
