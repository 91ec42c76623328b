using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Keeps the tags of content in step with its properties: those whose value editor knows tags (<see cref="IDataValueTags"/>).</summary>
internal sealed class TagAssignment(
    Lazy<ITagRepository> tags,
    Lazy<ILanguageRepository> languages,
    Lazy<PropertyEditorCollection> editors,
    Lazy<IDataTypeRepository> dataTypes)
{
    public void Assign(IContentBase content)
    {
        foreach (IProperty property in content.Properties)
        {
            if (!editors.Value.TryGet(property.PropertyType.PropertyEditorAlias, out IDataEditor? editor) || editor.GetValueEditor() is not IDataValueTags tagged)
            {
                continue;
            }

            object? configuration = dataTypes.Value.Get(property.PropertyType.DataTypeId)?.ConfigurationObject;
            ITag[] found = property.PropertyType.VariesByCulture()
                ? [.. property.Values.SelectMany(value => tagged.GetTags(value.EditedValue, configuration, languages.Value.GetIdByIsoCode(value.Culture)))]
                : [.. tagged.GetTags(property.GetValue(), configuration, null)];
            tags.Value.Assign(content.Id, property.PropertyTypeId, found);
        }
    }

    public void Clear(int contentId) => tags.Value.RemoveAll(contentId);
}
