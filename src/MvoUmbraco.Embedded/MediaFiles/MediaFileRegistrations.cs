using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.MediaFiles.Imaging;
using MvoUmbraco.Embedded.MediaFiles.Uploads;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>Everything about uploaded files: how they come, where they stay, how they are served and processed, when they go.</summary>
internal static class MediaFileRegistrations
{
    public static IUmbracoBuilder AddMediaFiles(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<FileAddresses>();
        services.AddSingleton<FileUse>();
        services.AddSingleton<MediaFolder>();
        services.AddSingleton<PendingFiles>();
        services.AddSingleton<UploadRules>();
        services.AddUnique<ITemporaryFileService, TemporaryFileService>();
        services.AddHostedService<ExpiredUploads>();
        AddImaging(builder);

        return builder
            .AddNotificationHandler<MediaSavingNotification, FileFacts>()
            .AddNotificationHandler<ContentSavedNotification, FilesAfterSave>()
            .AddNotificationHandler<ContentSavedBlueprintNotification, FilesAfterSave>()
            .AddNotificationHandler<MediaSavedNotification, FilesAfterSave>()
            .AddNotificationHandler<MemberSavedNotification, FilesAfterSave>()
            .AddNotificationHandler<ContentCopyingNotification, FilesOfContent>()
            .AddNotificationHandler<ContentDeletedNotification, FilesOfContent>()
            .AddNotificationHandler<ContentDeletedBlueprintNotification, FilesOfContent>()
            .AddNotificationHandler<MediaDeletedNotification, FilesOfContent>()
            .AddNotificationHandler<MemberDeletedNotification, FilesOfContent>();
    }

    private static void AddImaging(IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<ImagingOptions>().BindConfiguration(ImagingOptions.Section);
        services.AddSingleton<ImageProcessor>();
        services.AddSingleton<ProcessedStore>();
        services.AddSingleton<ProcessedImages>();
        services.AddSingleton<ImageSignature>();
        services.AddSingleton<IStartStep>(provider => provider.GetRequiredService<ImageSignature>());
        services.AddSingleton<ImageUrls>();
        services.AddUnique<IImageUrlGenerator>(provider => provider.GetRequiredService<ImageUrls>());
        services.AddUnique<IImageUrlTokenGenerator>(provider => provider.GetRequiredService<ImageUrls>());
        services.AddUnique<IImageDimensionExtractor, RasterSize>();
        services.AddUnique<ISvgDimensionExtractor, SvgSize>();
        services.AddSingleton<UploadAutoFillProperties>();
    }
}
