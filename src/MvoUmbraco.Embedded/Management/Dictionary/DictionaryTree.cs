using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Dictionary;

/// <summary>The dictionary as a tree. Its items are no nodes: the dictionary service reads it.</summary>
internal sealed class DictionaryTree(IDictionaryItemService dictionary) : IManagementEndpoints<DictionaryTree>
{
    public static void Map(ManagementRoutes<DictionaryTree> routes)
    {
        routes.Get("tree/dictionary/root", BackOfficePolicies.TreeAccessDictionaryOrTemplates, (e, request) => e.Children(request, null));
        routes.Get("tree/dictionary/children", BackOfficePolicies.TreeAccessDictionaryOrTemplates, (e, request) => e.Children(request, request.RequiredQueryKey("parentId")));
        routes.Get("tree/dictionary/ancestors", BackOfficePolicies.TreeAccessDictionaryOrTemplates, (e, request) => e.Ancestors(request));
    }

    private async Task<IResult> Children(ManagementRequest request, Guid? parent)
    {
        Paging paging = request.Paging;
        PagedModel<IDictionaryItem> page = await dictionary.GetPagedAsync(parent, paging.Skip, paging.Take);
        return Answer.Ok(new Paged<NamedTreeItem>(page.Total, await Items(page.Items)));
    }

    /// <summary>From the root to the item itself; empty for an unknown one.</summary>
    private async Task<IResult> Ancestors(ManagementRequest request)
    {
        var path = new List<IDictionaryItem>();
        for (Guid? key = request.Descendant; key is { } next && await dictionary.GetAsync(next) is { } item; key = item.ParentId)
        {
            path.Insert(0, item);
        }

        return Answer.Ok(await Items(path));
    }

    private async Task<IReadOnlyList<NamedTreeItem>> Items(IEnumerable<IDictionaryItem> found)
    {
        var items = new List<NamedTreeItem>();
        foreach (IDictionaryItem item in found)
        {
            items.Add(new NamedTreeItem(await dictionary.CountChildrenAsync(item.Key) > 0, item.Key, Reference.To(item.ParentId), [], item.ItemKey));
        }

        return items;
    }
}
