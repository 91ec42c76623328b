using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>Short ways to the types and content that tests need.</summary>
internal static class TypeDefinitions
{
    public static IContentType Type(this UnstartedHost host, string alias, ContentVariation variations = ContentVariation.Nothing) =>
        new ContentType(host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, Variations = variations };

    public static PropertyType Property(this UnstartedHost host, string alias, int dataType = Constants.DataTypes.Textbox, ContentVariation variations = ContentVariation.Nothing) =>
        new(host.Get<IShortStringHelper>(), host.Get<IDataTypeRepository>().Get(dataType)!, alias) { Name = alias, Variations = variations };

    public static T With<T>(this T type, params IPropertyType[] properties)
        where T : IContentTypeComposition
    {
        foreach (IPropertyType property in properties)
        {
            Assert.That(type.AddPropertyType(property, "content", "Content"));
        }

        return type;
    }

    public static T Saved<T>(this UnstartedHost host, T type)
        where T : IContentTypeComposition
    {
        host.Write(() =>
        {
            switch (type)
            {
                case IContentType document:
                    host.Get<IContentTypeRepository>().Save(document);
                    break;
                case IMediaType media:
                    host.Get<IMediaTypeRepository>().Save(media);
                    break;
                case IMemberType member:
                    host.Get<IMemberTypeRepository>().Save(member);
                    break;
            }
        });
        return type;
    }

    /// <summary>Stores a published document with nothing left to publish, but for what the caller gives.</summary>
    public static DocumentRow Document(this UnstartedHost host, IContentType type, params StoredValue[] values)
    {
        StoreAccess store = host.Get<StoreAccess>();
        int id = store.NextId();
        var row = new DocumentRow
        {
            Id = id,
            Key = Guid.NewGuid(),
            Name = "Document",
            PublishName = "Document",
            Published = true,
            PublishDate = DateTime.UtcNow,
            Path = $"-1,{id}",
            Level = 1,
            TypeId = type.Id,
            VersionId = store.NextId(),
            Values = values,
        };
        host.Write(() => store.Write.Put(DocumentRow.Kind, row));
        return row;
    }

    public static DocumentRow Stored(this UnstartedHost host, DocumentRow row) => host.State.Table(DocumentRow.Kind).Get(row.Id)!;

    public static int IdOf(this IContentTypeBase type, string property) => type.PropertyTypes.Single(candidate => candidate.Alias == property).Id;
}
