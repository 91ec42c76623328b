using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Repositories.DataTypes;

/// <summary>
/// The data types that a fresh Umbraco has, with its ids, keys, names and configuration: content models, exports and
/// plugins count on them.
/// </summary>
internal static class BuiltInDataTypes
{
    private const string IncludedProperties = """[{"alias":"updateDate","header":"Last edited","isSystem":true},{"alias":"creator","header":"Updated by","isSystem":true}]""";

    private const string RichText = """
        {"extensions":["Umb.Tiptap.RichTextEssentials","Umb.Tiptap.Anchor","Umb.Tiptap.Block","Umb.Tiptap.Blockquote","Umb.Tiptap.Bold",
        "Umb.Tiptap.BulletList","Umb.Tiptap.CodeBlock","Umb.Tiptap.Embed","Umb.Tiptap.Figure","Umb.Tiptap.Heading","Umb.Tiptap.HorizontalRule",
        "Umb.Tiptap.HtmlAttributeClass","Umb.Tiptap.HtmlAttributeDataset","Umb.Tiptap.HtmlAttributeId","Umb.Tiptap.HtmlAttributeStyle",
        "Umb.Tiptap.HtmlTagDiv","Umb.Tiptap.HtmlTagSpan","Umb.Tiptap.Image","Umb.Tiptap.Italic","Umb.Tiptap.Link","Umb.Tiptap.MediaUpload",
        "Umb.Tiptap.OrderedList","Umb.Tiptap.Strike","Umb.Tiptap.Subscript","Umb.Tiptap.Superscript","Umb.Tiptap.Table","Umb.Tiptap.TextAlign",
        "Umb.Tiptap.TextDirection","Umb.Tiptap.TextIndent","Umb.Tiptap.TrailingNode","Umb.Tiptap.Underline"],"maxImageSize":500,
        "overlaySize":"medium","toolbar":[[["Umb.Tiptap.Toolbar.SourceEditor"],["Umb.Tiptap.Toolbar.Bold","Umb.Tiptap.Toolbar.Italic",
        "Umb.Tiptap.Toolbar.Underline"],["Umb.Tiptap.Toolbar.TextAlignLeft","Umb.Tiptap.Toolbar.TextAlignCenter","Umb.Tiptap.Toolbar.TextAlignRight"],
        ["Umb.Tiptap.Toolbar.BulletList","Umb.Tiptap.Toolbar.OrderedList"],["Umb.Tiptap.Toolbar.Blockquote","Umb.Tiptap.Toolbar.HorizontalRule"],
        ["Umb.Tiptap.Toolbar.Link","Umb.Tiptap.Toolbar.Unlink"],["Umb.Tiptap.Toolbar.MediaPicker","Umb.Tiptap.Toolbar.EmbeddedMedia"]]],
        "allowedMediaTypes":"
        """;

