using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>Members as published items: made when asked, and never kept, since they are private.</summary>
internal sealed class PublishedMembers(PublishedTypes types, PublishedServices services) : IPublishedMemberCache
{
    public IPublishedMember? Get(IMember member) => new PublishedMember(member, types.Find(PublishedItemType.Member, member.ContentTypeId), services);

    public Task<IPublishedMember?> GetAsync(IMember member) => Task.FromResult(Get(member));

    public IPublishedContentType GetContentType(int id) => types.Get(PublishedItemType.Member, id);

    public IPublishedContentType GetContentType(string alias) => types.Get(PublishedItemType.Member, alias);
}
