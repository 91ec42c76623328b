using System.Reflection;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Validation;

/// <summary>
/// Stands before Umbraco's editing service, answers what <see cref="ValidatedContentEditing"/> answers and hands on
/// everything else as it is. A proxy, because each minor version of Umbraco adds members with a default body: a class that
/// wraps the interface by hand would answer those with the default instead of with Umbraco's own.
/// </summary>
internal class ContentEditingProxy : DispatchProxy
{
    private IContentEditingService inner = null!;
    private ValidatedContentEditing validated = null!;

    public static IContentEditingService Around(IContentEditingService inner, ValidatedContentEditing validated)
    {
        var proxy = Create<IContentEditingService, ContentEditingProxy>();
        ((ContentEditingProxy)(object)proxy).inner = inner;
        ((ContentEditingProxy)(object)proxy).validated = validated;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => (targetMethod?.Name, args) switch
        {
            (nameof(IContentEditingService.ValidateCreateAsync), [ContentCreateModel model, Guid user]) => validated.ValidateCreateAsync(model, user),
            (nameof(IContentEditingService.ValidateUpdateAsync), [Guid key, ValidateContentUpdateModel model, Guid user]) => validated.ValidateUpdateAsync(key, model, user),
            (nameof(IContentEditingService.CreateAsync), [ContentCreateModel model, Guid user]) => validated.CreateAsync(model, user),
            (nameof(IContentEditingService.UpdateAsync), [Guid key, ContentUpdateModel model, Guid user]) => validated.UpdateAsync(key, model, user),
            _ => targetMethod?.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null),
        };
}
