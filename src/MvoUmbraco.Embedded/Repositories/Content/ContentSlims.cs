using MvoUmbraco.Embedded.Repositories.Access;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>What the light view says of documents, media and members beside the node itself.</summary>
internal sealed class ContentSlims(TypesOfContent types)
{
    public DocumentEntitySlim OfDocument(DocumentRow row)
    {
        IContentType type = types.OfDocument(row.TypeId);
        var slim = new DocumentEntitySlim
        {
            Published = row.Published,
            Edited = row.Edited,
            Variations = type.Variations,
        };
        if (type.VariesByCulture())
        {
            slim.CultureNames = row.Cultures.ToDictionary(culture => culture.Culture, culture => culture.Name ?? string.Empty);
            slim.PublishedCultures = [.. row.PublishedCultures.Select(culture => culture.Culture)];
            slim.EditedCultures = [.. row.EditedCultures];
        }

        return OfType(slim, type);
    }

    public MediaEntitySlim OfMedia(MediaRow row) => OfType(new MediaEntitySlim { MediaPath = row.File }, types.OfMedia(row.TypeId));

    public MemberEntitySlim OfMember(MemberRow row) => OfType(new MemberEntitySlim(), types.OfMember(row.TypeId));

    private static TSlim OfType<TSlim>(TSlim slim, IContentTypeComposition type)
        where TSlim : ContentEntitySlim
    {
        slim.ContentTypeAlias = type.Alias;
        slim.ContentTypeKey = type.Key;
        slim.ContentTypeIcon = type.Icon;
        slim.ContentTypeThumbnail = type.Thumbnail;
        slim.ListViewKey = type.ListView;
        return slim;
    }
}
