using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>
/// What the workflow itself is doing to a document at this moment, for the notification handlers that see it happen: they
/// put the step under the person's name, and not under that of Umbraco's user by whom members' writes are made.
/// </summary>
/// <param name="Document">The document.</param>
/// <param name="By">Who does it.</param>
/// <param name="Move">What is being done.</param>
/// <param name="ApprovedVersion">The text that may be published, and no other; null when nothing is being published.</param>
internal sealed record OngoingMove(Guid Document, Person By, SubmissionMove Move, string? ApprovedVersion = null)
{
    private static readonly AsyncLocal<OngoingMove?> Flow = new();

    /// <summary>What this flow does to the document; null when that is nothing of the workflow.</summary>
    public static OngoingMove? With(Guid document) => Flow.Value is { } ongoing && ongoing.Document == document ? ongoing : null;

    /// <summary>Begins; ends when the answer is disposed of.</summary>
    public IDisposable Begin()
    {
        var before = Flow.Value;
        Flow.Value = this;
        return new End(before);
    }

    private sealed class End(OngoingMove? before) : IDisposable
    {
        public void Dispose() => Flow.Value = before;
    }
}
