using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Members;

/// <summary>
/// Members as users of the backoffice edit them. A member, its password and its groups are written together or not at
/// all. As with all content, values that do not pass validation are saved nevertheless.
/// </summary>
internal sealed class MemberEditing(
    IMemberService members,
    IMemberTypeService types,
    IMemberGroupService groups,
    IMemberContentEditingService contents,
    IEntityService entities,
    ICoreScopeProvider scopes,
    MemberRules rules,
    MemberPasswords passwords,
    TimeProvider time) : IMemberEditingService
{
    public Task<IMember?> GetAsync(Guid key) => Task.FromResult(members.GetById(key));

    public Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateCreateAsync(MemberCreateModel createModel) =>
        ValidateAsync(createModel, null, createModel.Password, createModel.ContentTypeKey);

    public async Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateUpdateAsync(Guid key, MemberUpdateModel updateModel) =>
        members.GetById(key) is { } member
            ? await ValidateAsync(updateModel, key, NewPassword(updateModel), member.ContentType.Key)
            : Attempt.FailWithStatus(ContentEditingOperationStatus.NotFound, new ContentValidationResult());

    public async Task<Attempt<MemberCreateResult, MemberEditingStatus>> CreateAsync(MemberCreateModel createModel, IUser user)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        if (rules.Faults(createModel, null, createModel.Password) is [var fault, ..])
        {
            return Failed(fault.Status);
        }

        if (await types.GetAsync(createModel.ContentTypeKey) is not { } type)
        {
            return Failed(MemberEditingOperationStatus.MemberTypeNotFound);
        }

        if (createModel.Key is { } taken && entities.Exists(taken))
        {
            return Attempt.FailWithStatus(Status(MemberEditingOperationStatus.Success, ContentEditingOperationStatus.DuplicateKey), new MemberCreateResult());
        }

        IMember member = members.CreateMember(createModel.Username.Trim(), createModel.Email.Trim(), MemberRules.NameOf(createModel)!, type);
        member.Key = createModel.Key ?? Guid.NewGuid();
        member.IsApproved = createModel.IsApproved;
        passwords.Set(member, createModel.Password);
        Attempt<MemberUpdateResult, MemberEditingStatus> saved = await SaveAsync(scope, member, createModel, user);
        var result = new MemberCreateResult { Content = saved.Success ? member : null, ValidationResult = saved.Result.ValidationResult };
        return saved.Success ? Attempt.SucceedWithStatus(saved.Status, result) : Attempt.FailWithStatus(saved.Status, result);

        static Attempt<MemberCreateResult, MemberEditingStatus> Failed(MemberEditingOperationStatus status) =>
            Attempt.FailWithStatus(Status(status, ContentEditingOperationStatus.Unknown), new MemberCreateResult());
    }

    public async Task<Attempt<MemberUpdateResult, MemberEditingStatus>> UpdateAsync(Guid key, MemberUpdateModel updateModel, IUser user)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        if (members.GetById(key) is not { } member)
        {
            return Failed(MemberEditingOperationStatus.MemberNotFound);
        }

        if (!user.HasAccessToSensitiveData())
        {
            // They were hidden from the user, whose client sends them back as false.
            updateModel.IsApproved = member.IsApproved;
            updateModel.IsLockedOut = member.IsLockedOut;
        }

        string? password = NewPassword(updateModel);
        if (rules.Faults(updateModel, key, password) is [var fault, ..])
        {
            return Failed(fault.Status);
        }

        if (password is not null)
        {
            if (!string.IsNullOrEmpty(updateModel.OldPassword) && !passwords.IsOf(member, updateModel.OldPassword))
            {
                return Failed(MemberEditingOperationStatus.PasswordChangeFailed);
            }

            passwords.Set(member, password);
        }

        Lock(member, updateModel.IsLockedOut);
        member.IsApproved = updateModel.IsApproved;
        member.Email = updateModel.Email.Trim();
        member.Username = updateModel.Username.Trim();
        return await SaveAsync(scope, member, updateModel, user);

        static Attempt<MemberUpdateResult, MemberEditingStatus> Failed(MemberEditingOperationStatus status) =>
            Attempt.FailWithStatus(Status(status, ContentEditingOperationStatus.Unknown), new MemberUpdateResult());
    }

    public async Task<Attempt<IMember?, MemberEditingStatus>> DeleteAsync(Guid key, Guid userKey)
    {
        Attempt<IMember?, ContentEditingOperationStatus> deleted = await contents.DeleteAsync(key, userKey);
        return deleted.Success
            ? Attempt.SucceedWithStatus(Status(MemberEditingOperationStatus.Success, deleted.Status), deleted.Result)
            : Attempt.FailWithStatus(
                Status(deleted.Status == ContentEditingOperationStatus.NotFound ? MemberEditingOperationStatus.MemberNotFound : MemberEditingOperationStatus.Success, deleted.Status),
                deleted.Result);
    }

    private static MemberEditingStatus Status(MemberEditingOperationStatus status, ContentEditingOperationStatus content) =>
        new() { MemberEditingOperationStatus = status, ContentEditingOperationStatus = content };

    /// <summary>Clients send an empty one when it stays.</summary>
    private static string? NewPassword(MemberUpdateModel model) => string.IsNullOrEmpty(model.NewPassword) ? null : model.NewPassword;

    private void Lock(IMember member, bool locked)
    {
        if (member.IsLockedOut == locked)
        {
            return;
        }

        member.IsLockedOut = locked;
        member.FailedPasswordAttempts = 0;
        if (locked)
        {
            member.LastLockoutDate = time.GetUtcNow().UtcDateTime;
        }
    }

    private async Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateAsync(MemberEditingModelBase model, Guid? member, string? password, Guid type)
    {
        List<PropertyValidationError> errors = [.. rules.Faults(model, member, password).Select(fault => fault.ToError())];
        Attempt<ContentValidationResult, ContentEditingOperationStatus> values = await contents.ValidateAsync(model, type);
        if (values is { Success: false, Status: not ContentEditingOperationStatus.PropertyValidationError })
        {
            return Attempt.FailWithStatus(values.Status, new ContentValidationResult());
        }

        errors.AddRange(values.Result.ValidationErrors);
        var result = new ContentValidationResult { ValidationErrors = errors };
        return errors.Count == 0
            ? Attempt.SucceedWithStatus(ContentEditingOperationStatus.Success, result)
            : Attempt.FailWithStatus(ContentEditingOperationStatus.PropertyValidationError, result);
    }

    /// <summary>Completes the scope when all went well.</summary>
    private async Task<Attempt<MemberUpdateResult, MemberEditingStatus>> SaveAsync(ICoreScope scope, IMember member, MemberEditingModelBase model, IUser user)
    {
        Attempt<MemberUpdateResult, ContentEditingOperationStatus> saved = await contents.UpdateAsync(member, model, user.Key);
        if (!saved.Success)
        {
            return Attempt.FailWithStatus(Status(MemberEditingOperationStatus.Success, saved.Status), saved.Result);
        }

        if (!await PutInGroupsAsync(member, model.Roles ?? []))
        {
            return Attempt.FailWithStatus(Status(MemberEditingOperationStatus.RoleAssignmentFailed, saved.Status), saved.Result);
        }

        scope.Complete();
        return Attempt.SucceedWithStatus(Status(MemberEditingOperationStatus.Success, saved.Status), saved.Result);
    }

    /// <summary>Puts the member in exactly these groups: keys here, names in the member service.</summary>
    /// <returns>False when a group does not exist.</returns>
    private async Task<bool> PutInGroupsAsync(IMember member, IEnumerable<Guid> keys)
    {
        Guid[] wanted = [.. keys.Distinct()];
        string[] names = [.. (await groups.GetAsync(wanted)).Select(group => group.Name).OfType<string>()];
        if (names.Length != wanted.Length)
        {
            return false;
        }

        string[] current = [.. members.GetAllRoles(member.Id)];
        string[] left = [.. current.Except(names, StringComparer.OrdinalIgnoreCase)];
        string[] joined = [.. names.Except(current, StringComparer.OrdinalIgnoreCase)];
        if (left.Length > 0)
        {
            members.DissociateRoles([member.Id], left);
        }

        if (joined.Length > 0)
        {
            members.AssignRoles([member.Id], joined);
        }

        return true;
    }
}
