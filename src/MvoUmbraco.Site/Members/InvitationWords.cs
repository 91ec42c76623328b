using MvoUmbraco.Core.Members;

namespace MvoUmbraco.Site.Members;

/// <summary>What is wrong with a line of a list, as a key of the texts.</summary>
internal static class InvitationWords
{
    public static string Of(InvitationFault fault) => fault switch
    {
        InvitationFault.NoAddress => "Members.FaultNoAddress",
        InvitationFault.BadAddress => "Members.FaultBadAddress",
        InvitationFault.Repeated => "Members.FaultRepeated",
        InvitationFault.LongName => "Members.FaultLongName",
        InvitationFault.BadCoordinator => "Members.FaultBadCoordinator",
        InvitationFault.BadLine => "Members.FaultBadLine",
        InvitationFault.TooMany => "Members.FaultTooMany",
        InvitationFault.AlreadyMember => "Members.FaultAlreadyMember",
        InvitationFault.AlreadyInvited => "Members.FaultAlreadyInvited",
        InvitationFault.CoordinatorsOnly => "Members.FaultCoordinatorsOnly",
        _ => "Members.Good",
    };
}
