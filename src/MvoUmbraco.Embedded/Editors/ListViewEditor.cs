using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Editors;

/// <summary>Holds no value of its own: its data types configure how the children of a node are listed.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ListView, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class ListViewEditor : DataEditor
{
    private readonly IIOHelper io;

    public ListViewEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IConfigurationEditor CreateConfigurationEditor() => new ListViewConfigurationEditor(io);
}
