using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Repositories.Templates;

/// <summary>Templates as Umbraco's models. A template names its master, so what is built is valid for one version of the table.</summary>
internal sealed class TemplateEntities(IShortStringHelper shortStrings)
{
    private readonly EntityMemo<TemplateRow, long, Template> memo = new();

    /// <summary>The shared instance, for reading only; null when there is no such template.</summary>
    public ITemplate? Shared(State state, int id) => state.Table(TemplateRow.Kind).Get(id) is { } row ? Shared(state, row) : null;

    /// <summary>The shared instance, for reading only.</summary>
    public Template Shared(State state, TemplateRow row) => memo.Get(row, state.Table(TemplateRow.Kind).Stamp, known => Build(state, known));

    private Template Build(State state, TemplateRow row)
    {
        Table<TemplateRow> templates = state.Table(TemplateRow.Kind);
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
