using System.Xml.Linq;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.MemberAccess;

/// <summary>
/// Who may see a document and all below it. uSync has no file for this; the folder <c>PublicAccess</c> is an addition
/// that uSync passes over.
/// </summary>
/// <param name="Content">The protected document; the name is its path.</param>
/// <param name="Login">The document shown to who is not signed in.</param>
/// <param name="NoAccess">The document shown to who is signed in and may not.</param>
internal sealed record PublicAccessItem(
    Guid Key,
    string Alias,
    Named Content,
    Named Login,
    Named NoAccess,
    IReadOnlyList<AccessRule> Rules) : UsyncItem(Key, Alias, 0)
{
    public const string Element = "PublicAccess";

    public static PublicAccessItem Read(UsyncElement root)
    {
        UsyncElement info = root.Required("Info");
        return new PublicAccessItem(
            root.RequiredKey(),
            root.Attribute("Alias") ?? string.Empty,
            Reference(info, "Content"),
            Reference(info, "Login"),
            Reference(info, "NoAccess"),
            [.. root.Child("Rules")?.Children("Rule").Select(AccessRule.Read) ?? []]);
    }

    public override XElement Write() => new(
        Element,
        new XAttribute("Key", Key),
        new XAttribute("Alias", Alias),
        new XElement("Info", Content.Write("Content"), Login.Write("Login"), NoAccess.Write("NoAccess")),
        new XElement("Rules").With([.. Rules.Select(r => r.Write())]));

    protected override UsyncItem Essence() => this with
    {
        Alias = string.Empty,
        Content = Content.Essence(),
        Login = Login.Essence(),
        NoAccess = NoAccess.Essence(),
        Rules = [.. Rules.Select(r => r with { Key = Guid.Empty }).OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Value, StringComparer.Ordinal)],
    };

    private static Named Reference(UsyncElement info, string name)
    {
        UsyncElement element = info.Required(name);
        _ = element.RequiredKey();
        return Named.Read(element);
    }
}

/// <summary>One permission: <paramref name="Type"/> is <c>MemberRole</c> with the name of a group, or <c>MemberUsername</c>.</summary>
internal sealed record AccessRule(Guid Key, string Type, string Value)
{
    public static AccessRule Read(UsyncElement element) => new(
        element.GuidAttribute("Key"),
        element.RequiredAttribute("Type"),
        element.Value.Length > 0 ? element.Value : throw element.Wrong("The rule names nobody. Write the name of a member group."));

    public XElement Write() => new XElement("Rule").With(
        Key == Guid.Empty ? null : new XAttribute("Key", Key),
        new XAttribute("Type", Type),
        new XText(Value));
}
