using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>
/// Umbraco's own sections have other names in the client than in the groups that let users in. Any other section has one
/// name: that of its manifest.
/// </summary>
internal static class SectionNames
{
    private static readonly (string Alias, string Name)[] Known =
    [
        (Constants.Applications.Content, "Umb.Section.Content"),
        (Constants.Applications.Media, "Umb.Section.Media"),
        (Constants.Applications.Members, "Umb.Section.Members"),
        (Constants.Applications.Settings, "Umb.Section.Settings"),
        (Constants.Applications.Packages, "Umb.Section.Packages"),
        (Constants.Applications.Translation, "Umb.Section.Translation"),
        (Constants.Applications.Users, "Umb.Section.Users"),
        (Constants.Applications.Forms, "Umb.Section.Forms"),
    ];

    /// <summary>As the client calls the section.</summary>
    public static string OfAlias(string alias) => Known.FirstOrDefault(section => section.Alias == alias).Name ?? alias;

    /// <summary>As groups call it.</summary>
    public static string ToAlias(string name) => Known.FirstOrDefault(section => section.Name == name).Alias ?? name;
}
