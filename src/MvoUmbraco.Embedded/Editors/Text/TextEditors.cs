using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Text;

/// <summary>One line of text, at most 512 characters in storage; <c>maxChars</c> limits it further.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextBox, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class TextBoxEditor : DataEditor
{
    private readonly IIOHelper io;

    public TextBoxEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextOnlyValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TextboxConfigurationEditor(io);
}

/// <summary>Text of any length, line ends as they were typed; <c>maxChars</c> limits it.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextArea, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class TextAreaEditor : DataEditor
{
    private readonly IIOHelper io;

    public TextAreaEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextOnlyValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TextAreaConfigurationEditor(io);
}

/// <summary>An e-mail address, checked by form.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.EmailAddress, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class EmailAddressEditor : DataEditor
{
    private readonly ILocalizedTextService texts;

    public EmailAddressEditor(IDataValueEditorFactory factory, ILocalizedTextService texts)
        : base(factory)
    {
        this.texts = texts;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor()
    {
        var editor = base.CreateValueEditor();
        editor.Validators.Add(new EmailValidator(texts));
        return editor;
    }
}
