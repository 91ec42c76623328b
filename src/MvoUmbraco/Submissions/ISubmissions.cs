using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// The workflow of what members place: draft, submitted, returned or approved, published. Everything goes through Umbraco's
/// own content services, so that its validation, notifications and versions hold; who may do what is asked here, for every
/// head. A state is never a property of a document: no form can set it.
/// <code>
/// var made = await submissions.CreateAsync(member, new NewSubmission(network, SubmissionPlace.Intranet, "knowledgeItem", text), ct);
/// var sent = await submissions.SubmitAsync(new SubmissionRequest(Person.Member(member), made.Submission!.Key, made.Submission.Stamp), ct);
/// </code>
/// </summary>
public interface ISubmissions
{
    /// <summary>Makes a draft: a document, saved and not published.</summary>
    /// <param name="member">Its author, a member of the network.</param>
    /// <param name="draft">What, and where. Its key makes a repeated request harmless.</param>
    /// <param name="cancellationToken">Stops it; what was begun is then finished or undone by the repair.</param>
    Task<SubmissionAnswer> CreateAsync(Guid member, NewSubmission draft, CancellationToken cancellationToken = default);

    /// <summary>Begins to change what is published (or was), for which no other change is under way. What is published stays up.</summary>
    /// <param name="member">A member of the network under which the document stands, whose round it becomes.</param>
    /// <param name="document">The document, also one that no member placed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SubmissionAnswer> ReviseAsync(Guid member, Guid document, CancellationToken cancellationToken = default);

    /// <summary>Saves the draft. A save that validation holds up changes nothing, and the answer says what to mend.</summary>
    /// <param name="request">By whom, and the stamp of what was opened: a save over a newer text is refused.</param>
    /// <param name="text">The text. Fields it does not name stay as they are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SubmissionAnswer> SaveAsync(SubmissionRequest request, SubmissionText text, CancellationToken cancellationToken = default);

    /// <summary>Asks for review. Refused while something is to be mended, such as an empty mandatory field.</summary>
    Task<SubmissionAnswer> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes it back from review.</summary>
    Task<SubmissionAnswer> WithdrawAsync(SubmissionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives it up: a draft goes to the recycle bin, a change is undone to what is published.</summary>
    Task<SubmissionAnswer> DiscardAsync(SubmissionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends it back; the remark says what to mend.</summary>
    Task<SubmissionAnswer> ReturnAsync(SubmissionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Approves exactly the text that was looked at, and publishes it.</summary>
    Task<SubmissionAnswer> ApproveAsync(SubmissionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks somebody to review it.</summary>
    /// <param name="request">By whom.</param>
    /// <param name="assignee">Who may review it; null for nobody in particular any more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SubmissionAnswer> AssignAsync(SubmissionRequest request, Person? assignee, CancellationToken cancellationToken = default);

    /// <summary>One submission; null when there is none that the person may see.</summary>
    Task<SubmissionInfo?> FindAsync(Person person, Guid document, CancellationToken cancellationToken = default);

    /// <summary>Its draft, as its fields' editors read it; null when there is none that the person may see.</summary>
    Task<SubmissionText?> ReadAsync(Person person, Guid document, CancellationToken cancellationToken = default);

    /// <summary>What happened to it, the first first; empty when the person may not see it.</summary>
    Task<IReadOnlyList<SubmissionStepInfo>> HistoryAsync(Person person, Guid document, CancellationToken cancellationToken = default);

    /// <summary>The submissions the person may see, the one that waits longest first.</summary>
    Task<SubmissionPage> ListAsync(Person person, SubmissionFilter filter, int skip, int take, CancellationToken cancellationToken = default);
}
