using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.MainstreamTeam;

/// <summary>From which side a member of the mainstream team comes.</summary>
public enum TeamRole
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>An academic (<c>academicus</c>).</summary>
    Academic,

    /// <summary>An adviser in social economy (<c>adviesbureau sociale economie</c>).</summary>
    SocialEconomyAdviser,

    /// <summary>A (former) business leader (<c>bedrijfsleider</c>).</summary>
    BusinessLeader,

    /// <summary>The social and economic council of Flanders (<c>SERV</c>).</summary>
    Serv,

    /// <summary>Policy (<c>beleid</c>).</summary>
    Policy,

    /// <summary>A delegate of a learning network (<c>netwerkvertegenwoordiger</c>).</summary>
    NetworkRepresentative,
}

/// <summary>A member of the mainstream team.</summary>
public sealed record TeamMember
{
    /// <summary>Their page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>Their role.</summary>
    public Term<TeamRole> Role { get; init; }

    /// <summary>The organisation they work for.</summary>
    public PageLink? Organisation { get; init; }

    /// <summary>The network they represent.</summary>
    public PageLink? Network { get; init; }

    /// <summary>What they know about.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    /// <summary>Plain text.</summary>
    public string? Bio { get; init; }

    /// <summary>Their portrait.</summary>
    public Picture? Portrait { get; init; }

    /// <summary>They are made up, as an example of what may stand here.</summary>
    public bool IsExample { get; init; }
}

/// <summary>The page of a team member.</summary>
public sealed record TeamMemberPage(PageInfo Info, TeamMember Member) : Page(Info);

/// <summary>The page of the mainstream team.</summary>
public sealed record MainstreamTeamPage(PageInfo Info, IReadOnlyList<TeamMember> Members) : Page(Info)
{
    /// <summary>Plain text.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Its mission.</summary>
    public SafeHtml Mission { get; init; }

    /// <summary>How it is composed.</summary>
    public SafeHtml Composition { get; init; }

    /// <summary>Its action plans.</summary>
    public IReadOnlyList<PageLink> ActionPlans { get; init; } = [];

    /// <summary>The events it organises.</summary>
    public Calendar.EventSchedule Events { get; init; } = Calendar.EventSchedule.Empty;
}
