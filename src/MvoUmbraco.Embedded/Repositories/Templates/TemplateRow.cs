using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Templates;

/// <summary>
/// A template with its text. The text stands in the row and not in a file under <c>Views</c>: nothing here compiles
/// views, and so it commits, rolls back and is backed up with the rest. <see cref="NodeRow.ParentId"/> is the master
/// template's id, or -1.
/// </summary>
internal sealed record TemplateRow : NodeRow
{
    [JsonIgnore]
    public override Guid ObjectType => Constants.ObjectTypes.Template;

    public required string Alias { get; init; }

    public string? Content { get; init; }

    public static readonly Kind<TemplateRow> Kind = new("template") { ShapesEntities = true };
}
