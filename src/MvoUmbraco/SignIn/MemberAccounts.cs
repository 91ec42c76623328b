using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.SignIn;

/// <summary>Members as somebody who signs in names them.</summary>
internal sealed class MemberAccounts(IMemberService members)
{
    /// <summary>Longer ones are nobody's.</summary>
    private const int LongestName = 320;

    /// <summary>The member with this user name, or else with this e-mail address.</summary>
    public IMember? Find(string name)
    {
        name = name.Trim();
        return name.Length is 0 or > LongestName ? null : members.GetByUsername(name) ?? members.GetByEmail(name);
    }

    public IMember? Get(Guid key) => members.GetById(key);

    /// <summary>Approved, and not locked out by an administrator.</summary>
    public static bool MaySignIn(IMember member) => member is { IsApproved: true, IsLockedOut: false };

    /// <summary>Under what tries are counted: a member has one count, by whichever name it is tried.</summary>
    public static string CountedAs(IMember? member, string name = "") => member?.Key.ToString("N") ?? name.Trim();
}
