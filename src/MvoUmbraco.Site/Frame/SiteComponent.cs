using Microsoft.AspNetCore.Components;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Frame;

/// <summary>What every component of the site stands on: the answer being made, its texts and its dates.</summary>
public abstract class SiteComponent : ComponentBase
{
    /// <summary>The answer being made; the same for all components of a page.</summary>
    [CascadingParameter]
    private protected Answering Here { get; set; } = null!;

    private protected SiteTexts T => Here.Texts;

    private protected Dates Dates => Here.Dates;
}
