using MvoUmbraco.Access;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Letters;
using MvoUmbraco.Members;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Mail;

/// <summary>Who the members are at this moment: names and addresses are asked when a mail is made, never kept with it.</summary>
internal sealed class MailedMembers(IMemberService members, IUserService users)
{
    /// <summary>The member; null when there is none any more.</summary>
    public IMember? Find(Guid key) => members.GetById(key);

    /// <summary>The language of the member's account; Dutch where none is set.</summary>
    public string CultureOf(Guid key) => Find(key) is { } member && MemberFields.Chosen(member, MemberFields.Language) is { Length: > 0 } language
        ? MailTexts.Known(language).Name
        : LetterWriter.StandardCulture;

    /// <summary>The member as a reader of the site.</summary>
    public Visitor VisitorOf(IMember member) => Visitor.Member(member.Username, members.GetAllRoles(member.Username), member.Key);

    /// <summary>The name of who did something, a member or a user of the backoffice; null when nobody in particular did, or
    /// that person is gone.</summary>
    public async Task<string?> NameOfActorAsync(Notice notice)
        => notice.ActorKey is { } key ? Find(key)?.Name ?? (await users.GetAsync(key))?.Name : null;
}
