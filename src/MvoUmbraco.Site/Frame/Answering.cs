using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Navigation;
using MvoUmbraco.Site.Calendar;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.SignIn;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Frame;

/// <summary>One answer being made: the content it is made of, the language and the moment it is made for.</summary>
internal sealed record Answering
{
    /// <summary>The content as this visitor may see it; null when it could not be read.</summary>
    public required IReading? Reading { get; init; }

    /// <summary>What stands around the page; null while no knowledge centre is published.</summary>
    public SiteFrame? Frame { get; init; }

    /// <summary>The interface texts, in the language of the page.</summary>
    public required SiteTexts Texts { get; init; }

    /// <summary>The language of the page, such as <c>nl-BE</c>.</summary>
    public required string Culture { get; init; }

    /// <summary>The moment for which "past" and "planned" are told apart.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Scheme and host the visitor used, without a slash at the end: <c>https://www.example.org</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>What the visitor asked of a calendar.</summary>
    public CalendarQuery CalendarQuery { get; init; } = CalendarQuery.All;

    /// <summary>The addresses of the style sheets.</summary>
    public required SiteAssets Assets { get; init; }

    /// <summary>The style sheet with the colours of themes and attention points; null when there are none.</summary>
    public string? ColoursUrl { get; init; }

    /// <summary>What the page knows of signing in; null where nobody can.</summary>
    public SignInFrame? SignIn { get; init; }

    /// <summary>There is something to search with.</summary>
    public bool CanSearch { get; init; }

    /// <summary>The reference under which a failure stands in the log; null when nothing failed.</summary>
    public string? Reference { get; init; }

    /// <summary>The dates, in the language of the page.</summary>
    public Dates Dates => field ??= Dates.In(Culture);

    /// <summary>The day it is in Brussels.</summary>
    public DateOnly Today => BrusselsTime.Day(Now);

    /// <summary>The name of the site.</summary>
    public string SiteName => Frame?.Home.Name ?? Texts["Site.Name"];

    /// <summary>An absolute address of this site.</summary>
    public string Absolute(string url) => url.StartsWith('/') ? Origin + url : url;
}
