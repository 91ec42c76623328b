namespace MvoUmbraco.Site.Members;

/// <summary>The addresses of one's profile, of the people of a network, and of an invitation.</summary>
internal static class NetworkAddresses
{
    public const string Profile = "/mijn/profiel";
    public const string Address = "/mijn/mailadres";
    public const string NewAddress = Address + "/";
    public const string NewAddressPattern = NewAddress + "{geheim}";
    public const string Networks = "/mijn/leden";
    public const string Invitation = "/mijn/uitnodiging/";
    public const string InvitationPattern = Invitation + "{geheim}";
    public const string MembersPattern = "/mijn/netwerk/{netwerk:guid}/leden";
    public const string InvitePattern = MembersPattern + "/uitnodigen";
    public const string ListPattern = MembersPattern + "/lijst";
    public const string MemberPattern = MembersPattern + "/{lid:guid}/{zet}";
    public const string OpenPattern = MembersPattern + "/uitnodiging/{uitnodiging:guid}/{zet}";

    /// <summary>The people of a network.</summary>
    public static string Members(Guid network) => $"/mijn/netwerk/{network:D}/leden";

    /// <summary>Invites one person, or those of a list that was looked at.</summary>
    public static string Invite(Guid network) => Members(network) + "/uitnodigen";

    /// <summary>Looks at a list.</summary>
    public static string List(Guid network) => Members(network) + "/lijst";

    /// <summary>What is done with a member: <c>verwijderen</c>, <c>trekker</c>, <c>geen-trekker</c>.</summary>
    public static string Member(Guid network, Guid member, string move) => $"{Members(network)}/{member:D}/{move}";

    /// <summary>What is done with an invitation: <c>intrekken</c>, <c>opnieuw</c>.</summary>
    public static string Open(Guid network, Guid invitation, string move) => $"{Members(network)}/uitnodiging/{invitation:D}/{move}";
}
