using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>What is published, told from the rows alone.</summary>
internal static class PublishedRows
{
    public static bool IsPublishedIn(this DocumentRow row, string culture)
    {
        foreach (CultureName published in row.PublishedCultures)
        {
            if (string.Equals(published.Culture, culture, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Published itself, in some culture, and all its ancestors likewise.</summary>
    public static bool IsLive(this Table<DocumentRow> documents, DocumentRow row)
    {
        if (row.Trashed || row.Blueprint)
        {
            return false;
        }

        for (DocumentRow? current = row; ; current = documents.Get(current.ParentId))
        {
            if (current is not { Published: true })
            {
                return false;
            }

            if (current.ParentId <= 0)
            {
                return true;
            }
        }
    }
}
