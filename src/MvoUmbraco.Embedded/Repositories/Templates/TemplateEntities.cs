using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Repositories.Templates;

/// <summary>Templates as Umbraco's models.</summary>
internal sealed class TemplateEntities
{
    private readonly StoreAccess store;
    private readonly IShortStringHelper shortStrings;
    private readonly BuiltEntities<TemplateRow, Template> built;

    public TemplateEntities(StoreAccess store, IShortStringHelper shortStrings)
    {
        this.store = store;
        this.shortStrings = shortStrings;
        built = new BuiltEntities<TemplateRow, Template>(store, Build);
    }

    /// <summary>The shared instance, for reading only; null when there is no such template.</summary>
    public ITemplate? Shared(int id) => store.Read.Table(TemplateRow.Kind).Get(id) is { } row ? Shared(row) : null;

    /// <summary>The shared instance, for reading only.</summary>
    public Template Shared(TemplateRow row) => built.Shared(row);

    /// <summary>An instance of the caller's own.</summary>
    public Template Copy(TemplateRow row) => built.Copy(row);

    private Template Build(TemplateRow row)
    {
        Table<TemplateRow> templates = store.Read.Table(TemplateRow.Kind);
        TemplateRow? master = templates.Get(row.ParentId);
        var template = new Template(shortStrings, row.Name, row.Alias, _ => row.Content ?? string.Empty)
        {
            Id = row.Id,
            Key = row.Key,
            Path = row.Path,
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
            VirtualPath = $"/Views/{row.Alias}.cshtml",
            IsMasterTemplate = templates.All.Any(other => other.ParentId == row.Id),
        };
        if (master is not null)
        {
            template.MasterTemplateAlias = master.Alias;
            template.MasterTemplateId = new Lazy<int>(() => master.Id);
        }

        template.ResetDirtyProperties(false);
        return template;
    }
}
