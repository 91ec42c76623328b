using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>A member as a published item; beside its own properties it has those that Umbraco gives every member.</summary>
internal sealed class PublishedMember(IMember member, PublishedType type, PublishedServices services)
    : PublishedNode(type, isPreviewing: false, services), IPublishedMember
{
    public override Guid Key => member.Key;

    public override int Id => member.Id;

    public override int SortOrder => member.SortOrder;

    protected override int NodeLevel => member.Level;

    protected override string NodePath => member.Path;

    public override int? TemplateId => null;

    public override int CreatorId => member.CreatorId;

    public override DateTime CreateDate => member.CreateDate.EnsureUtc();

    public override int WriterId => member.WriterId;

    public override DateTime UpdateDate => member.UpdateDate.EnsureUtc();

    protected override IPublishedContent? NodeParent => null;

    public string Email => member.Email;

    public string UserName => member.Username;

    public string? Comments => member.Comments;

    public bool IsApproved => member.IsApproved;

    public bool IsLockedOut => member.IsLockedOut;

    public DateTime? LastLockoutDate => member.LastLockoutDate;

    public DateTime CreationDate => member.CreateDate;

    public DateTime? LastLoginDate => member.LastLoginDate;

    public DateTime? LastPasswordChangedDate => member.LastPasswordChangeDate;

    protected override string? InvariantName => member.Name;

    protected override SourceValue[] ValuesOf(int propertyId, IPublishedPropertyType property) =>
        [new SourceValue(member.Properties.TryGetValue(property.Alias, out IProperty? own) ? own.GetValue() : BuiltIn(property))];

    private object? BuiltIn(IPublishedPropertyType property) => property.IsUserProperty ? null : property.Alias switch
    {
        nameof(IMember.Email) => member.Email,
        nameof(IMember.Username) => member.Username,
        nameof(IMember.Comments) => member.Comments,
        nameof(IMember.IsApproved) => member.IsApproved,
        nameof(IMember.IsLockedOut) => member.IsLockedOut,
        nameof(IMember.LastLockoutDate) => member.LastLockoutDate,
        nameof(IMember.CreateDate) => member.CreateDate,
        nameof(IMember.LastLoginDate) => member.LastLoginDate,
        nameof(IMember.LastPasswordChangeDate) => member.LastPasswordChangeDate,
        _ => null,
    };
}
