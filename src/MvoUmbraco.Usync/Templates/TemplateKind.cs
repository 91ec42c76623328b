using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Templates;

/// <summary>
/// Templates, found by key and then by alias. The master is not ours to set: Umbraco reads it from the view's text
/// (<c>Layout = "…"</c>). A new template whose file has no text gets one that says just that, unless the site already
/// has the view.
/// </summary>
internal sealed class TemplateKind(ITemplateService templates, IShortStringHelper shortStrings) : ItemKind<TemplateItem>(FileKind.Templates)
{
    private const int DeepestMaster = 20;

    public override bool DeletesLast => true;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (ITemplate template in await templates.GetAllAsync())
        {
            yield return await DescribeAsync(template);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(key, alias) is not { } template)
        {
            return false;
        }

        Attempt<ITemplate?, TemplateOperationStatus> deleted = await templates.DeleteAsync(template.Key, Constants.Security.SuperUserKey);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(TemplateItem item) => item.Alias.ToSafeFileName(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(TemplateItem item, Round round, Notes notes)
    {
        if (await FindAsync(item.Key, item.Alias) is not { } template)
        {
            return await CreateAsync(item);
        }

        TemplateItem current = await DescribeAsync(template) with { Contents = item.Contents is null ? null : template.Content ?? string.Empty };
        if (current.Means(item.Contents is null ? item with { Parent = current.Parent } : item))
        {
            return FileOutcome.Unchanged;
        }

        template.Key = item.Key;
        template.Alias = item.Alias;
        template.Name = item.Name;
        template.Content = item.Contents ?? template.Content;
        Attempt<ITemplate, TemplateOperationStatus> saved = await templates.UpdateAsync(template, Constants.Security.SuperUserKey);
        return saved.Success ? FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private async Task<FileOutcome> CreateAsync(TemplateItem item)
    {
        string? contents = item.Contents ?? (string.IsNullOrEmpty(item.Parent) ? null : $"@{{\n    Layout = \"{item.Parent}.cshtml\";\n}}\n");
        Attempt<ITemplate, TemplateOperationStatus> created =
            await templates.CreateAsync(item.Name, item.Alias, contents, Constants.Security.SuperUserKey, item.Key);
        return created.Success
            ? FileOutcome.Created
            : throw (created.Status == TemplateOperationStatus.MasterTemplateNotFound
                ? Wrong("Parent", $"The master template \"{item.Parent}\" is not there. Add its file.")
                : Refused("save", created.Status));
    }

    private async Task<TemplateItem> DescribeAsync(ITemplate template)
    {
        int level = 1;
        string? master = template.MasterTemplateAlias;
        while (!string.IsNullOrWhiteSpace(master) && level < DeepestMaster)
        {
            level++;
            master = (await templates.GetAsync(master))?.MasterTemplateAlias;
        }

        return new TemplateItem(template.Key, template.Alias, level, template.Name ?? template.Alias, template.MasterTemplateAlias, null);
    }

    private async Task<ITemplate?> FindAsync(Guid key, string alias) => await templates.GetAsync(key) ?? await templates.GetAsync(alias);
}
