using System.Globalization;
using System.Text.Json.Nodes;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Placing.Kinds;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Placing;

internal sealed class PlacingForms(IContentTypeService types, IDataTypeService dataTypes, IJsonSerializer serializer, PickableDocuments documents, IPlaces places) : IPlacingForms
{
    private static readonly string[] ForEditors = [Fields.HideFromNavigation, Fields.ShortTitle, Fields.MetaDescription, Fields.ShareImage];

    private static readonly Dictionary<string, FieldKind> KindOf = new(StringComparer.Ordinal)
    {
        [Constants.PropertyEditors.Aliases.TextBox] = FieldKind.Line,
        [Constants.PropertyEditors.Aliases.EmailAddress] = FieldKind.Line,
        [Constants.PropertyEditors.Aliases.TextArea] = FieldKind.Text,
        [Constants.PropertyEditors.Aliases.RichText] = FieldKind.RichText,
        [Constants.PropertyEditors.Aliases.MultipleTextstring] = FieldKind.Lines,
        [Constants.PropertyEditors.Aliases.Tags] = FieldKind.Lines,
        [Constants.PropertyEditors.Aliases.DropDownListFlexible] = FieldKind.Choice,
        [Constants.PropertyEditors.Aliases.RadioButtonList] = FieldKind.Choice,
        [Constants.PropertyEditors.Aliases.CheckBoxList] = FieldKind.Choices,
        [Constants.PropertyEditors.Aliases.MultiNodeTreePicker] = FieldKind.Documents,
        [Constants.PropertyEditors.Aliases.ContentPicker] = FieldKind.Document,
        [Constants.PropertyEditors.Aliases.BlockList] = FieldKind.Progress,
        [Constants.PropertyEditors.Aliases.DateOnly] = FieldKind.Day,
        [Constants.PropertyEditors.Aliases.DateTimeWithTimeZone] = FieldKind.Moment,
        [Constants.PropertyEditors.Aliases.Integer] = FieldKind.Number,
        [Constants.PropertyEditors.Aliases.Boolean] = FieldKind.Flag,
        [EditorAliases.Agenda] = FieldKind.Agenda,
        [EditorAliases.Attachments] = FieldKind.Files,
    };

    // A picker of one document has no filter of its own.
    private static readonly Dictionary<string, string> PickedType = new(StringComparer.Ordinal) { [Fields.Network] = ContentTypes.LearningNetwork };

    private static readonly Dictionary<FieldKind, IFieldCodec> Codecs = new()
    {
        [FieldKind.Line] = new TextField(),
        [FieldKind.Text] = new TextField(),
        [FieldKind.RichText] = new RichTextField(),
        [FieldKind.Lines] = new LinesField(),
        [FieldKind.Choice] = new ChoiceField(),
        [FieldKind.Choices] = new ChoiceField(),
        [FieldKind.Documents] = new DocumentsField(),
        [FieldKind.Document] = new DocumentField(),
        [FieldKind.Progress] = new ProgressField(),
        [FieldKind.Day] = new DayField(),
        [FieldKind.Moment] = new MomentField(),
        [FieldKind.Number] = new NumberField(),
        [FieldKind.Flag] = new FlagField(),
        [FieldKind.Agenda] = new AgendaField(),
        [FieldKind.Files] = new FilesField(),
    };

    public PlacingForm? Of(string contentType, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (!places.Kinds.Contains(contentType, StringComparer.Ordinal) || types.Get(contentType) is not { } type)
        {
            return null;
        }

        var tabs = type.CompositionPropertyGroups.Where(group => group.Type is PropertyGroupType.Tab).ToLookup(group => group.Alias, group => group.SortOrder);
        var groups = from found in type.CompositionPropertyGroups
                     group found by found.Alias into same
                     let first = same.First()
                     let tab = first.Alias.Split('/')[0]
                     orderby tabs[tab].DefaultIfEmpty(first.SortOrder).First(), tab, first.Alias.Contains('/', StringComparison.Ordinal), first.SortOrder
                     let fields = same.SelectMany(one => one.PropertyTypes ?? Enumerable.Empty<IPropertyType>()).OrderBy(property => property.SortOrder)
                         .Select(property => FieldOf(property, visitor)).OfType<FormField>().ToArray()
                     where fields.Length > 0
                     select new FormGroup(first.Name ?? first.Alias, fields);
        return new PlacingForm(contentType, type.Name ?? contentType, [.. groups]);
    }

