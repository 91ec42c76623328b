using System.Text;
using MvoUmbraco.Usync.Content;
using MvoUmbraco.Usync.ContentTypes;
using MvoUmbraco.Usync.DataTypes;
using MvoUmbraco.Usync.Dictionary;
using MvoUmbraco.Usync.Domains;
using MvoUmbraco.Usync.Languages;
using MvoUmbraco.Usync.MemberAccess;
using MvoUmbraco.Usync.RelationTypes;
using MvoUmbraco.Usync.Templates;
using MvoUmbraco.Usync.Webhooks;

namespace MvoUmbraco.Usync.Files;

/// <summary>A kind of item: the folder its files are in, their root element, and how they are read.</summary>
internal sealed record FileKind(string Folder, string Element, Func<UsyncElement, UsyncItem> ReadRoot)
{
    public static readonly FileKind Languages = new("Languages", LanguageItem.Element, LanguageItem.Read);
    public static readonly FileKind Dictionary = new("Dictionary", DictionaryEntry.Element, DictionaryEntry.Read);
    public static readonly FileKind DataTypes = new("DataTypes", DataTypeItem.Element, DataTypeItem.Read);
    public static readonly FileKind Templates = new("Templates", TemplateItem.Element, TemplateItem.Read);
    public static readonly FileKind DocumentTypes = OfTypes("ContentTypes", TypeFamily.Document);
    public static readonly FileKind MediaTypes = OfTypes("MediaTypes", TypeFamily.Media);
    public static readonly FileKind MemberTypes = OfTypes("MemberTypes", TypeFamily.Member);
    public static readonly FileKind MemberGroups = new("MemberGroups", MemberGroupItem.Element, MemberGroupItem.Read);
    public static readonly FileKind RelationTypes = new("RelationTypes", RelationTypeItem.Element, RelationTypeItem.Read);
    public static readonly FileKind Media = OfContent("Media", ContentFamily.Media);
    public static readonly FileKind Documents = OfContent("Content", ContentFamily.Document);
    public static readonly FileKind Blueprints = OfContent("Blueprints", ContentFamily.Blueprint);
    public static readonly FileKind Domains = new("Domains", DomainItem.Element, DomainItem.Read);
    public static readonly FileKind PublicAccess = new("PublicAccess", PublicAccessItem.Element, PublicAccessItem.Read);
    public static readonly FileKind Webhooks = new("Webhooks", WebhookItem.Element, WebhookItem.Read);

    /// <summary>
    /// Every kind in the order of import: what is referred to comes before what refers to it. Relation types come
    /// before content, because saving content makes relations.
    /// </summary>
    public static readonly IReadOnlyList<FileKind> All =
    [
        Languages, Dictionary, DataTypes, Templates, DocumentTypes, MediaTypes, MemberTypes, MemberGroups, RelationTypes,
        Media, Documents, Blueprints, Domains, PublicAccess, Webhooks,
    ];

    private bool IsSchema => this == Languages || this == Dictionary || this == DataTypes || this == Templates
        || this == DocumentTypes || this == MediaTypes || this == MemberTypes || this == MemberGroups || this == RelationTypes;

    public bool IsPartOf(UsyncParts parts) => parts switch
    {
        UsyncParts.Schema => IsSchema,
        UsyncParts.Content => !IsSchema,
        UsyncParts.MemberAccess => this == MemberGroups || this == PublicAccess,
        _ => true,
    };

    /// <exception cref="UsyncFileException">The file is broken or of another kind.</exception>
    public UsyncItem Read(byte[] bytes)
    {
        using var text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        UsyncElement root = UsyncElement.Parse(text);
        if (root.Name == Tombstone.Element)
        {
            return Tombstone.Read(root);
        }

        if (root.Name != Element)
        {
            FileKind? other = All.FirstOrDefault(kind => kind.Element == root.Name);
            throw root.Wrong(other is null
                ? $"The root element <{root.Name}> is not known; files in the folder {Folder} have <{Element}> or <{Tombstone.Element}>."
                : $"The root element <{root.Name}> does not belong in the folder {Folder}. Move the file to the folder {other.Folder}.");
        }

        return ReadRoot(root);
    }

    public bool Equals(FileKind? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Folder.GetHashCode(StringComparison.Ordinal);

    private static FileKind OfTypes(string folder, TypeFamily family) => new(folder, family.Element(), root => TypeItem.Read(root, family));

    private static FileKind OfContent(string folder, ContentFamily family) => new(folder, ContentItem.Element(family), root => ContentItem.Read(root, family));
}
