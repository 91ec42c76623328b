using System.Globalization;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>User groups between Umbraco's form (ids, aliases) and the API's (keys, the client's names).</summary>
internal sealed class UserGroupForms(IEntityService entities, ILanguageService languages)
{
    public async Task<UserGroupModel> OfAsync(IUserGroup group) => new(
        group.Key,
        group.Name ?? string.Empty,
        group.Alias,
        group.Description ?? string.Empty,
        group.Icon,
        [.. group.AllowedSections.Select(SectionNames.OfAlias)],
        await LanguagesAsync(group.AllowedLanguages),
        group.HasAccessToAllLanguages,
        StartNode(group.StartContentId, UmbracoObjectTypes.Document),
        group.StartContentId == Constants.System.Root,
        StartNode(group.StartMediaId, UmbracoObjectTypes.Media),
        group.StartMediaId == Constants.System.Root,
        group.Permissions,
        PermissionModel.Of(group.GranularPermissions),
        !group.IsSystemUserGroup(),
        !group.IsSystemUserGroup());

    public async Task<IReadOnlyList<UserGroupModel>> OfAsync(IEnumerable<IUserGroup> groups)
    {
        var models = new List<UserGroupModel>();
        foreach (IUserGroup group in groups)
        {
            models.Add(await OfAsync(group));
        }

        return models;
    }

    /// <summary>ISO codes by ids; a language that is gone is left out.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(IEnumerable<int> ids)
    {
        HashSet<int> wanted = [.. ids];
        return [.. (await languages.GetAllAsync()).Where(language => wanted.Contains(language.Id)).Select(language => language.IsoCode)];
    }

    /// <summary>Makes the group what was sent.</summary>
    /// <exception cref="BadRequestException">A start node or language does not exist.</exception>
    public async Task FillAsync(IUserGroup group, SentUserGroup sent)
    {
        int? content = StartId(sent.DocumentStartNode, sent.DocumentRootAccess, UmbracoObjectTypes.Document, "$.documentStartNode.id");
        int? media = StartId(sent.MediaStartNode, sent.MediaRootAccess, UmbracoObjectTypes.Media, "$.mediaStartNode.id");
        int[] allowed = await LanguageIdsAsync(sent.Languages);
        group.Name = sent.Name.Trim();
        group.Alias = sent.Alias.Trim();
        group.Description = sent.Description;
        group.Icon = sent.Icon;
        group.HasAccessToAllLanguages = sent.HasAccessToAllLanguages;
        group.StartContentId = content;
        group.StartMediaId = media;
        group.Permissions = sent.FallbackPermissions.ToHashSet(StringComparer.Ordinal);
        group.GranularPermissions = sent.Permissions.SelectMany(permission => permission.ToGranular()).ToHashSet<IGranularPermission>();
        group.ClearAllowedSections();
        group.ClearAllowedLanguages();
        foreach (string section in sent.Sections)
        {
            group.AddAllowedSection(SectionNames.ToAlias(section));
        }

        foreach (int language in allowed)
        {
            group.AddAllowedLanguage(language);
        }
    }

    private Reference? StartNode(int? id, UmbracoObjectTypes kind) =>
        id is { } known and > 0 && entities.GetKey(known, kind) is { Success: true } key ? new Reference(key.Result) : null;

    private int? StartId(Reference? node, bool root, UmbracoObjectTypes kind, string path) => node switch
    {
        null => root ? Constants.System.Root : null,
        { Id: var key } when entities.GetId(key, kind) is { Success: true } id => id.Result,
        _ => throw new BadRequestException(Problem.Unreadable(path, "The start node does not exist.")),
    };

    private async Task<int[]> LanguageIdsAsync(IReadOnlyList<string> isoCodes)
    {
        Dictionary<string, int> known = (await languages.GetAllAsync()).ToDictionary(language => language.IsoCode, language => language.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. isoCodes.Select((code, index) => known.TryGetValue(code, out int id) ? id : throw new BadRequestException(Problem.Unreadable(
                string.Create(CultureInfo.InvariantCulture, $"$.languages[{index}]"), $"The site does not have the language '{code}'."))),
        ];
    }
}
