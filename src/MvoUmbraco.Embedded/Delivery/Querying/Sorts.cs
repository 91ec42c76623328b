using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary><c>sort=name:asc</c>; anything but <c>asc</c> behind the colon is descending.</summary>
internal abstract class FieldSort(string name, string field) : ISortHandler
{
    private readonly string prefix = name + ":";

    public bool CanHandle(string query) => query.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    public SortOption BuildSortOption(string sort) => new()
    {
        FieldName = field,
        Direction = sort.AsSpan(prefix.Length).StartsWith("asc", StringComparison.Ordinal) ? Direction.Ascending : Direction.Descending,
    };
}

internal sealed class CreateDateSort() : FieldSort("createDate", ContentFields.CreateDate);

internal sealed class UpdateDateSort() : FieldSort("updateDate", ContentFields.UpdateDate);

internal sealed class NameSort() : FieldSort("name", ContentFields.SortName);

internal sealed class LevelSort() : FieldSort("level", ContentFields.Level);

internal sealed class SortOrderSort() : FieldSort("sortOrder", ContentFields.SortOrder);
