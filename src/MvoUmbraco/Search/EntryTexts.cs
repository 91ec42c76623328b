using System.Text;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Search;

/// <summary>Gathers the texts of a document by the editors of its fields: a field that is added to a type is searched too.</summary>
internal sealed class EntryTexts
{
    private const string RichText = "Umbraco.RichText";
    private const string TextBox = "Umbraco.TextBox";
    private const string TextArea = "Umbraco.TextArea";
    private const string Lines = "Umbraco.MultipleTextstring";
    private const string Keywords = "Umbraco.Tags";
    private const string Blocks = "Umbraco.BlockList";

    // Stored elsewhere in the entry, shown on every page, or no words.
    private static readonly HashSet<string> Left =
    [
        Fields.Summary, Fields.Tagline, Fields.MetaDescription, Fields.ShortTitle, Fields.FooterText, Fields.Icon, Fields.Website,
        Fields.SourceUrl, Fields.OnlineLink, Fields.ContactPhone, Fields.ContactEmail,
    ];

    private readonly StringBuilder body = new();
    private readonly StringBuilder facts = new();

    public string Body => body.ToString();

    public List<string> Tags { get; } = [];

    public string Facts => facts.ToString();

    public void Take(ContentFields fields)
    {
        foreach (var (field, editor) in fields.All)
        {
            if (Left.Contains(field))
            {
                continue;
            }

            switch (editor)
            {
                case RichText:
                    Add(body, fields.Html(field).PlainText);
                    break;
                case TextArea:
                    Add(body, fields.Text(field));
                    break;
                case TextBox:
                    Add(facts, fields.Text(field));
                    break;
                case Lines:
                    Add(facts, string.Join('\n', fields.Texts(field)));
                    break;
                case Keywords:
                    Tags.AddRange(fields.Texts(field));
                    break;
                case EditorAliases.Agenda when fields.Own<Agenda>(field) is { } agenda:
                    Add(body, AgendaText.Write(agenda));
                    break;
                case EditorAliases.Attachments when fields.Own<IReadOnlyList<Attachment>>(field) is { } attachments:
                    Add(facts, string.Join('\n', attachments.SelectMany(file => new[] { file.Title, NameOf(file) }).OfType<string>()));
                    break;
                case Blocks:
                    foreach (var block in fields.Blocks(field))
                    {
                        Take(block);
                    }

                    break;
            }
        }
    }

    // Words of a file name are held together by what is not a space.
    private static string NameOf(Attachment file) => file.Name.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');

    private static void Add(StringBuilder to, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            to.Append(to.Length > 0 ? "\n" : string.Empty).Append(text);
        }
    }
}