    public FormValues Write(PlacingForm form, SubmissionText text)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(text);
        var values = new FormValues().Add(FormValues.Title, text.Name);
        foreach (var field in form.Groups.SelectMany(group => group.Fields))
        {
            Codecs[field.Kind].Write(field, Stored(text, field), values);
        }

        return values;
    }

    public FormReading Read(PlacingForm form, FormValues values, SubmissionText? stored)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        var problems = new List<FormProblem>();
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        var title = values[FormValues.Title].Trim();
        if (title.Length == 0)
        {
            problems.Add(new FormProblem(FormValues.Title, FormFault.TitleMissing));
        }

        foreach (var field in form.Groups.SelectMany(group => group.Fields))
        {
            var before = problems.Count;
            var value = Codecs[field.Kind].Read(field, values, Stored(stored, field), fault => problems.Add(new FormProblem(field.Alias, fault)));
            if (problems.Count == before)
            {
                read[field.Alias] = value;
            }
        }

        return new FormReading(new SubmissionText(title, read), problems);
    }

    public IReadOnlyList<FileRow> Files(FormField field, FormValues values, SubmissionText? stored)
    {
        ArgumentNullException.ThrowIfNull(field);
        return FileRows.In(values, field.Name, Stored(stored, field));
    }

    private FormField? FieldOf(IPropertyType property, Visitor visitor)
    {
        if (ForEditors.Contains(property.Alias) || !KindOf.TryGetValue(property.PropertyEditorAlias, out var kind))
        {
            return null;
        }

        // Kept in memory by Umbraco: the task is complete when it is returned.
        var settings = Node(dataTypes.GetAsync(property.DataTypeKey).GetAwaiter().GetResult()?.ConfigurationData) as JsonObject ?? [];
        if (kind is FieldKind.Choice && Json.Text(settings["multiple"]) is "true" or "True")
        {
            kind = FieldKind.Choices;
        }

        // Of the lists of blocks, members fill in the progress on attention points.
        var block = kind is FieldKind.Progress ? ProgressBlock(settings) : null;
        if ((kind is FieldKind.Progress && block is null) || (kind is FieldKind.Document && !PickedType.ContainsKey(property.Alias)))
        {
            return null;
        }

        return new FormField(property.Alias, kind, property.Name)
        {
            BlockType = block,
            Hint = string.IsNullOrWhiteSpace(property.Description) ? null : property.Description.Trim(),
            IsMandatory = property.Mandatory,
            Longest = int.TryParse(Json.Text(settings["maxChars"]), CultureInfo.InvariantCulture, out var longest) && longest > 0 ? longest : null,
            Choices = kind switch
            {
                FieldKind.Choice or FieldKind.Choices => [.. (settings["items"] as JsonArray ?? []).Select(Json.Text).Select(word => new FieldChoice(word, word))],
                FieldKind.Document => documents.OfTypes([PickedType[property.Alias]], visitor),
                FieldKind.Progress => documents.OfTypes([ContentTypes.AttentionPoint], visitor),
                FieldKind.Documents => documents.OfTypes(TypesIn(Json.Text(settings["filter"])), visitor),
                _ => [],
            },
        };
    }

    private Guid? ProgressBlock(JsonObject settings)
        => settings["blocks"] is JsonArray { Count: 1 } blocks && Guid.TryParse(Json.Text(blocks[0]?["contentElementTypeKey"]), out var key)
            && types.Get(key)?.Alias == ContentTypes.AttentionPointProgress
                ? key
                : null;

    private IEnumerable<string> TypesIn(string filter)
        => filter.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(key => Guid.TryParse(key, out var known) ? types.Get(known)?.Alias : null)
            .OfType<string>();

    private JsonNode? Stored(SubmissionText? text, FormField field)
        => text?.Values.TryGetValue(field.Alias, out var value) == true ? Node(value) : null;

    private JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        string text => JsonValue.Create(text),
        _ => JsonNode.Parse(serializer.Serialize(value)),
    };
}
