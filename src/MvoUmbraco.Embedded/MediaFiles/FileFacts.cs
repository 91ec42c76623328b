using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>
/// Fills the properties that tell about a file, width, height, bytes and extension, whenever a medium is saved, by
/// <c>Umbraco:CMS:Content:Imaging:AutoFillImageProperties</c>. A value whose file is not there (yet) keeps what it has.
/// </summary>
internal sealed class FileFacts(
    MediaFolder folder,
    MediaUrlGeneratorCollection paths,
    UploadAutoFillProperties autoFill,
    ISvgDimensionExtractor drawings,
    IOptionsMonitor<ContentSettings> settings) : INotificationHandler<MediaSavingNotification>
{
    public void Handle(MediaSavingNotification notification)
    {
        foreach (IMedia medium in notification.SavedEntities)
        {
            foreach (IProperty property in medium.Properties.Where(IsFile))
            {
                Fill(medium, property);
            }
        }
    }

    private static bool IsFile(IProperty property) =>
        property.PropertyType.PropertyEditorAlias is Constants.PropertyEditors.Aliases.UploadField or Constants.PropertyEditors.Aliases.ImageCropper;

    private void Fill(IMedia medium, IProperty property)
    {
        if (settings.CurrentValue.GetConfig(property.Alias) is not { } properties)
        {
            return;
        }

        foreach (IPropertyValue value in property.Values.ToArray())
        {
            if (!paths.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, property.GetValue(value.Culture, value.Segment), out string? address))
            {
                autoFill.Reset(medium, properties, value.Culture, value.Segment);
                continue;
            }

            using Stream? file = folder.Open(address!);
            if (file is null)
            {
                continue;
            }

            autoFill.Populate(medium, properties, address!, file, value.Culture!, value.Segment!);
            if (Path.GetExtension(address!).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            {
                file.Seek(0, SeekOrigin.Begin);
                FillSize(medium, properties, drawings.GetDimensions(file), value);
            }
        }
    }

    private static void FillSize(IMedia medium, ImagingAutoFillUploadField properties, Size? size, IPropertyValue value)
    {
        Set(properties.WidthFieldAlias, size?.Width);
        Set(properties.HeightFieldAlias, size?.Height);

        void Set(string alias, int? pixels)
        {
            if (!string.IsNullOrEmpty(alias) && medium.HasProperty(alias))
            {
                medium.SetValue(alias, pixels?.ToString(CultureInfo.InvariantCulture), value.Culture, value.Segment);
            }
        }
    }
}