    private static readonly BuiltIn[] All =
    [
        new(Constants.DataTypes.LabelString, Keys.LabelString, "Label (string)", 35, Aliases.Label, "Label", ValueStorageType.Nvarchar, """{"umbracoDataValueType":"STRING"}"""),
        new(Constants.DataTypes.LabelInt, Keys.LabelInt, "Label (integer)", 36, Aliases.Label, "Label", ValueStorageType.Integer, """{"umbracoDataValueType":"INT"}"""),
        new(Constants.DataTypes.LabelBigint, Keys.LabelBigInt, "Label (bigint)", 36, Aliases.Label, "Label", ValueStorageType.Nvarchar, """{"umbracoDataValueType":"BIGINT"}"""),
        new(Constants.DataTypes.LabelDateTime, Keys.LabelDateTime, "Label (datetime)", 37, Aliases.Label, "Label", ValueStorageType.Date, """{"umbracoDataValueType":"DATETIME"}"""),
        new(Constants.DataTypes.LabelTime, Keys.LabelTime, "Label (time)", 38, Aliases.Label, "Label", ValueStorageType.Date, """{"umbracoDataValueType":"TIME"}"""),
        new(Constants.DataTypes.LabelDecimal, Keys.LabelDecimal, "Label (decimal)", 39, Aliases.Label, "Label", ValueStorageType.Decimal, """{"umbracoDataValueType":"DECIMAL"}"""),
        new(Constants.DataTypes.LabelBytes, Keys.LabelBytes, "Label (bytes)", 40, Aliases.Label, "Label", ValueStorageType.Nvarchar, """{"umbracoDataValueType":"BIGINT","labelTemplate":"{=value | bytes}"}"""),
        new(Constants.DataTypes.LabelPixels, Keys.LabelPixels, "Label (pixels)", 41, Aliases.Label, "Label", ValueStorageType.Integer, """{"umbracoDataValueType":"INT","labelTemplate":"{=value}px"}"""),
        new(Constants.DataTypes.Upload, Keys.Upload, "Upload File", 34, Aliases.UploadField, "UploadField", ValueStorageType.Nvarchar, null),
        new(Constants.DataTypes.UploadVideo, Keys.UploadVideo, "Upload Video", 35, Aliases.UploadField, "UploadField", ValueStorageType.Nvarchar, """{"fileExtensions":["mp4","webm","ogv"]}"""),
        new(Constants.DataTypes.UploadAudio, Keys.UploadAudio, "Upload Audio", 36, Aliases.UploadField, "UploadField", ValueStorageType.Nvarchar, """{"fileExtensions":["mp3","weba","oga","opus"]}"""),
        new(Constants.DataTypes.UploadArticle, Keys.UploadArticle, "Upload Article", 37, Aliases.UploadField, "UploadField", ValueStorageType.Nvarchar, """{"fileExtensions":["pdf","docx","doc"]}"""),
        new(Constants.DataTypes.UploadVectorGraphics, Keys.UploadVectorGraphics, "Upload Vector Graphics", 38, Aliases.UploadField, "UploadField", ValueStorageType.Nvarchar, """{"fileExtensions":["svg"]}"""),
        new(Constants.DataTypes.Textarea, Keys.Textarea, "Textarea", 33, Aliases.TextArea, "TextArea", ValueStorageType.Ntext, null),
        new(Constants.DataTypes.Textbox, Keys.Textstring, "Textstring", 32, Aliases.TextBox, "TextBox", ValueStorageType.Nvarchar, null),
        new(Constants.DataTypes.RichtextEditor, Keys.RichtextEditor, "Richtext editor", 4, Aliases.RichText, "Tiptap", ValueStorageType.Ntext, $"{RichText.ReplaceLineEndings(string.Empty)}{Constants.MediaTypes.Guids.Image},{Constants.MediaTypes.Guids.Svg}\"}}"),
        new(-51, Keys.Numeric, "Numeric", 2, Aliases.Integer, "Integer", ValueStorageType.Integer, null),
        new(Constants.DataTypes.Boolean, Keys.Checkbox, "True/false", 2, Aliases.Boolean, "Toggle", ValueStorageType.Integer, null),
        new(-43, Keys.CheckboxList, "Checkbox list", 2, Aliases.CheckBoxList, "CheckBoxList", ValueStorageType.Ntext, null),
        new(Constants.DataTypes.DropDownSingle, Keys.Dropdown, "Dropdown", 2, Aliases.DropDownListFlexible, "Dropdown", ValueStorageType.Nvarchar, """{"multiple":false}"""),
        new(Constants.DataTypes.DropDownMultiple, Keys.DropdownMultiple, "Dropdown multiple", 2, Aliases.DropDownListFlexible, "Dropdown", ValueStorageType.Nvarchar, """{"multiple":true}"""),
        new(-40, Keys.Radiobox, "Radiobox", 2, Aliases.RadioButtonList, "RadioButtonList", ValueStorageType.Nvarchar, null),
        new(-37, Keys.ApprovedColor, "Approved Color", 2, Aliases.ColorPicker, "ColorPicker", ValueStorageType.Nvarchar, null),
        new(-41, Keys.DatePicker, "Date Picker", 2, Aliases.DateTime, "DatePicker", ValueStorageType.Date, """{"format":"YYYY-MM-DD"}"""),
        new(Constants.DataTypes.DateTime, Keys.DatePickerWithTime, "Date Picker with time", 2, Aliases.DateTime, "DatePicker", ValueStorageType.Date, """{"format":"YYYY-MM-DD HH:mm:ss"}"""),
        new(1055, Keys.DateTimePickerWithTimeZone, "Date Time Picker (with time zone)", 2, Aliases.DateTimeWithTimeZone, "DateTimeWithTimeZonePicker", ValueStorageType.Ntext, """{"timeFormat":"HH:mm","timeZones":{"mode":"all"}}"""),
        new(Constants.DataTypes.DefaultContentListView, Keys.ListViewContent, "List View - Content", 2, Aliases.ListView, "Collection", ValueStorageType.Nvarchar, ListView("Document")),
        new(Constants.DataTypes.DefaultMediaListView, Keys.ListViewMedia, "List View - Media", 2, Aliases.ListView, "Collection", ValueStorageType.Nvarchar, ListView("Media")),
        new(Constants.DataTypes.Tags, Keys.Tags, "Tags", 2, Aliases.Tags, "Tags", ValueStorageType.Ntext, """{"group":"default","storageType":"Json"}"""),
        new(Constants.DataTypes.ImageCropper, Keys.ImageCropper, "Image Cropper", 2, Aliases.ImageCropper, "ImageCropper", ValueStorageType.Ntext, null),
        new(1046, Keys.ContentPicker, "Content Picker", 2, Aliases.ContentPicker, "DocumentPicker", ValueStorageType.Nvarchar, null),
        new(1047, Keys.MemberPicker, "Member Picker", 2, Aliases.MemberPicker, "MemberPicker", ValueStorageType.Nvarchar, null),
        new(1050, Keys.RelatedLinks, "Multi URL Picker", 2, Aliases.MultiUrlPicker, "MultiUrlPicker", ValueStorageType.Ntext, null),
        new(1051, Keys.MediaPicker3, "Media Picker", 2, Aliases.MediaPicker3, "MediaPicker", ValueStorageType.Ntext, """{"multiple":false,"validationLimit":{"min":0,"max":1}}"""),
        new(1052, Keys.MediaPicker3Multiple, "Multiple Media Picker", 2, Aliases.MediaPicker3, "MediaPicker", ValueStorageType.Ntext, """{"multiple":true}"""),
        new(1053, Keys.MediaPicker3SingleImage, "Image Media Picker", 2, Aliases.MediaPicker3, "MediaPicker", ValueStorageType.Ntext, $$$"""{"filter":"{{{Constants.MediaTypes.Guids.Image}}}","multiple":false,"validationLimit":{"min":0,"max":1}}"""),
        new(1054, Keys.MediaPicker3MultipleImages, "Multiple Image Media Picker", 2, Aliases.MediaPicker3, "MediaPicker", ValueStorageType.Ntext, $$"""{"filter":"{{Constants.MediaTypes.Guids.Image}}","multiple":true}"""),
    ];

