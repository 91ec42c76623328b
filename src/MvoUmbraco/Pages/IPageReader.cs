using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Pages;

/// <summary>The answer to a request for a page: one of the three records inside.</summary>
public abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>The page.</summary>
    public sealed record Found(Page Page) : PageAnswer;

    /// <summary>There is a page, and the visitor may not see it.</summary>
    /// <param name="IsSignedIn">Who asks is signed in and has no right to it; otherwise signing in may help.</param>
    /// <param name="Instead">The page to show in its place: to sign in, or to explain; null when none is set.</param>
    public sealed record Protected(bool IsSignedIn, Page? Instead) : PageAnswer;

    /// <summary>There is no such page.</summary>
    public sealed record Missing : PageAnswer
    {
        internal static Missing Answer { get; } = new();
    }
}

/// <summary>Pages by address and by key.</summary>
public interface IPageReader
{
    /// <summary>The page at an absolute address, found as Umbraco finds it, domains included.</summary>
    PageAnswer At(Uri address);

    /// <summary>The page of a document.</summary>
    PageAnswer Of(Guid key);
}
