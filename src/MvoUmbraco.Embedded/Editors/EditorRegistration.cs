using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Editors.Blocks;
using MvoUmbraco.Embedded.Editors.Files;
using MvoUmbraco.Embedded.Editors.Pickers;
using MvoUmbraco.Embedded.Editors.RichText;
using MvoUmbraco.Embedded.Serialization;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors;

/// <summary>
/// The property editors and value converters of this folder carry the aliases and stored formats of Umbraco's own, so
/// that data types, content and exports mean the same on both. They are found by Umbraco's type loader, which looks
/// into this assembly (internal classes too); what it cannot find is registered here.
/// </summary>
internal static class EditorRegistration
{
    public static IUmbracoBuilder AddPropertyEditors(this IUmbracoBuilder builder)
    {
        builder.Services.AddUnique<IJsonSerializer, StoredValueSerializer>();
        builder.Services.AddUnique<IConfigurationEditorJsonSerializer, ConfigurationSerializer>();
        builder.Services.AddUnique<ILocalizedTextService>(provider => new ValidationTexts(new LocalizedTextService(
            new Lazy<LocalizedTextServiceFileSources>(provider.GetRequiredService<LocalizedTextServiceFileSources>),
            provider.GetRequiredService<ILogger<LocalizedTextService>>())));
        builder.Services.AddUnique<ITemporaryFileRepository, TemporaryFiles>();
        builder.Services.AddSingleton<UploadedFiles>();
        builder.Services.AddSingleton<MediaFromUploads>();
        builder.Services.AddSingleton<ElementValues>();
        builder.Services.AddSingleton<BlockVariance>();
        builder.Services.AddSingleton<BlockValidation>();
        builder.Services.AddSingleton<BlockServices>();
        builder.Services.AddSingleton<BlockElements>();

        builder
            .AddNotificationHandler<ContentCopyingNotification, NewBlockKeys>()
            .AddNotificationHandler<ContentScaffoldedNotification, NewBlockKeys>();

        // What Core's Delivery API asks for and does not have.
        builder.Services.AddSingleton<ApiMediaWithCropsBuilder>();
        builder.Services.AddSingleton<LocalLinks>();
        builder.Services.AddUnique<IApiRichTextMarkupParser, ApiRichTextMarkupParser>();
        builder.Services.AddUnique<IApiRichTextElementParser, ApiRichTextElementParser>();

        // Core's converter of rich text knows neither links nor blocks. Two default converters for one editor are an
        // error, and Core's, being no JSON converter, cannot be shadowed: it has to go.
        builder.PropertyValueConverters().Remove<SimpleRichTextValueConverter>();

        // The editors that know where the file of their value is, so that a medium has an address.
        builder.MediaUrlGenerators().Add<UploadFieldEditor>().Add<ImageCropperEditor>();

        return builder;
    }
}
