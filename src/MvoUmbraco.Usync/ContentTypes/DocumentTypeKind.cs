using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>Document types: they also have templates and keep versions for a while.</summary>
internal sealed class DocumentTypeKind(
    IContentTypeService types,
    IContentTypeContainerService containers,
    IDataTypeService dataTypes,
    ITemplateService templates,
    IShortStringHelper shortStrings)
    : TypeKind<IContentType>(FileKind.DocumentTypes, TypeFamily.Document, types, containers, dataTypes, shortStrings)
{
    protected override IContentType New() => new ContentType(ShortStrings, Umbraco.Cms.Core.Constants.System.Root);

    protected override Task<TypeItem> DescribeMoreAsync(IContentType type, TypeItem item) => Task.FromResult(item with
    {
        HistoryCleanup = new HistoryCleanupItem(
            type.HistoryCleanup?.PreventCleanup ?? false,
            type.HistoryCleanup?.KeepAllVersionsNewerThanDays,
            type.HistoryCleanup?.KeepLatestVersionPerDayForDays),
        DefaultTemplate = type.DefaultTemplate?.Alias ?? string.Empty,
        AllowedTemplates = [.. (type.AllowedTemplates ?? [])
            .OrderBy(t => t.Alias, StringComparer.InvariantCulture)
            .Select(t => new Named(t.Key, t.Alias))],
    });

    protected override async Task<TypeItem> ResolveMoreAsync(TypeItem item, Notes notes)
    {
        List<Named> allowed = [];
        foreach (Named template in item.AllowedTemplates)
        {
            if (await TemplateAsync(template) is { } found)
            {
                allowed.Add(new Named(found.Key, found.Alias));
            }
            else
            {
                notes.Warn($"Info/AllowedTemplates/Template[@Key='{template.Key}']", $"The template {template.Name} is not there; it is left out. Add its file, or remove the element.");
            }
        }

        string standard = item.DefaultTemplate;
        if (standard.Length > 0)
        {
            ITemplate? found = await templates.GetAsync(standard);
            if (found is null)
            {
                notes.Warn("Info/DefaultTemplate", $"The template {standard} is not there; the type has no default template. Add its file, or empty the element.");
            }
            else if (allowed.All(t => t.Key != found.Key))
            {
                // Umbraco allows what is the default.
                allowed.Add(new Named(found.Key, found.Alias));
            }

            standard = found?.Alias ?? string.Empty;
        }

        return item with { AllowedTemplates = allowed, DefaultTemplate = standard };
    }

    protected override async Task ApplyMoreAsync(IContentType type, TypeItem item)
    {
        HistoryCleanupItem cleanup = item.HistoryCleanup ?? new HistoryCleanupItem(false, null, null);
        type.HistoryCleanup = new HistoryCleanup
        {
            PreventCleanup = cleanup.PreventCleanup,
            KeepAllVersionsNewerThanDays = cleanup.KeepAllDays,
            KeepLatestVersionPerDayForDays = cleanup.KeepLatestPerDayDays,
        };

        List<ITemplate> allowed = [];
        foreach (Named template in item.AllowedTemplates)
        {
            allowed.Add((await TemplateAsync(template))!);
        }

        type.AllowedTemplates = allowed;
        type.SetDefaultTemplate(allowed.FirstOrDefault(t => t.Alias == item.DefaultTemplate));
    }

    private async Task<ITemplate?> TemplateAsync(Named template) =>
        (template.Key == Guid.Empty ? null : await templates.GetAsync(template.Key)) ?? await templates.GetAsync(template.Name);
}
