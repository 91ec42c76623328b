using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>A member group: a node without anything of its own. Who is in it stands with the members.</summary>
internal sealed record MemberGroupRow : NodeRow
{
    [JsonIgnore]
    public override Guid ObjectType => Constants.ObjectTypes.MemberGroup;

    public static readonly RowIndex<MemberGroupRow, string> ByName = new(row => row.Name ?? string.Empty, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<MemberGroupRow> Kind = new("membergroup", ByName);
}
