using MvoUmbraco.Data.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// The documents behind submissions, written through Umbraco's own services as its super user: members are no users. Who
/// asked for it, the history says.
/// </summary>
internal sealed class SubmissionDocuments(
    IContentService contents,
    IContentEditingService editing,
    IContentPublishingService publishing,
    IContentTypeService types,
    ILanguageService languages,
    PropertyEditorCollection editors)
{
    private static readonly Guid Writer = Constants.Security.SuperUserKey;

    /// <summary>The document as it is stored now; null when there is none.</summary>
    public IContent? Find(Guid key) => contents.GetById(key);

    /// <summary>The language a new document of a type is written in: null for a type that has one text for all.</summary>
    public async Task<string?> CultureOfAsync(bool varies, string? asked)
        => varies ? asked ?? await languages.GetDefaultIsoCodeAsync() : null;

    public IContentType? TypeOf(string alias) => types.Get(alias);

    /// <summary>Makes a draft.</summary>
    /// <returns>What held it up; null when it is there.</returns>
    public async Task<IReadOnlyList<SubmissionProblem>?> CreateAsync(Submission submission, Guid parent, SubmissionText text)
    {
        var type = types.Get(submission.ContentType)!;
        var made = await editing.CreateAsync(
            new ContentCreateModel
            {
                Key = submission.Key,
                ContentTypeKey = type.Key,
                ParentKey = parent,
                Properties = [.. text.Values.Select(value => ValueOf(type, value.Key, value.Value, submission.Culture))],
                Variants = [new VariantModel { Name = text.Name, Culture = submission.Culture }],
            },
            Writer);
        return made.Success ? null : SubmissionTexts.Problems(made.Status, made.Result?.ValidationResult, type);
    }

    /// <summary>Saves a draft; what the text does not name stays as it is.</summary>
    /// <returns>What held it up; null when it is saved.</returns>
    public async Task<IReadOnlyList<SubmissionProblem>?> SaveAsync(IContent document, Submission submission, SubmissionText text)
    {
        var type = types.Get(document.ContentType.Key)!;
        var model = Model<ContentUpdateModel>(document);
        var given = text.Values.Select(value => ValueOf(type, value.Key, value.Value, submission.Culture)).ToArray();
        model.Properties =
        [
            .. model.Properties.Where(value => !Array.Exists(given, other => other.Alias == value.Alias && other.Culture == value.Culture)),
            .. given,
        ];
        model.Variants =
        [
            .. model.Variants.Where(variant => !string.Equals(variant.Culture, submission.Culture, StringComparison.OrdinalIgnoreCase)),
            new VariantModel { Name = text.Name, Culture = submission.Culture },
        ];
        var saved = await editing.UpdateAsync(document.Key, model, Writer);
        return saved.Success ? null : SubmissionTexts.Problems(saved.Status, saved.Result?.ValidationResult, type);
    }

    /// <summary>What is to be mended before the draft can be published.</summary>
    public async Task<IReadOnlyList<SubmissionProblem>> ValidateAsync(IContent document, Submission submission)
    {
        var model = Model<ValidateContentUpdateModel>(document);
        model.Cultures = submission.Culture is { } culture ? new HashSet<string> { culture } : null;
        var validated = await editing.ValidateUpdateAsync(document.Key, model, Writer);
        return validated.Success ? [] : SubmissionTexts.Problems(validated.Status, validated.Result, types.Get(document.ContentType.Key)!);
    }

    /// <summary>Publishes the draft: in its own language, and in those in which it is published already.</summary>
    /// <returns>What held it up; null when it is published.</returns>
    public async Task<IReadOnlyList<SubmissionProblem>?> PublishAsync(IContent document, Submission submission)
    {
        string?[] cultures = submission.Culture is { } culture
            ? [.. document.PublishedCultures.Append(culture).Distinct(StringComparer.OrdinalIgnoreCase)]
            : [null];
        var published = await publishing.PublishAsync(
            document.Key,
            [.. cultures.Select(one => new CulturePublishScheduleModel { Culture = one })],
            Writer);
        return published.Success ? null : SubmissionTexts.Problems(published.Status, published.Result?.InvalidPropertyAliases ?? [], document.ContentType.Alias, types);
    }

    /// <summary>Brings a draft to the recycle bin, or the draft of what is published back to that.</summary>
    /// <returns>Whether that could be done.</returns>
    public async Task<bool> DiscardAsync(IContent document)
    {
        if (!document.Published)
        {
            return (await editing.MoveToRecycleBinAsync(document.Key, Writer)).Success;
        }

        return !document.Edited || contents.Rollback(document.Id, document.PublishedVersionId).Success;
    }

    /// <summary>The draft as its editors read it.</summary>
    public SubmissionText TextOf(IContent document, string? culture)
        => new(
            document.GetCultureName(culture) ?? document.Name ?? string.Empty,
            document.Properties.ToDictionary(
                property => property.Alias,
                property => EditorValue(property, property.PropertyType.VariesByCulture() ? culture : null, null),
                StringComparer.Ordinal));

    private TModel Model<TModel>(IContent document) where TModel : ContentUpdateModel, new() => new()
    {
        Properties =
        [
            .. document.Properties.SelectMany(property => property.Values.Select(value => new PropertyValueModel
            {
                Alias = property.Alias,
                Culture = value.Culture,
                Segment = value.Segment,
                Value = EditorValue(property, value.Culture, value.Segment),
            })),
        ],
        Variants = document.ContentType.VariesByCulture()
            ? [.. ((IEnumerable<ContentCultureInfos>?)document.CultureInfos ?? []).Select(info => new VariantModel { Name = info.Name ?? string.Empty, Culture = info.Culture })]
            : [new VariantModel { Name = document.Name ?? string.Empty }],
    };

    // An editor that is not installed any more reads nothing; its value stays as it is stored.
    private object? EditorValue(IProperty property, string? culture, string? segment)
        => editors[property.PropertyType.PropertyEditorAlias] is { } editor
            ? editor.GetValueEditor().ToEditor(property, culture, segment)
            : property.GetValue(culture, segment);

    private static PropertyValueModel ValueOf(IContentType type, string alias, object? value, string? culture) => new()
    {
        Alias = alias,
        Value = value,
        Culture = type.CompositionPropertyTypes.FirstOrDefault(property => property.Alias == alias)?.VariesByCulture() == true ? culture : null,
    };
}
