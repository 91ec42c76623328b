using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Whether a node's path and level say the same as its parent.</summary>
internal static class TreeIntegrity
{
    /// <summary>What is wrong with the node, or null.</summary>
    public static ContentDataIntegrityReport.IssueType? Check(NodeRow node, NodeRow? parent)
    {
        string[] ids = node.Path.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return ids switch
        {
            [] => ContentDataIntegrityReport.IssueType.InvalidPathEmpty,
            _ when parent is null || node.Level != parent.Level + 1 => ContentDataIntegrityReport.IssueType.InvalidPathAndLevelByParentId,
            [.., var last] when last != node.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) => ContentDataIntegrityReport.IssueType.InvalidPathById,
            _ when node.Path != $"{parent.Path},{node.Id}" => ContentDataIntegrityReport.IssueType.InvalidPathByParentId,
            _ => null,
        };
    }
}
