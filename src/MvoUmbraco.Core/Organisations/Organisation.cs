using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Organisations;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A company (<c>bedrijf</c>).</summary>
    Company,

    /// <summary>A university or research institute (<c>kennisinstelling</c>).</summary>
    KnowledgeInstitution,

    /// <summary>A consultancy (<c>adviesbureau</c>).</summary>
    Consultancy,

    /// <summary>An employers' or workers' organisation (<c>sociale partner</c>).</summary>
    SocialPartner,

    /// <summary>A public authority (<c>overheid</c>).</summary>
    Government,

    /// <summary>An association (<c>vereniging</c>).</summary>
    Association,
}

/// <summary>An organisation that takes part.</summary>
public sealed record Organisation
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>What it is.</summary>
    public Term<OrganisationKind> Kind { get; init; }

    /// <summary>Plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Its website: an http or https address.</summary>
    public string? Website { get; init; }

    /// <summary>Its logo.</summary>
    public Picture? Logo { get; init; }

    /// <summary>It is made up, as an example of what may stand here.</summary>
    public bool IsExample { get; init; }
}

/// <summary>The page of an organisation.</summary>
public sealed record OrganisationPage(PageInfo Info, Organisation Organisation) : Page(Info)
{
    /// <summary>The events it organises.</summary>
    public EventSchedule Events { get; init; } = EventSchedule.Empty;

    /// <summary>The knowledge items it contributed to.</summary>
    public IReadOnlyList<KnowledgeItem> Knowledge { get; init; } = [];

    /// <summary>Its people in the mainstream team.</summary>
    public IReadOnlyList<TeamMember> TeamMembers { get; init; } = [];
}

/// <summary>The list of organisations.</summary>
public sealed record OrganisationDirectoryPage(PageInfo Info, IReadOnlyList<Organisation> Organisations) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}
