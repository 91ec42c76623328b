namespace MvoUmbraco.Usync;

/// <summary>Which kinds of items an import or export takes.</summary>
public enum UsyncParts
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>
    /// What describes the site's structure: languages, dictionary, data types, templates, types of documents, media and
    /// members, member groups, relation types.
    /// </summary>
    Schema,

    /// <summary>The rest: media, documents, blueprints, domains, public access, webhooks.</summary>
    Content,

    /// <summary>Member groups and public access alone: what uSync itself does not carry.</summary>
    MemberAccess,
}

/// <summary>How to import.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// Compare every file with the database, also those that are as they were at an earlier import. Otherwise such a
    /// file is passed over unread, and what editors changed since stays.
    /// </summary>
    public bool CompareAll { get; init; }

    /// <summary>Which kinds to import.</summary>
    public UsyncParts Parts { get; init; }

    /// <summary>
    /// Names the set of files that the database remembers as imported. Folders that are imported into one database side
    /// by side (a plugin's schema, a site's content) need a name each.
    /// </summary>
    public string SetName { get; init; } = "site";
}

/// <summary>How far an import or export is.</summary>
/// <param name="Kind">The kind of item: the name of its subfolder.</param>
/// <param name="Done">Files done, of all kinds.</param>
/// <param name="Total">Files to do, of all kinds.</param>
/// <param name="File">The file that was done last, from the root of the folder.</param>
public sealed record UsyncProgress(string Kind, int Done, int Total, string File);
