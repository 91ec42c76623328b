namespace MvoUmbraco.Site.Serving;

/// <summary>Settings of the public site, from the configuration section <c>Mvo:Site</c>.</summary>
internal sealed class SiteOptions
{
    /// <summary>Whether a finished answer is given again while nothing has changed. Off, every page is rendered anew.</summary>
    public bool KeepAnswers { get; set; } = true;
}
