using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Access;

/// <summary>The answer to "may this visitor see this content".</summary>
public enum AccessDecision
{
    /// <summary>No: who is signed in has no right to it, or nobody has.</summary>
    Refused = 0,

    /// <summary>Not before signing in.</summary>
    SignInNeeded,

    /// <summary>Yes.</summary>
    Allowed,
}

/// <summary>The answer, with the pages Umbraco shows instead of the content.</summary>
/// <param name="Decision">The answer.</param>
/// <param name="InsteadId">The id of the sign-in page or the no-access page; null when none is set.</param>
public readonly record struct AccessAnswer(AccessDecision Decision, int? InsteadId)
{
    /// <summary>The visitor may see it.</summary>
    public bool IsAllowed => Decision is AccessDecision.Allowed;
}

/// <summary>Everybody who may see some content.</summary>
/// <param name="IsEveryone">Whoever asks.</param>
/// <param name="Groups">Who is in one of these member groups.</param>
/// <param name="UserNames">And these members.</param>
public sealed record Audience(bool IsEveryone, IReadOnlyList<string> Groups, IReadOnlyList<string> UserNames)
{
    /// <summary>Whoever asks.</summary>
    public static Audience Everyone { get; } = new(true, [], []);

    /// <summary>Nobody.</summary>
    public static Audience Nobody { get; } = new(false, [], []);
}

/// <summary>
/// The one place that says who may see what, for pages, lists, feeds, interfaces and downloads alike. The rules are
/// Umbraco's public access; the nearest protected ancestor (or the content itself) decides. What stands in an intranet
/// that no rule protects is shown to nobody.
/// </summary>
public interface IContentAccess
{
    /// <summary>May the visitor see the content?</summary>
    AccessAnswer Ask(IPublishedContent content, Visitor visitor);

    /// <summary>Who may see the content: exactly those whom <see cref="Ask"/> allows it.</summary>
    Audience AudienceOf(IPublishedContent content);
}
