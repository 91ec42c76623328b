using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Containers;

/// <summary>A folder of data types, of types or of document blueprints.</summary>
internal sealed record ContainerRow : NodeRow
{
    [JsonIgnore]
    public override Guid ObjectType => Container;

    /// <summary>The object type of the folder itself; it says what the folder may hold.</summary>
    public Guid Container { get; init; }

    public static readonly Kind<ContainerRow> Kind = new("folder");
}