    private sealed record BuiltIn(int Id, string Key, string Name, int SortOrder, string Editor, string EditorUi, ValueStorageType Storage, string? Configuration);

    public static IEnumerable<DataTypeRow> Rows(DateTime now) => All.Select(dataType => new DataTypeRow
    {
        Id = dataType.Id,
        Key = Guid.Parse(dataType.Key),
        Name = dataType.Name,
        Path = FormattableString.Invariant($"{Constants.System.RootString},{dataType.Id}"),
        Level = 1,
        SortOrder = dataType.SortOrder,
        CreateDate = now,
        UpdateDate = now,
        EditorAlias = dataType.Editor,
        EditorUiAlias = "Umb.PropertyEditorUi." + dataType.EditorUi,
        Storage = dataType.Storage,
        Configuration = dataType.Configuration,
    });

    private static string ListView(string of) => $$"""
        {"pageSize":100,"orderBy":"updateDate","orderDirection":"desc","layouts":[{"name":"Grid","collectionView":"Umb.CollectionView.{{of}}.Grid","icon":"icon-thumbnails-small","isSystem":true,"selected":true},{"name":"List","collectionView":"Umb.CollectionView.{{of}}.Table","icon":"icon-list","isSystem":true,"selected":true}],"includeProperties":{{IncludedProperties}}}
        """;
}
