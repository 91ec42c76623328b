using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Management.Content;

/// <summary>The values of documents, media and members, in the form that the client's editors show.</summary>
internal sealed class ContentValues(PropertyEditorCollection editors, IDataValueEditorFactory valueEditors)
{
    /// <summary>Every value that is stored, of the draft.</summary>
    /// <param name="content">Whose values.</param>
    /// <param name="only">Properties to which the answer is limited.</param>
    public ValueModel[] Of(IContentBase content, IReadOnlySet<string>? only = null) =>
    [
        .. content.Properties
            .Where(property => only?.Contains(property.Alias) != false)
            .SelectMany(property => property.Values.Select(value => Of(property, value.Culture, value.Segment))),
    ];

    /// <summary>Every value that is stored, as it was published.</summary>
    public ValueModel[] Published(IContentBase content) =>
    [
        .. content.Properties.SelectMany(property => property.Values.Select(value =>
        {
            var published = new Property(property.PropertyType);
            published.SetValue(value.PublishedValue, value.Culture, value.Segment);
            return Of(published, value.Culture, value.Segment);
        })),
    ];

    private ValueModel Of(IProperty property, string? culture, string? segment)
    {
        IDataEditor editor = editors[property.PropertyType.PropertyEditorAlias] ?? new MissingPropertyEditor(property.PropertyType.PropertyEditorAlias, valueEditors);
        return new ValueModel(culture, segment, property.Alias, editor.GetValueEditor().ToEditor(property, culture, segment), editor.Alias);
    }
}
