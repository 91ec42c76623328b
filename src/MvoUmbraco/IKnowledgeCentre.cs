using MvoUmbraco.ActionPlan;
using MvoUmbraco.AttentionPoints;
using MvoUmbraco.Calendar;
using MvoUmbraco.Core.Navigation;
using MvoUmbraco.Knowledge;
using MvoUmbraco.MainstreamTeam;
using MvoUmbraco.Networks;
using MvoUmbraco.Organisations;
using MvoUmbraco.Pages;
using MvoUmbraco.Themes;
using MvoUmbraco.Workspace;

namespace MvoUmbraco;

/// <summary>
/// The door to everything a head shows. <code>centre.Read("nl-BE").Calendar.Events.Planned(now)</code>
/// </summary>
public interface IKnowledgeCentre
{
    /// <summary>The knowledge centre as the current visitor may see it now.</summary>
    /// <param name="culture">The language, such as <c>nl-BE</c>; the default language when null or not offered. What is
    /// not published in it is read in the default language.</param>
    IReading Read(string? culture = null);
}

/// <summary>
/// The knowledge centre as one visitor may see it in one language, at one generation of the content. Everything comes
/// from memory and is computed once, when first asked for. Take a new reading for each request: this one does not
/// follow later changes.
/// </summary>
public interface IReading
{
    /// <summary>The generation of the content (<see cref="Reading.IContentGeneration"/>) that is read.</summary>
    long Generation { get; }

    /// <summary>The language read.</summary>
    string Culture { get; }

    /// <summary>What stands around every page; null while no knowledge centre is published.</summary>
    SiteFrame? Frame { get; }

    /// <summary>Pages by address and by key.</summary>
    IPageReader Pages { get; }

    /// <summary>The learning networks.</summary>
    INetworkReader Networks { get; }

    /// <summary>The themes.</summary>
    IThemeReader Themes { get; }

    /// <summary>The attention points.</summary>
    IAttentionPointReader AttentionPoints { get; }

    /// <summary>The events.</summary>
    ICalendarReader Calendar { get; }

    /// <summary>The organisations.</summary>
    IOrganisationReader Organisations { get; }

    /// <summary>The mainstream team.</summary>
    IMainstreamTeamReader MainstreamTeam { get; }

    /// <summary>The action plan.</summary>
    IActionPlanReader ActionPlan { get; }

    /// <summary>Knowledge items and status reports.</summary>
    IKnowledgeReader Knowledge { get; }

    /// <summary>The intranets.</summary>
    IIntranetReader Intranets { get; }
}
