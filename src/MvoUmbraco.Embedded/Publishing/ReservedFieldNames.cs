using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>Aliases that a property can't have because published content has members of that name.</summary>
internal sealed class ReservedFieldNames : IReservedFieldNamesService
{
    private static readonly HashSet<string> Content = NamesOf(typeof(IPublishedContent), typeof(IPublishedElement));
    private static readonly HashSet<string> Member = NamesOf(typeof(IPublishedMember), typeof(IPublishedContent), typeof(IPublishedElement));

    public ISet<string> GetDocumentReservedFieldNames() => Content;

    public ISet<string> GetMediaReservedFieldNames() => Content;

    public ISet<string> GetMemberReservedFieldNames() => Member;

    private static HashSet<string> NamesOf(params Type[] types) =>
        new(types.SelectMany(type => type.GetProperties()).Select(property => property.Name), StringComparer.InvariantCultureIgnoreCase);
}
