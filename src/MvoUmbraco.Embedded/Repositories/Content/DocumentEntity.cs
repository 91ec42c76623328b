using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Builds Umbraco's document from its row.</summary>
internal static class DocumentEntity
{
    public static IContent Of(DocumentRow row, IContentType type)
    {
        var document = new Umbraco.Cms.Core.Models.Content(row.Name, row.ParentId, type, PropertyValues.Read(type.CompositionPropertyTypes, row.Values));
        document.DisableChangeTracking();
        try
        {
            document.Id = row.Id;
            document.Key = row.Key;
            document.VersionId = row.VersionId;
            document.Path = row.Path;
            document.Level = row.Level;
            document.SortOrder = row.SortOrder;
            document.Trashed = row.Trashed;
            document.CreatorId = row.CreatorId;
            document.WriterId = row.WriterId;
            document.CreateDate = row.CreateDate;
            document.UpdateDate = row.UpdateDate;
            document.Blueprint = row.Blueprint;
            document.TemplateId = row.TemplateId;
            document.Edited = row.Edited;
            document.Published = row.Published;
            document.PublishedVersionId = row.PublishedVersionId;
            document.PublishName = row.PublishName;
            document.PublishDate = row.PublishDate;
            document.PublisherId = row.PublisherId;
            document.PublishTemplateId = row.PublishTemplateId;
            if (type.VariesByCulture())
            {
                foreach (CultureName culture in row.Cultures)
                {
                    document.SetCultureInfo(culture.Culture, culture.Name, culture.Date);
                }

                foreach (CultureName culture in row.PublishedCultures)
                {
                    document.SetPublishInfo(culture.Culture, culture.Name, culture.Date);
                }

                document.SetCultureEdited(row.EditedCultures);
            }

            document.ResetDirtyProperties(false);
            return document;
        }
        finally
        {
            document.EnableChangeTracking();
        }
    }
}
