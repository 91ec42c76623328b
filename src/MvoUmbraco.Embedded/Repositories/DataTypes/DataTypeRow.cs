using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.DataTypes;

/// <summary>A data type: a property editor with its configuration.</summary>
internal sealed record DataTypeRow : NodeRow
{
    [JsonIgnore]
    public override Guid ObjectType => Constants.ObjectTypes.DataType;

    public required string EditorAlias { get; init; }

    public string? EditorUiAlias { get; init; }

    /// <summary>How values of properties of this data type are stored.</summary>
    public ValueStorageType Storage { get; init; }

    /// <summary>The configuration as the editor writes it: a JSON text, compact. Kept as text, so that it survives an editor that is not installed.</summary>
    public string? Configuration { get; init; }

    public static readonly Kind<DataTypeRow> Kind = new("datatype") { ShapesEntities = true };
}
