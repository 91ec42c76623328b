using System.Globalization;
using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Languages;

/// <summary>
/// Languages, found by ISO code. The one that becomes the default comes first: Umbraco then unmarks the one that was,
/// while taking the mark away alone is refused. Fallbacks wait for the second round.
/// </summary>
internal sealed class LanguageKind(ILanguageService languages, IShortStringHelper shortStrings) : ItemKind<LanguageItem>(FileKind.Languages)
{
    public override bool NeedsTwoRounds => true;

    public override bool DeletesLast => true;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (ILanguage language in await languages.GetAllAsync())
        {
            yield return Describe(language);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(alias) is not { } language)
        {
            return false;
        }

        Attempt<ILanguage?, LanguageOperationStatus> deleted = await languages.DeleteAsync(language.IsoCode, Constants.Security.SuperUserKey);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(LanguageItem item) => item.IsoCode.ToSafeFileName(shortStrings);

    protected override IEnumerable<LanguageItem> Order(IEnumerable<LanguageItem> items) => items.OrderByDescending(item => item.IsDefault);

    protected override async Task<FileOutcome> ApplyAsync(LanguageItem item, Round round, Notes notes)
    {
        ILanguage? language = await FindAsync(item.IsoCode);
        LanguageItem wanted = item with { Name = item.Name.Length > 0 ? item.Name : language?.CultureName ?? NativeName(item.IsoCode) };
        if (item.Fallback is { } fallback && await FindAsync(fallback) is null)
        {
            if (round == Round.Second)
            {
                notes.Warn("Fallback", $"The language {fallback} is not there, so that there is no fallback. Add its file, or remove the element.");
            }

            wanted = wanted with { Fallback = null };
        }

        if (language is { IsDefault: true } && !item.IsDefault)
        {
            if (round == Round.Second)
            {
                notes.Warn("IsDefault", "The language stays the default: no other file takes over. Mark another language as default.");
            }

            wanted = wanted with { IsDefault = true };
        }

        if (language is not null && Describe(language).Means(wanted))
        {
            return FileOutcome.Unchanged;
        }

        bool isNew = language is null;
        language ??= new Language(item.IsoCode, wanted.Name);
        language.CultureName = wanted.Name;
        language.IsMandatory = wanted.IsMandatory;
        language.IsDefault = wanted.IsDefault;
        language.FallbackIsoCode = wanted.Fallback;
        Attempt<ILanguage, LanguageOperationStatus> saved = isNew
            ? await languages.CreateAsync(language, Constants.Security.SuperUserKey)
            : await languages.UpdateAsync(language, Constants.Security.SuperUserKey);
        return saved.Success ? isNew ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private static LanguageItem Describe(ILanguage language) => new(
        Spelling.KeyOf(language.CultureInfo?.Name ?? language.IsoCode),
        language.IsoCode,
        0,
        language.CultureName,
        language.IsoCode,
        language.IsMandatory,
        language.IsDefault,
        string.IsNullOrEmpty(language.FallbackIsoCode) ? null : language.FallbackIsoCode);

    private static string NativeName(string isoCode)
    {
        try
        {
            return CultureInfo.GetCultureInfo(isoCode).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            throw Wrong("IsoCode", $"\"{isoCode}\" is not the code of a culture. Write one as nl-BE.");
        }
    }

    // The service may answer with a related language; only the very code counts.
    private async Task<ILanguage?> FindAsync(string isoCode) =>
        (await languages.GetAllAsync()).FirstOrDefault(language => string.Equals(language.IsoCode, isoCode, StringComparison.OrdinalIgnoreCase));
}
