using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>
/// The properties that every member type has from Umbraco. Their keys are made anew at each start, so that the file
/// holds made-up ones: fixed for the type <c>Member</c>, for other types computed from both aliases.
/// </summary>
internal static class BuiltInMemberProperties
{
    private static readonly Dictionary<string, Guid> Keys = new(StringComparer.Ordinal)
    {
        ["umbracoMemberApproved"] = new("e79dccfb-0000-0000-0000-000000000000"),
        ["umbracoMemberComments"] = new("2a280588-0000-0000-0000-000000000000"),
        ["umbracoMemberFailedPasswordAttempts"] = new("0f2ea539-0000-0000-0000-000000000000"),
        ["umbracoMemberLastLockoutDate"] = new("3a7bc3c6-0000-0000-0000-000000000000"),
        ["umbracoMemberLastLogin"] = new("b5e309ba-0000-0000-0000-000000000000"),
        ["umbracoMemberLastPasswordChangeDate"] = new("ded56d3f-0000-0000-0000-000000000000"),
        ["umbracoMemberLockedOut"] = new("c36093d2-0000-0000-0000-000000000000"),
        ["umbracoMemberPasswordRetrievalAnswer"] = new("9700bd39-0000-0000-0000-000000000000"),
        ["umbracoMemberPasswordRetrievalQuestion"] = new("e2d9286a-0000-0000-0000-000000000000"),
    };

    public static bool Has(string propertyAlias) => Keys.ContainsKey(propertyAlias);

    public static Guid KeyOf(string typeAlias, string propertyAlias) =>
        string.Equals(typeAlias, "Member", StringComparison.OrdinalIgnoreCase)
            ? Keys[propertyAlias]
            : Spelling.KeyOf(typeAlias + propertyAlias);
}
