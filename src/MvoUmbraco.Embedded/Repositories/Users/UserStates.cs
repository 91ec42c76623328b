using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// In which states a user counts, as Umbraco's database is asked for it. A user can count in several: one that is
/// invited is disabled too, as long as the invitation was not taken.
/// </summary>
internal static class UserStates
{
    public static IReadOnlyList<UserState> Each { get; } =
        [UserState.All, UserState.Active, UserState.Disabled, UserState.LockedOut, UserState.Invited, UserState.Inactive];

    public static bool Is(UserRow user, UserState state) => state switch
    {
        UserState.All => true,
        UserState.Active => user is { Approved: true, LockedOut: false, LastLogin: not null },
        UserState.Inactive => user is { Approved: true, LockedOut: false, LastLogin: null },
        UserState.Disabled => !user.Approved,
        UserState.LockedOut => user.LockedOut,
        UserState.Invited => user is { Approved: false, LastLogin: null, Invited: not null },
        _ => false,
    };
}
