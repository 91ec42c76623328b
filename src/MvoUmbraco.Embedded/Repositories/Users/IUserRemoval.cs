namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// What else goes when a user is deleted: sessions, settings, logins, subscriptions. Every feature that stores something
/// about users registers one as a singleton. Called inside the scope that deletes, while the user is still there.
/// </summary>
internal interface IUserRemoval
{
    void Remove(UserRow user);
}
