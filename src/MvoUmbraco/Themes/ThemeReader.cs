using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Themes;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Themes;

/// <summary>The themes.</summary>
public interface IThemeReader
{
    /// <summary>Every theme, in the order of the tree.</summary>
    IReadOnlyList<Theme> All { get; }
}

internal sealed class ThemeReader(ContentView view, IReading reading) : IThemeReader
{
    private readonly Remembered<IReadOnlyList<Theme>> all = new(() =>
        view.InContext(() => view.OfType(ContentTypes.Theme).Select(content => ThemeOf(view, content)).ToArray()));

    public IReadOnlyList<Theme> All => all.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.ThemeDirectory, content => new ThemeDirectoryPage(view.InfoOf(content), All)
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.Theme, Page),
    ];

    private ThemePage Page(IPublishedContent content)
    {
        var theme = ThemeOf(view, content);
        return new ThemePage(view.InfoOf(content), theme)
        {
            Body = view.FieldsOf(content).Html(Fields.Body),
            Networks = [.. reading.Networks.All.Where(network => network.Theme == theme.Link)],
            Knowledge = [.. reading.Knowledge.Items.Where(item => item.Themes.Contains(theme.Link))],
            Events = reading.Calendar.Events.Where(e => e.Themes.Contains(theme.Link)),
        };
    }

    private static Theme ThemeOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new Theme
        {
            Link = view.LinkTo(content),
            Summary = fields.Text(Fields.Summary) ?? string.Empty,
            Keywords = fields.Texts(Fields.Keywords),
            Colour = fields.Colour(Fields.Colour),
            Icon = fields.Text(Fields.Icon),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
