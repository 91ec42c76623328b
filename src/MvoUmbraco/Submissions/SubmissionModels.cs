using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>Where something new is placed.</summary>
public enum SubmissionPlace
{
    /// <summary>In the network's intranet.</summary>
    Intranet = 0,

    /// <summary>Among the network's public knowledge.</summary>
    Knowledge,

    /// <summary>In the public calendar.</summary>
    Calendar,

    /// <summary>In the intranet that all networks share.</summary>
    SharedWork,
}

/// <summary>Something a member wants to place.</summary>
/// <param name="Network">The document of the network (or the mainstream team) for which it is placed.</param>
/// <param name="Place">Where.</param>
/// <param name="ContentType">The alias of a document type that may stand there.</param>
/// <param name="Text">What it says.</param>
public sealed record NewSubmission(Guid Network, SubmissionPlace Place, string ContentType, SubmissionText Text)
{
    /// <summary>The key of the document to make; a form that is sent twice sends the same one.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The folder or page below the place; null for the place itself.</summary>
    public Guid? Below { get; init; }

    /// <summary>The language, for a type that has one text for each; null for the default one.</summary>
    public string? Culture { get; init; }
}

/// <summary>The text of a document in one language.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Values">Its fields by alias, as their editors send them: a text, a number, a flag, or JSON
/// (<see cref="System.Text.Json.Nodes.JsonNode"/>); null for an empty one. An alias the type does not have is refused.</param>
public sealed record SubmissionText(string Name, IReadOnlyDictionary<string, object?> Values);

/// <summary>Something a person wants done.</summary>
/// <param name="By">Who.</param>
/// <param name="Document">The document.</param>
/// <param name="Stamp">The stamp of what that person saw.</param>
/// <param name="Remark">What is said with it; null for nothing.</param>
public sealed record SubmissionRequest(Person By, Guid Document, Guid Stamp, string? Remark = null);

/// <summary>How a request ended.</summary>
public enum SubmissionOutcome
{
    /// <summary>It is done.</summary>
    Done = 0,

    /// <summary>There is no such submission for this person.</summary>
    NotFound,

    /// <summary>The rules refuse it: <see cref="SubmissionAnswer.Refusal"/>.</summary>
    Refused,

    /// <summary>Somebody was first: <see cref="SubmissionAnswer.Latest"/> says who did what, and when.</summary>
    Conflict,

    /// <summary>Something is to be mended first: <see cref="SubmissionAnswer.Problems"/>.</summary>
    Invalid,

    /// <summary>It is approved, and publishing it did not work yet; it is tried again by itself.</summary>
    Pending,
}

/// <summary>What is to be mended.</summary>
/// <param name="Field">The alias of the field; null when it is about the whole.</param>
/// <param name="Message">What is wrong and how to mend it, in Dutch.</param>
public sealed record SubmissionProblem(string? Field, string Message);

/// <summary>How a request ended, and where the submission stands now.</summary>
public sealed record SubmissionAnswer(SubmissionOutcome Outcome)
{
    /// <summary>It is done.</summary>
    public bool IsDone => Outcome is SubmissionOutcome.Done;

    /// <summary>The submission as it is now; null when there is none for this person.</summary>
    public SubmissionInfo? Submission { get; init; }

    /// <summary>Why the rules refuse it.</summary>
    public SubmissionRefusal Refusal { get; init; }

    /// <summary>What happened last, where somebody was first.</summary>
    public SubmissionStepInfo? Latest { get; init; }

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<SubmissionProblem> Problems { get; init; } = [];

    /// <summary>How it ended in one or two sentences of Dutch; empty when it is done.</summary>
    public string Message { get; init; } = string.Empty;
}

/// <summary>A person, with the name to show.</summary>
/// <param name="Kind">Member or user.</param>
/// <param name="Key">The key; null for the program itself and for who was forgotten.</param>
/// <param name="Name">The name; empty when it is not known any more.</param>
public sealed record PersonInfo(PersonKind Kind, Guid? Key, string Name);

/// <summary>A submission, as one person may see it.</summary>
/// <param name="Key">The document.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ContentType">The alias of its type.</param>
/// <param name="Network">The document of the network for which it was placed.</param>
/// <param name="NetworkName">What that is called; empty when it is gone.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsPublished">A version is published, be it an older one.</param>
/// <param name="Stamp">To be handed back with a request.</param>
public sealed record SubmissionInfo(
    Guid Key,
    string Title,
    string ContentType,
    Guid Network,
    string NetworkName,
    SubmissionState State,
    bool IsPublished,
    Guid Stamp)
{
    /// <summary>Whose round it is.</summary>
    public required PersonInfo Author { get; init; }

    /// <summary>Who was asked to review it; null for nobody in particular.</summary>
    public PersonInfo? Assignee { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Since when it is in this state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>What the person may do now.</summary>
    public required IReadOnlyList<SubmissionMove> Offered { get; init; }

    /// <summary>The remark with which it was last sent back; null when it was not, or was submitted again.</summary>
    public string? Remark { get; init; }
}

/// <summary>One thing that happened.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Move">What.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Remark">What was said with it; null for nothing.</param>
public sealed record SubmissionStepInfo(DateTimeOffset At, PersonInfo By, SubmissionMove Move, SubmissionState From, SubmissionState To, string? Remark)
{
    /// <summary>Who was asked to review it, where that is what happened.</summary>
    public PersonInfo? Assignee { get; init; }
}

/// <summary>Which submissions to list; what is null or empty does not matter.</summary>
public sealed record SubmissionFilter
{
    /// <summary>The states.</summary>
    public IReadOnlyList<SubmissionState> States { get; init; } = [];

    /// <summary>The document of the network.</summary>
    public Guid? Network { get; init; }

    /// <summary>The alias of the document type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whose round it is.</summary>
    public Guid? Author { get; init; }

    /// <summary>Who was asked to review it.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>Only what the person may review now.</summary>
    public bool AwaitingMyReview { get; init; }
}

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Items">The part.</param>
public sealed record SubmissionPage(int Total, IReadOnlyList<SubmissionInfo> Items);
