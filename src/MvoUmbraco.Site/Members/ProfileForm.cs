using System.Globalization;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Members;

namespace MvoUmbraco.Site.Members;

/// <summary>A profile as a form sends it: these fields and no others are read.</summary>
internal static class ProfileForm
{
    /// <summary>The words of the form, in the order of <see cref="MemberVisibility"/>.</summary>
    public static IReadOnlyList<string> VisibilityWords { get; } = ["niemand", "netwerk", "iedereen"];

    /// <summary>The words of the form, in the order of <see cref="MailFrequency"/>.</summary>
    public static IReadOnlyList<string> FrequencyWords { get; } = ["meteen", "dagelijks", "wekelijks", "nooit"];

    /// <summary>The profile. A word that is none becomes a value that is none, which whoever keeps it refuses.</summary>
    public static MemberProfile Read(IFormCollection form, DigestChoice digest) => new()
    {
        Name = form["naam"].ToString(),
        Function = form["functie"],
        Organisation = form["organisatie"],
        Phone = form["telefoon"],
        Visibility = (MemberVisibility)IndexOf(VisibilityWords, form["zichtbaar"]),
        Mail = new MailChoice(
            form["taal"].ToString(),
            digest with
            {
                Frequency = form.ContainsKey("wanneer") ? (MailFrequency)IndexOf(FrequencyWords, form["wanneer"]) : digest.Frequency,
                Hour = form.ContainsKey("uur") ? int.TryParse(form["uur"], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? hour : -1 : digest.Hour,
                Day = form.ContainsKey("dag") ? int.TryParse(form["dag"], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? (DayOfWeek)day : (DayOfWeek)(-1) : digest.Day,
            }),
    };

    private static int IndexOf(IReadOnlyList<string> words, string? word)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }
}
