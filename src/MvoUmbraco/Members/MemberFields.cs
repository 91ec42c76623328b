using System.Text.Json;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Members;

/// <summary>The properties of the member type <c>networkMember</c>, as the schema files have them.</summary>
internal static class MemberFields
{
    public const string MemberType = "networkMember";
    public const string Function = "function";
    public const string Organisation = "organisation";
    public const string Phone = "phone";
    public const string Language = "language";
    public const string Visibility = "visibility";

    /// <summary>The words of the drop-down list, in the order of <see cref="MemberVisibility"/>.</summary>
    private static readonly string[] VisibilityWords = ["niemand", "eigen netwerk", "iedereen"];

    public static string? Text(IMember member, string alias)
        => member.Properties.TryGetValue(alias, out var property) && property.GetValue()?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Sets a property that the member's type has; one of another type may not have it.</summary>
    public static void Set(IMember member, string alias, string? value)
    {
        if (member.Properties.TryGetValue(alias, out var property))
        {
            property.SetValue(value);
        }
    }

    /// <summary>Who chose nothing is not listed.</summary>
    public static MemberVisibility VisibilityOf(IMember member)
        => (MemberVisibility)Math.Max(0, Array.IndexOf(VisibilityWords, Chosen(member, Visibility)?.ToLowerInvariant()));

    public static void SetVisibility(IMember member, MemberVisibility visibility) => Choose(member, Visibility, VisibilityWords[(int)visibility]);

    /// <summary>The word chosen in a drop-down list, which is stored as a JSON list of one word.</summary>
    public static string? Chosen(IMember member, string alias) => Text(member, alias)?.Trim('[', ']', '"', ' ');

    public static void Choose(IMember member, string alias, string word) => Set(member, alias, JsonSerializer.Serialize(new[] { word }));
}
