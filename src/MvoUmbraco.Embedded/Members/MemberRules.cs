using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Members;

/// <summary>What a member must have to be able to sign in: a name, a user name and an e-mail address of its own, a good password.</summary>
internal sealed class MemberRules(IMemberService members, MemberPasswords passwords, IOptionsMonitor<SecuritySettings> settings)
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="model">The member as it shall be.</param>
    /// <param name="member">The key of the member that is changed; none for a new one.</param>
    /// <param name="password">The new password; null when it stays.</param>
    public IReadOnlyList<MemberFault> Faults(MemberEditingModelBase model, Guid? member, string? password)
    {
        SecuritySettings security = settings.CurrentValue;
        string username = model.Username.Trim();
        string email = model.Email.Trim();
        var faults = new List<MemberFault>();
        if (string.IsNullOrWhiteSpace(NameOf(model)))
        {
            faults.Add(new(MemberEditingOperationStatus.InvalidName, "name", ["The member must have a name."]));
        }

        if (username.Length == 0)
        {
            faults.Add(new(MemberEditingOperationStatus.InvalidUsername, "username", ["The member must have a user name."]));
        }
        else if (username.FirstOrDefault(letter => !security.AllowedUserNameCharacters.Contains(letter)) is var letter and not '\0')
        {
            faults.Add(new(MemberEditingOperationStatus.InvalidUsername, "username", [$"A user name can't have the character '{letter}'."]));
        }
        else if (members.GetByUsername(username) is { } named && named.Key != member)
        {
            faults.Add(new(MemberEditingOperationStatus.DuplicateUsername, "username", ["Another member has this user name already."]));
        }

        if (!email.IsEmail())
        {
            faults.Add(new(MemberEditingOperationStatus.InvalidEmail, "email", ["This is no e-mail address."]));
        }
        else if (security.MemberRequireUniqueEmail && members.GetByEmail(email) is { } addressed && addressed.Key != member)
        {
            faults.Add(new(MemberEditingOperationStatus.DuplicateEmail, "email", ["Another member has this e-mail address already."]));
        }

        if (password is not null && passwords.Faults(password) is { Count: > 0 } bad)
        {
            faults.Add(new(MemberEditingOperationStatus.InvalidPassword, "password", [.. bad]));
        }

        return faults;
    }

    /// <summary>Members do not vary: the name is that of the invariant variant.</summary>
    public static string? NameOf(MemberEditingModelBase model) => model.Variants.FirstOrDefault(variant => variant.Culture is null && variant.Segment is null)?.Name;
}

/// <summary>Something wrong with a member, at a field of the client's form.</summary>
internal sealed record MemberFault(MemberEditingOperationStatus Status, string Field, string[] Messages)
{
    public PropertyValidationError ToError() => new() { Alias = Field, Culture = null, Segment = null, ErrorMessages = Messages, JsonPath = string.Empty };
}
