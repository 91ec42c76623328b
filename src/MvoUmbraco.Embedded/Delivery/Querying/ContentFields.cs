using System.Globalization;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>The fields by which documents are selected, filtered and sorted; the names are those of Umbraco's own index.</summary>
internal static class ContentFields
{
    public const string Key = "itemId";
    public const string Parent = "parentId";
    public const string Ancestors = "ancestorIds";

    /// <summary>The field that every document has with the value <see cref="Everything"/>.</summary>
    public const string Category = "__IndexType";
    public const string Everything = "content";
    public const string ContentType = "contentType";
    public const string Name = "name";
    public const string SortName = "sortName";
    public const string CreateDate = "createDate";
    public const string UpdateDate = "updateDate";
    public const string Level = "level";
    public const string SortOrder = "sortOrder";

    public static bool TryParseDate(string text, out DateTime date) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
}
