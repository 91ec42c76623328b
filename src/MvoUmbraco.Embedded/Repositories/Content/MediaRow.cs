using MvoUmbraco.Embedded.Store;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>A media item: one version, nothing to publish.</summary>
internal sealed record MediaRow : ContentRow
{
    [JsonIgnore]
    public override Guid ObjectType => Constants.ObjectTypes.Media;

    /// <summary>Path of the file as the file property has it; null for a folder.</summary>
    public string? File { get; init; }

    public static readonly ContentIndexes<MediaRow> Indexes = new(row => [row.Name]);

    /// <summary>By the path of the file, lower-cased.</summary>
    public static readonly RowIndex<MediaRow, string> ByFile = new(
        row => row.File is null ? [] : [SiblingText.Of(row.File)],
        StringComparer.Ordinal);

    /// <summary>To count what is not in the bin.</summary>
    public static readonly RowIndex<MediaRow, (bool Trashed, int Type)> ByState = new(row => (row.Trashed, row.TypeId));

    public static readonly Kind<MediaRow> Kind = new(
        "media", Indexes.ByParent, Indexes.ByPath, Indexes.ByType, Indexes.ByLevel, Indexes.ByVersion, Indexes.BySiblingName, ByFile, ByState);
}
