namespace MvoUmbraco.Site.SignIn;

/// <summary>What every page knows of signing in.</summary>
internal sealed record SignInFrame
{
    private readonly Lazy<bool> seesMembers = new(false);

    /// <summary>How the member is called who is signed in; null for nobody.</summary>
    public string? Name { get; init; }

    /// <summary>The member sees the people of a network: coordinates one, or is on the mainstream team.</summary>
    public bool SeesMembers => seesMembers.Value;

    /// <summary>Answers <see cref="SeesMembers"/>, when asked.</summary>
    public Func<bool> SeesMembersWhenAsked
    {
        init => seesMembers = new(value);
    }

    /// <summary>The address of the page that is shown, without what does not matter to it.</summary>
    public required string Here { get; init; }

    /// <summary>Where signing in leads; null for nowhere in particular.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>
    /// Makes the value that proves that a form came from this site (<see cref="FormToken"/>). Who calls it makes the page this
    /// visitor's own: it is not kept for others.
    /// </summary>
    public required Func<string> Token { get; init; }
}
