using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Workspace;

namespace MvoUmbraco.Search;

/// <summary>How pages are called as values to filter by.</summary>
public static class SearchCode
{
    /// <summary>The last part of a page's own address.</summary>
    public static string Of(PageLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.Url.Trim('/').Split('/')[^1];
    }

    /// <summary>An intranet goes by whose it is: intranets themselves are called alike.</summary>
    public static string Of(IntranetSummary intranet) => Of(CalledAs(intranet));

    internal static PageLink CalledAs(IntranetSummary intranet)
    {
        ArgumentNullException.ThrowIfNull(intranet);
        return intranet.Owner ?? intranet.Link;
    }
}
