using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// The user groups of a fresh Umbraco, and its super user, in whose name services act when nobody is signed in. The
/// super user has no password, so nobody can sign in as it before one is set. Umbraco also gives its groups the letters of
/// actions that it no longer has; those mean nothing and are left out.
/// </summary>
internal sealed class BuiltInUsers(StoreAccess store, ICoreScopeProvider scopes, IOptions<GlobalSettings> settings, TimeProvider time) : IStartStep
{
    private const int Administrators = 1;
    private const int SensitiveData = 5;

    private static readonly string[] Translating =
        [ActionUpdate.ActionLetter, ActionBrowse.ActionLetter, ActionDocumentPropertyRead.ActionLetter, ActionDocumentPropertyWrite.ActionLetter];

    private static readonly string[] Writing = [.. Translating, ActionNew.ActionLetter, ActionNotify.ActionLetter];

    private static readonly string[] Editing =
    [
        .. Writing, ActionDelete.ActionLetter, ActionMove.ActionLetter, ActionCopy.ActionLetter, ActionSort.ActionLetter, ActionRollback.ActionLetter,
        ActionProtect.ActionLetter, ActionPublish.ActionLetter, ActionUnpublish.ActionLetter, ActionCreateBlueprintFromContent.ActionLetter,
    ];

    private static readonly string[] Administering = [.. Editing, ActionAssignDomain.ActionLetter, ActionRights.ActionLetter];

    public Task BeforeCaches(CancellationToken cancellationToken)
    {
        State state = store.Committed;
        if (state.Table(UserGroupRow.Kind).Count > 0 && state.Table(UserRow.Kind).Get(Constants.Security.SuperUserKey) is not null)
        {
            return Task.CompletedTask;
        }

        DateTime now = time.GetUtcNow().UtcDateTime;
        using ICoreScope scope = scopes.CreateCoreScope();
        UnitOfWork write = store.Write;
        write.AcquireWriter();
        if (write.State.Table(UserGroupRow.Kind).Count == 0)
        {
            foreach (UserGroupRow group in Groups(now))
            {
                write.Put(UserGroupRow.Kind, group);
            }
        }

        if (write.State.Table(UserRow.Kind).Get(Constants.Security.SuperUserKey) is null)
        {
            write.Put(UserRow.Kind, SuperUser(now));
        }

        scope.Complete();
        return Task.CompletedTask;
    }

    private UserRow SuperUser(DateTime now) => new()
    {
        Id = Constants.Security.SuperUserId,
        Key = Constants.Security.SuperUserKey,
        Name = "Administrator",
        Username = "admin",
        Approved = true,
        Language = settings.Value.DefaultUILanguage,
        SecurityStamp = Guid.NewGuid().ToString(),
        Groups = [Administrators, SensitiveData],
        CreateDate = now,
        UpdateDate = now,
    };

    private static IEnumerable<UserGroupRow> Groups(DateTime now)
    {
        yield return Group(
            Administrators,
            Constants.Security.AdminGroupKey,
            Constants.Security.AdminGroupAlias,
            "Administrators",
            "icon-medal",
            "Users with full access to all sections and functionality",
            [
                Constants.Applications.Content, Constants.Applications.Packages, Constants.Applications.Media, Constants.Applications.Members,
                Constants.Applications.Settings, Constants.Applications.Users, Constants.Applications.Forms, Constants.Applications.Translation,
            ],
            Administering,
            now);
        yield return Group(
            2,
            Constants.Security.WriterGroupKey,
            "writer",
            "Writers",
            "icon-edit",
            "Users with permission to create and update but not publish content",
            [Constants.Applications.Content],
            Writing,
            now);
        yield return Group(
            3,
            Constants.Security.EditorGroupKey,
            "editor",
            "Editors",
            "icon-tools",
            "Users with full permission to create, update and publish content",
            [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Forms],
            Editing,
            now);
        yield return Group(
            4,
            Constants.Security.TranslatorGroupKey,
            "translator",
            "Translators",
            "icon-globe",
            "Users with permission to manage dictionary entries",
            [Constants.Applications.Translation],
            Translating,
            now);
        yield return Group(
            SensitiveData,
            Constants.Security.SensitiveDataGroupKey,
            "sensitiveData",
            "Sensitive data",
            "icon-lock",
            "Users with the specific permission to be able to manage properties and data marked as sensitive",
            [],
            [],
            now) with
        {
            StartContent = null,
            StartMedia = null,
            AllLanguages = false,
        };
    }

    private static UserGroupRow Group(int id, Guid key, string alias, string name, string icon, string description, string[] sections, string[] permissions, DateTime now) => new()
    {
        Id = id,
        Key = key,
        Alias = alias,
        Name = name,
        Icon = icon,
        Description = description,
        StartContent = Constants.System.Root,
        StartMedia = Constants.System.Root,
        AllLanguages = true,
        Sections = sections,
        Permissions = permissions,
        CreateDate = now,
        UpdateDate = now,
    };
}
