using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Validation;

/// <summary>
/// What Umbraco's editing service answers once the plugin's rules are among its validation errors, so that a message
/// stands at its field in the backoffice. A save that breaks a rule is answered with all its errors instead of being made:
/// Umbraco itself would save it and complain only when it is published.
/// </summary>
/// <param name="inner">Umbraco's own.</param>
/// <param name="rules">The rules.</param>
/// <param name="contentTypes">Document types, by key.</param>
/// <param name="serializer">Turns an editor's value into the JSON it stands for.</param>
/// <param name="editors">The plugin's own editors, which know what is wrong with a value as they send it.</param>
internal sealed class ValidatedContentEditing(
    IContentEditingService inner,
    ContentRules rules,
    IContentTypeService contentTypes,
    IJsonSerializer serializer,
    PropertyEditorCollection editors)
{
    public async Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateCreateAsync(ContentCreateModel createModel, Guid userKey)
        => Merge(await inner.ValidateCreateAsync(createModel, userKey), RuleErrors(createModel, contentTypes.Get(createModel.ContentTypeKey)));

    public async Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateUpdateAsync(Guid key, ValidateContentUpdateModel updateModel, Guid userKey)
        => Merge(await inner.ValidateUpdateAsync(key, updateModel, userKey), RuleErrors(updateModel, await TypeOfAsync(key)));

    public async Task<Attempt<ContentCreateResult, ContentEditingOperationStatus>> CreateAsync(ContentCreateModel createModel, Guid userKey)
    {
        var type = contentTypes.Get(createModel.ContentTypeKey);
        if (Breaks(createModel, type))
        {
            var all = await ValidateCreateAsync(createModel, userKey);
            return Attempt.FailWithStatus(all.Status, new ContentCreateResult { ValidationResult = all.Result });
        }

        return await inner.CreateAsync(createModel, userKey);
    }

    public async Task<Attempt<ContentUpdateResult, ContentEditingOperationStatus>> UpdateAsync(Guid key, ContentUpdateModel updateModel, Guid userKey)
    {
        if (await TypeOfAsync(key) is { } type && Breaks(updateModel, type))
        {
            var model = new ValidateContentUpdateModel { Properties = updateModel.Properties, Variants = updateModel.Variants, TemplateKey = updateModel.TemplateKey };
            var all = await ValidateUpdateAsync(key, model, userKey);
            return Attempt.FailWithStatus(all.Status, new ContentUpdateResult { Content = (await inner.GetAsync(key))!, ValidationResult = all.Result });
        }

        return await inner.UpdateAsync(key, updateModel, userKey);
    }

    private async Task<IContentType?> TypeOfAsync(Guid key)
        => await inner.GetAsync(key) is { } content ? contentTypes.Get(content.ContentType.Key) : null;

    private bool Breaks(ContentEditingModelBase model, IContentType? type)
        => type is not null && (RuleErrors(model, type).Count > 0 || OwnValuesAreWrong(model, type));

    private bool OwnValuesAreWrong(ContentEditingModelBase model, IContentType type)
        => (from propertyType in type.CompositionPropertyTypes
            where ContentRules.IsOwn(propertyType)
            from value in model.Properties
            where value.Alias == propertyType.Alias
            from problem in (editors[propertyType.PropertyEditorAlias]?.GetValueEditor() as OwnValueEditor)?.ProblemsOf(TextOf(value.Value)) ?? []
            select problem).Any();

    private IReadOnlyList<PropertyValidationError> RuleErrors(ContentEditingModelBase model, IContentType? type)
    {
        if (type is null)
        {
            return [];
        }

        var values = new SubmittedValues(alias => TextOf(model.Properties.FirstOrDefault(value => value.Alias == alias && value.Culture is null)?.Value));
        return [.. rules.Check(type.Alias, values).Select(problem => new PropertyValidationError
        {
            Alias = problem.Field,
            Culture = null,
            Segment = null,
            JsonPath = string.Empty,
            ErrorMessages = [problem.Message],
        })];
    }

    // A failure of another kind (no such type, no such language) comes first: there is nothing to validate then.
    private static Attempt<ContentValidationResult, ContentEditingOperationStatus> Merge(
        Attempt<ContentValidationResult, ContentEditingOperationStatus> validated,
        IReadOnlyList<PropertyValidationError> errors)
        => errors.Count == 0 || (!validated.Success && validated.Status is not ContentEditingOperationStatus.PropertyValidationError)
            ? validated
            : Attempt.FailWithStatus(
                ContentEditingOperationStatus.PropertyValidationError,
                new ContentValidationResult { ValidationErrors = [.. validated.Result.ValidationErrors, .. errors] });

    private string? TextOf(object? value)
        => value switch
        {
            null => null,
            string text => text,
            _ => serializer.Serialize(value),
        };
}
