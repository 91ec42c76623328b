using Microsoft.AspNetCore.Authorization;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Management.Access;

/// <summary>
/// Who may ask an endpoint, under the names that Umbraco's own policies have, so that a plugin's
/// <c>[Authorize(Policy = …)]</c> means the same here: a signed-in user with any of the sections.
/// </summary>
internal static class BackOfficePolicies
{
    /// <summary>The scheme under which a backoffice token is read; Umbraco's, from OpenIddict.</summary>
    public const string Scheme = "OpenIddict.Validation.AspNetCore";

    /// <summary>Any signed-in backoffice user.</summary>
    public const string BackOfficeAccess = nameof(BackOfficeAccess);

    public const string RequireAdminAccess = nameof(RequireAdminAccess);
    public const string SectionAccessContent = nameof(SectionAccessContent);
    public const string SectionAccessContentOrMedia = nameof(SectionAccessContentOrMedia);
    public const string SectionAccessForContentTree = nameof(SectionAccessForContentTree);
    public const string SectionAccessForMediaTree = nameof(SectionAccessForMediaTree);
    public const string SectionAccessForMemberTree = nameof(SectionAccessForMemberTree);
    public const string SectionAccessMedia = nameof(SectionAccessMedia);
    public const string SectionAccessMembers = nameof(SectionAccessMembers);
    public const string SectionAccessPackages = nameof(SectionAccessPackages);
    public const string SectionAccessSettings = nameof(SectionAccessSettings);
    public const string SectionAccessUsers = nameof(SectionAccessUsers);
    public const string TreeAccessDataTypes = nameof(TreeAccessDataTypes);
    public const string TreeAccessDictionary = nameof(TreeAccessDictionary);
    public const string TreeAccessDictionaryOrTemplates = nameof(TreeAccessDictionaryOrTemplates);
    public const string TreeAccessDocuments = nameof(TreeAccessDocuments);
    public const string TreeAccessDocumentsOrDocumentTypes = nameof(TreeAccessDocumentsOrDocumentTypes);
    public const string TreeAccessDocumentOrMediaOrContentTypes = nameof(TreeAccessDocumentOrMediaOrContentTypes);
    public const string TreeAccessDocumentsOrMediaOrMembersOrContentTypes = nameof(TreeAccessDocumentsOrMediaOrMembersOrContentTypes);
    public const string TreeAccessDocumentTypes = nameof(TreeAccessDocumentTypes);
    public const string TreeAccessLanguages = nameof(TreeAccessLanguages);
    public const string TreeAccessMediaTypes = nameof(TreeAccessMediaTypes);
    public const string TreeAccessMediaOrMediaTypes = nameof(TreeAccessMediaOrMediaTypes);
    public const string TreeAccessMemberGroups = nameof(TreeAccessMemberGroups);
    public const string TreeAccessMemberTypes = nameof(TreeAccessMemberTypes);
    public const string TreeAccessMembersOrMemberTypes = nameof(TreeAccessMembersOrMemberTypes);
    public const string TreeAccessRelationTypes = nameof(TreeAccessRelationTypes);
    public const string TreeAccessTemplates = nameof(TreeAccessTemplates);

    private const string Content = Constants.Applications.Content;
    private const string Media = Constants.Applications.Media;
    private const string Members = Constants.Applications.Members;
    private const string Packages = Constants.Applications.Packages;
    private const string Settings = Constants.Applications.Settings;
    private const string Translation = Constants.Applications.Translation;
    private const string Users = Constants.Applications.Users;

    private static readonly Dictionary<string, string[]> SectionsByPolicy = new(StringComparer.Ordinal)
    {
        [SectionAccessContent] = [Content],
        [SectionAccessContentOrMedia] = [Content, Media],
        [SectionAccessForContentTree] = [Content, Media, Users, Settings, Packages, Members],
        [SectionAccessForMediaTree] = [Content, Media, Users, Settings, Packages, Members],
        [SectionAccessForMemberTree] = [Content, Media, Members],
        [SectionAccessMedia] = [Media],
        [SectionAccessMembers] = [Members],
        [SectionAccessPackages] = [Packages],
        [SectionAccessSettings] = [Settings],
        [SectionAccessUsers] = [Users],
        [TreeAccessDataTypes] = [Settings],
        [TreeAccessDictionary] = [Translation],
        [TreeAccessDictionaryOrTemplates] = [Translation, Settings],
        [TreeAccessDocuments] = [Content],
        [TreeAccessDocumentsOrDocumentTypes] = [Content, Settings],
        [TreeAccessDocumentOrMediaOrContentTypes] = [Content, Settings, Media],
        [TreeAccessDocumentsOrMediaOrMembersOrContentTypes] = [Content, Media, Members, Settings],
        [TreeAccessDocumentTypes] = [Settings],
        [TreeAccessLanguages] = [Settings],
        [TreeAccessMediaTypes] = [Settings],
        [TreeAccessMediaOrMediaTypes] = [Media, Settings],
        [TreeAccessMemberGroups] = [Members],
        [TreeAccessMemberTypes] = [Settings],
        [TreeAccessMembersOrMemberTypes] = [Settings, Members],
        [TreeAccessRelationTypes] = [Settings],
        [TreeAccessTemplates] = [Settings, Content],
    };

    /// <summary>The sections of which a user needs one; none for the policies that ask for no section.</summary>
    public static IReadOnlyList<string> SectionsOf(string policy) => SectionsByPolicy.GetValueOrDefault(policy) ?? [];

    public static void AddTo(AuthorizationOptions options)
    {
        Add(options, BackOfficeAccess, new BackOfficeUser([], adminsOnly: false));
        Add(options, RequireAdminAccess, new BackOfficeUser([], adminsOnly: true));
        foreach ((string name, string[] sections) in SectionsByPolicy)
        {
            Add(options, name, new BackOfficeUser(sections, adminsOnly: false));
        }
    }

    private static void Add(AuthorizationOptions options, string name, IAuthorizationRequirement requirement) =>
        options.AddPolicy(name, policy => policy.AddAuthenticationSchemes(Scheme).AddRequirements(requirement));
}
