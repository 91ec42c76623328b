using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Languages;

/// <summary>The languages of the site: read by everybody who edits, changed in the settings.</summary>
internal sealed class LanguageEndpoints(ILanguageService languages) : IManagementEndpoints<LanguageEndpoints>
{
    public static void Map(ManagementRoutes<LanguageEndpoints> routes)
    {
        routes.Get("language", BackOfficePolicies.BackOfficeAccess, (e, request) => e.List(request));
        routes.Get("language/{isoCode}", BackOfficePolicies.BackOfficeAccess, (e, request) => e.ByIsoCode(request));
        routes.Get("item/language", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("item/language/default", BackOfficePolicies.BackOfficeAccess, (e, _) => e.Default());
        routes.Post("language", BackOfficePolicies.TreeAccessLanguages, (e, request) => e.Create(request));
        routes.Put("language/{isoCode}", BackOfficePolicies.TreeAccessLanguages, (e, request) => e.Update(request));
        routes.Delete("language/{isoCode}", BackOfficePolicies.TreeAccessLanguages, (e, request) => e.Delete(request));
    }

    private async Task<IResult> List(ManagementRequest request)
    {
        LanguageModel[] all = [.. (await languages.GetAllAsync()).Select(LanguageModel.Of)];
        return Answer.Ok(request.Paging.Of(all));
    }

    private async Task<IResult> ByIsoCode(ManagementRequest request) => await languages.GetAsync(request.Route("isoCode")) is { } language
        ? Answer.Ok(LanguageModel.Of(language))
        : Answer.Problem(LanguageProblems.Table[LanguageOperationStatus.NotFound]);

    private async Task<IResult> Items(ManagementRequest request) =>
        Answer.Ok((await languages.GetMultipleAsync(request.QueryTexts("isoCode"))).Select(LanguageItem.Of).ToArray());

    private async Task<IResult> Default() => Answer.Ok(LanguageItem.Of((await languages.GetDefaultLanguageAsync())!));

    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateLanguage asked = await request.BodyAsync<CreateLanguage>();
        var language = new Language(asked.IsoCode, asked.Name) { IsDefault = asked.IsDefault, IsMandatory = asked.IsMandatory, FallbackIsoCode = asked.FallbackIsoCode };
        Attempt<ILanguage, LanguageOperationStatus> created = await languages.CreateAsync(language, request.User.Key);
        return created.Success
            ? Answer.Created(request, $"language/{Uri.EscapeDataString(created.Result.IsoCode)}", created.Result.IsoCode)
            : Answer.From(created, LanguageProblems.Table);
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateLanguage asked = await request.BodyAsync<UpdateLanguage>();
        if (await languages.GetAsync(request.Route("isoCode")) is not { } language)
        {
            return Answer.Problem(LanguageProblems.Table[LanguageOperationStatus.NotFound]);
        }

        language.CultureName = asked.Name;
        language.IsDefault = asked.IsDefault;
        language.IsMandatory = asked.IsMandatory;
        language.FallbackIsoCode = asked.FallbackIsoCode;
        return Answer.From(await languages.UpdateAsync(language, request.User.Key), LanguageProblems.Table);
    }

    private async Task<IResult> Delete(ManagementRequest request) =>
        Answer.From(await languages.DeleteAsync(request.Route("isoCode"), request.User.Key), LanguageProblems.Table);
}
