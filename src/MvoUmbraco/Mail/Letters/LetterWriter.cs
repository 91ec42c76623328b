using System.Globalization;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Mail.Letters;

/// <summary>Writes letters in one language, with addresses of one site.</summary>
/// <param name="culture">The language; one that the plugin does not speak is written in Dutch.</param>
/// <param name="site">Where the site is; paths are taken from there.</param>
internal sealed class LetterWriter(string culture, Uri site)
{
    /// <summary>The language of mails to who never chose one.</summary>
    public const string StandardCulture = "nl-BE";

    /// <summary>Where a member chooses how often mail comes.</summary>
    public const string SettingsPath = "/mijn/profiel";

    private readonly CultureInfo language = MailTexts.Known(culture);

    /// <summary>A text of the resources, with values filled in.</summary>
    public string Text(string key, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, MailTexts.Get(key, language), values);

    /// <summary>A paragraph of the resources.</summary>
    public LetterParagraph Paragraph(string key, params object[] values) => new(Text(key, values));

    /// <summary>Somebody's own words; nothing when there are none.</summary>
    public IEnumerable<LetterPart> QuoteOf(string? words) => string.IsNullOrWhiteSpace(words) ? [] : [new LetterQuote(words)];

    /// <summary>What the receiver is asked to press.</summary>
    public LetterButton Button(string key, string path) => new(new LetterLink(Text(key), Address(path)));

    /// <summary>The address of a path of the site.</summary>
    /// <exception cref="ArgumentException">It is not a path of this site.</exception>
    public Uri Address(string path)
        => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
            ? new Uri(site, path)
            : throw new ArgumentException($"'{path}' is not a path of this site: it has to begin with one slash.", nameof(path));

    /// <summary>A moment in Brussels.</summary>
    public string Moment(DateTimeOffset moment)
    {
        var time = EventTime.At(moment);
        return language.TwoLetterISOLanguageName == "nl"
            ? DutchDates.When(time)
            : BrusselsTime.In(moment).ToString("d MMMM yyyy, HH:mm", language);
    }

    /// <summary>A letter that was asked for.</summary>
    public Letter Letter(string subject, IReadOnlyList<LetterPart> parts, string reason)
        => new(language.Name, Text("Site.Name"), Address("/"), OneLine(subject), parts, reason);

    /// <summary>A letter that the receiver can do without, and is told how.</summary>
    public Letter Notification(string subject, IReadOnlyList<LetterPart> parts)
        => Letter(subject, parts, Text("Notices.Reason")) with { Choice = new LetterLink(Text("Notices.Choose"), Address(SettingsPath)) };

    private static string OneLine(string subject)
    {
        var line = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 250 ? line : line[..249] + "…";
    }
}
