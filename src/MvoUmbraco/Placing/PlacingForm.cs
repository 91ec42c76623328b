namespace MvoUmbraco.Placing;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Line = 0,

    /// <summary>Plain text of several lines.</summary>
    Text,

    /// <summary>Running text with markup.</summary>
    RichText,

    /// <summary>Several lines, each a value.</summary>
    Lines,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Several of a list.</summary>
    Choices,

    /// <summary>Documents of the site: several of a list.</summary>
    Documents,

    /// <summary>A document of the site: one of a list.</summary>
    Document,

    /// <summary>How far one is with each attention point, with a remark.</summary>
    Progress,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day and an hour, in Brussels.</summary>
    Moment,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>An agenda.</summary>
    Agenda,

    /// <summary>Files.</summary>
    Files,
}

/// <summary>Something to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
public sealed record FieldChoice(string Value, string Label);

/// <summary>A field of a form: a property of the document type, as an administrator set it up.</summary>
/// <param name="Alias">The alias of the property.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Label">What it is called.</param>
public sealed record FormField(string Alias, FieldKind Kind, string Label)
{
    /// <summary>What is said of it; null for nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>It must be filled in before the item is submitted.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>The most characters; null for no limit.</summary>
    public int? Longest { get; init; }

    /// <summary>What there is to choose.</summary>
    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    /// <summary>The type of the blocks in which it is stored; null for a field without blocks.</summary>
    public Guid? BlockType { get; init; }

    /// <summary>The name under which a form sends it.</summary>
    public string Name => FormValues.NameOf(Alias);
}

/// <summary>Fields that belong together.</summary>
/// <param name="Title">What they are called.</param>
/// <param name="Fields">The fields, in order.</param>
public sealed record FormGroup(string Title, IReadOnlyList<FormField> Fields);

/// <summary>The form of a document type, as one visitor may fill it in.</summary>
/// <param name="ContentType">The alias of the document type.</param>
/// <param name="Title">What the type is called.</param>
/// <param name="Groups">The fields, in order.</param>
public sealed record PlacingForm(string ContentType, string Title, IReadOnlyList<FormGroup> Groups)
{
    /// <summary>The field of a property; null when members do not fill it in.</summary>
    public FormField? Find(string alias) => Groups.SelectMany(group => group.Fields).FirstOrDefault(field => field.Alias == alias);
}
