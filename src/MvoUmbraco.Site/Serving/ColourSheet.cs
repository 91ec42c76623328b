using System.Text;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// The style sheet that gives every theme and attention point its own colour. The colours are content, and the pages
/// carry no style of their own (the content security policy forbids it), hence a sheet made of the content.
/// </summary>
internal static class ColourSheet
{
    // The darkest background of the light look and the lightest of the dark look (--surface in site.css): what can be
    // read on these can be read on all.
    internal static readonly ReadableColour LightBackground = new(0xee, 0xf3, 0xf1);
    internal static readonly ReadableColour DarkBackground = new(0x1f, 0x2c, 0x2b);

    /// <summary>The class of everything that stands in the colour of a theme or an attention point.</summary>
    public static string ClassOf(Guid key) => $"c-{key:N}";

    /// <summary>The sheet; null when nothing has a colour.</summary>
    public static SiteAssets.Asset? Of(IReading reading)
    {
        var light = new StringBuilder();
        var dark = new StringBuilder();
        var all = reading.Themes.All.Select(theme => (theme.Link.Key, theme.Colour))
            .Concat(reading.AttentionPoints.All.Select(point => (point.Link.Key, point.Colour)));
        foreach (var (key, text) in all)
        {
            if (ReadableColour.Read(text) is { } colour)
            {
                light.Append('.').Append(ClassOf(key)).Append("{--accent:").Append(colour.On(LightBackground)).Append("}\n");
                dark.Append('.').Append(ClassOf(key)).Append("{--accent:").Append(colour.On(DarkBackground)).Append("}\n");
            }
        }

        return light.Length == 0
            ? null
            : SiteAssets.Asset.Of(
                "colours",
                "css",
                "text/css; charset=utf-8",
                Encoding.UTF8.GetBytes($"{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"));
    }
}
