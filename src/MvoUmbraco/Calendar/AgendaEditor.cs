using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Calendar;

/// <summary>The property editor of agendas and minutes. The stored form is written down in <see cref="AgendaJson"/>.</summary>
/// <param name="factory">Makes the value editor.</param>
[DataEditor(EditorAliases.Agenda, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class AgendaEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    /// <inheritdoc/>
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<AgendaValueEditor>(Attribute!);
}

internal sealed class AgendaValueEditor(
    IShortStringHelper shortStringHelper,
    IJsonSerializer jsonSerializer,
    IIOHelper ioHelper,
    DataEditorAttribute attribute)
    : OwnValueEditor(shortStringHelper, jsonSerializer, ioHelper, attribute, Check)
{
    internal static OwnValue Check(string? json)
    {
        var reading = AgendaJson.Read(json);
        return new OwnValue(AgendaJson.Write(reading.Agenda), reading.Problems);
    }
}
