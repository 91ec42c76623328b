namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>The three families of types; their files differ in a few elements.</summary>
internal enum TypeFamily
{
    Document,
    Media,
    Member,
}

internal static class TypeFamilies
{
    public static string Element(this TypeFamily family) => family switch
    {
        TypeFamily.Document => "ContentType",
        TypeFamily.Media => "MediaType",
        _ => "MemberType",
    };
}
