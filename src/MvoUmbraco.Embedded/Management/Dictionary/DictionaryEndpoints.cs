using System.Globalization;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Dictionary;

/// <summary>The dictionary: texts of the site by name and language.</summary>
internal sealed class DictionaryEndpoints(IDictionaryItemService dictionary, ILanguageService languages, IDictionaryPermissionService permissions)
    : IManagementEndpoints<DictionaryEndpoints>
{
    private const string Policy = BackOfficePolicies.TreeAccessDictionary;

    public static void Map(ManagementRoutes<DictionaryEndpoints> routes)
    {
        routes.Get("dictionary", Policy, (e, request) => e.List(request));
        routes.Get("dictionary/{id:guid}", Policy, (e, request) => e.ByKey(request));
        routes.Post("dictionary", Policy, (e, request) => e.Create(request));
        routes.Put("dictionary/{id:guid}", Policy, (e, request) => e.Update(request));
        routes.Put("dictionary/{id:guid}/move", Policy, (e, request) => e.Move(request));
        routes.Delete("dictionary/{id:guid}", Policy, (e, request) => e.Delete(request));
        routes.Get("item/dictionary", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
    }

    private static IResult NotFound => Answer.Problem(DictionaryProblems.Table[DictionaryItemOperationStatus.ItemNotFound]);

    private async Task<IResult> List(ManagementRequest request)
    {
        DictionaryOverview[] all = [.. (await dictionary.GetDescendantsAsync(Constants.System.RootKey, request.Query("filter"))).Select(DictionaryOverview.Of)];
        return Answer.Ok(request.Paging.Of(all));
    }

    private async Task<IResult> ByKey(ManagementRequest request)
    {
        if (await dictionary.GetAsync(request.Key()) is not { } item)
        {
            return NotFound;
        }

        HashSet<string> known = [.. (await languages.GetAllAsync()).Select(language => language.IsoCode)];
        return Answer.Ok(new DictionaryModel(
            item.Key,
            item.ItemKey,
            [.. item.Translations.Where(translation => known.Contains(translation.LanguageIsoCode)).Select(translation => new DictionaryText(translation.LanguageIsoCode, translation.Value))]));
    }

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateDictionaryItem asked = await request.BodyAsync<CreateDictionaryItem>();
        IReadOnlyList<ILanguage> translated = await LanguagesOf(asked.Translations);
        if (!await MayTranslate(request, translated))
        {
            return Answer.Forbidden;
        }

        var item = new DictionaryItem(asked.Parent?.Id, asked.Name) { Key = asked.Id ?? Guid.NewGuid() };
        Fill(item, asked.Translations, translated);
        Attempt<IDictionaryItem, DictionaryItemOperationStatus> created = await dictionary.CreateAsync(item, request.User.Key);
        return created.Success ? Answer.Created(request, "dictionary", created.Result.Key) : Answer.From(created, DictionaryProblems.Table);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateDictionaryItem asked = await request.BodyAsync<UpdateDictionaryItem>();
        if (await dictionary.GetAsync(request.Key()) is not { } item)
        {
            return NotFound;
        }

        IReadOnlyList<ILanguage> translated = await LanguagesOf(asked.Translations);
        if (!await MayTranslate(request, translated))
        {
            return Answer.Forbidden;
        }

        item.ItemKey = asked.Name;
        Fill(item, asked.Translations, translated);
        return Answer.From(await dictionary.UpdateAsync(item, request.User.Key), DictionaryProblems.Table);
    }

    private async Task<IResult> Move(ManagementRequest request)
    {
        MoveTarget asked = await request.BodyAsync<MoveTarget>();
        return await dictionary.GetAsync(request.Key()) is { } item
            ? Answer.From(await dictionary.MoveAsync(item, asked.Target?.Id, request.User.Key), DictionaryProblems.Table)
            : NotFound;
    }

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await dictionary.DeleteAsync(request.Key(), request.User.Key), DictionaryProblems.Table);

    private async Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        IEnumerable<IDictionaryItem> found = keys.Count == 0 ? [] : await dictionary.GetManyAsync([.. keys]);
        return Answer.Ok(found.InOrderOf(keys, item => item.Key).Select(item => new DictionaryListItem(item.Key, [], item.ItemKey)).ToArray());
    }

    /// <exception cref="BadRequestException">The site does not have a language.</exception>
    private async Task<IReadOnlyList<ILanguage>> LanguagesOf(IReadOnlyList<DictionaryText> translations)
    {
        Dictionary<string, ILanguage> known = (await languages.GetAllAsync()).ToDictionary(language => language.IsoCode, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. translations.Select((text, index) => known.GetValueOrDefault(text.IsoCode) ?? throw new BadRequestException(Problem.Unreadable(
                string.Create(CultureInfo.InvariantCulture, $"$.translations[{index}].isoCode"), $"The site does not have the language '{text.IsoCode}'."))),
        ];
    }

    /// <summary>A translator's group may be limited to some languages.</summary>
    private async Task<bool> MayTranslate(ManagementRequest request, IReadOnlyList<ILanguage> translated) =>
        await permissions.AuthorizeCultureAccessAsync(request.User, translated.Select(language => language.IsoCode).ToHashSet()) == DictionaryAuthorizationStatus.Success;

    private static void Fill(IDictionaryItem item, IReadOnlyList<DictionaryText> translations, IReadOnlyList<ILanguage> translated)
    {
        foreach ((DictionaryText text, ILanguage language) in translations.Zip(translated))
        {
            item.AddOrUpdateDictionaryValue(language, text.Translation);
        }
    }
}
