using MvoUmbraco.Core.ActionPlan;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Organisations;

namespace MvoUmbraco.Core;

/// <summary>A word an editor chose from a list, with what the program makes of it.</summary>
/// <typeparam name="T">An enumeration whose zero means "not known".</typeparam>
/// <param name="Value">The meaning; zero for a word the program does not know.</param>
/// <param name="Text">The word itself, to show; empty when none was chosen.</param>
public readonly record struct Term<T>(T Value, string Text) where T : struct, Enum
{
    /// <summary>No word was chosen.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Text);

    /// <summary>The word.</summary>
    public override string ToString() => Text ?? string.Empty;
}

/// <summary>The words of one list.</summary>
/// <typeparam name="T">What they mean.</typeparam>
public sealed class WordList<T> where T : struct, Enum
{
    private readonly Dictionary<string, T> meanings;
    private readonly Dictionary<T, string> words;

    internal WordList(params (string Word, T Value)[] rows)
    {
        meanings = rows.ToDictionary(row => row.Word, row => row.Value, StringComparer.OrdinalIgnoreCase);
        words = rows.ToDictionary(row => row.Value, row => row.Word);
    }

    /// <summary>What a word means; capitals and outer spaces do not matter, an unknown word is kept.</summary>
    public Term<T> Read(string? word)
    {
        var text = word?.Trim() ?? string.Empty;
        return new Term<T>(meanings.GetValueOrDefault(text), text);
    }

    /// <summary>The word for a meaning.</summary>
    public Term<T> Write(T value) => new(value, words.GetValueOrDefault(value, string.Empty));
}

/// <summary>
/// The Dutch words of the drop-down lists and what they mean: the only place where the two meet. Editors may add words
/// to the lists; such a word is kept and shown, and means nothing to the program.
/// </summary>
public static class Words
{
    /// <summary>Kinds of event.</summary>
    public static WordList<EventKind> EventKinds { get; } = new(
        ("themawerking", EventKind.ThemeWork),
        ("bijeenkomst mainstreamteam", EventKind.MainstreamTeamMeeting),
        ("overleg", EventKind.Consultation),
        ("workshop", EventKind.Workshop),
        ("conferentie", EventKind.Conference),
        ("deadline", EventKind.Deadline),
        ("beslissing", EventKind.Decision),
        ("oproep", EventKind.Call),
        ("persmoment", EventKind.PressEvent));

    /// <summary>Whether an event goes on.</summary>
    public static WordList<EventStatus> EventStatuses { get; } = new(
        ("gepland", EventStatus.Planned),
        ("doorgegaan", EventStatus.Held),
        ("uitgesteld", EventStatus.Postponed),
        ("geannuleerd", EventStatus.Cancelled));

    /// <summary>How precisely the time of an event is known.</summary>
    public static WordList<EventPrecision> EventPrecisions { get; } = new(
        ("dag", EventPrecision.Day),
        ("dagen", EventPrecision.Days),
        ("tijd", EventPrecision.Time));

    /// <summary>Where a milestone stands.</summary>
    public static WordList<MilestoneStatus> MilestoneStatuses { get; } = new(
        ("gepland", MilestoneStatus.Planned),
        ("in uitvoering", MilestoneStatus.InProgress),
        ("bereikt", MilestoneStatus.Reached),
        ("vertraagd", MilestoneStatus.Delayed),
        ("stopgezet", MilestoneStatus.Stopped));

    /// <summary>Roles in the mainstream team.</summary>
    public static WordList<TeamRole> TeamRoles { get; } = new(
        ("academicus", TeamRole.Academic),
        ("adviesbureau sociale economie", TeamRole.SocialEconomyAdviser),
        ("bedrijfsleider", TeamRole.BusinessLeader),
        ("SERV", TeamRole.Serv),
        ("beleid", TeamRole.Policy),
        ("netwerkvertegenwoordiger", TeamRole.NetworkRepresentative));

    /// <summary>Kinds of organisation.</summary>
    public static WordList<OrganisationKind> OrganisationKinds { get; } = new(
        ("bedrijf", OrganisationKind.Company),
        ("kennisinstelling", OrganisationKind.KnowledgeInstitution),
        ("adviesbureau", OrganisationKind.Consultancy),
        ("sociale partner", OrganisationKind.SocialPartner),
        ("overheid", OrganisationKind.Government),
        ("vereniging", OrganisationKind.Association));

    /// <summary>Kinds of knowledge item.</summary>
    public static WordList<KnowledgeKind> KnowledgeKinds { get; } = new(
        ("artikel", KnowledgeKind.Article),
        ("goede praktijk", KnowledgeKind.GoodPractice),
        ("instrument", KnowledgeKind.Tool),
        ("publicatie", KnowledgeKind.Publication),
        ("praktijkvoorbeeld", KnowledgeKind.CaseStudy),
        ("link", KnowledgeKind.Link));
}
