using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MvoUmbraco.Backoffice;
using MvoUmbraco.Core.Submissions;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Submissions;

/// <summary>
/// The queue, for backoffice users with the section, each limited to the documents he may read; approving asks Umbraco's
/// right to publish there.
/// </summary>
/// <param name="submissions">The workflow.</param>
/// <param name="comparison">Sets a draft beside what is published.</param>
/// <param name="security">Who is signed in.</param>
/// <param name="centre">The networks there are.</param>
[ApiController]
[Authorize(Policy = BackofficeAccess.Policy)]
[Route("api/mvo/v1/submissions")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SubmissionsController(
    ISubmissions submissions, ISubmissionComparison comparison, IBackOfficeSecurityAccessor security, IKnowledgeCentre centre) : ControllerBase
{
    private const int MostTaken = 200;

    /// <summary>The submissions, the one that waits longest first.</summary>
    /// <param name="state">The states, such as <c>submitted</c>; all when none is given.</param>
    /// <param name="network">The document of the network.</param>
    /// <param name="contentType">The alias of the document type.</param>
    /// <param name="assignee">Who was asked to review.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many, at most 200.</param>
    /// <param name="cancellation">The request is gone.</param>
    [HttpGet]
    public async Task<IActionResult> ListAsync(
        [FromQuery] SubmissionState[] state,
        Guid? network,
        string? contentType,
        Guid? assignee,
        int skip = 0,
        int take = 50,
        CancellationToken cancellation = default)
    {
        if (Me() is not { } me)
        {
            return NoSection();
        }

        if (skip < 0 || take is < 0 or > MostTaken)
        {
            return Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Ongeldige pagina",
                detail: $"Vraag met skip 0 of meer, en met take hoogstens {MostTaken}.");
        }

        var filter = new SubmissionFilter { States = state, Network = network, ContentType = contentType, Assignee = assignee };
        var page = await submissions.ListAsync(me, filter, skip, take, cancellation);
        var networks = centre.Read().Networks.All.Select(network => new SubmissionNetworkModel(network.Link.Key, network.Link.Name));
        return Ok(new SubmissionPageModel(page.Total, [.. page.Items.Select(SubmissionModel.Of)], [.. networks]));
    }

    /// <summary>One submission.</summary>
    [HttpGet("{key:guid}")]
    public async Task<IActionResult> FindAsync(Guid key, CancellationToken cancellation)
        => Me() is not { } me ? NoSection()
            : await submissions.FindAsync(me, key, cancellation) is { } found ? Ok(SubmissionModel.Of(found))
            : NotThere();

    /// <summary>What happened to it, the first first.</summary>
    [HttpGet("{key:guid}/history")]
    public async Task<IActionResult> HistoryAsync(Guid key, CancellationToken cancellation)
        => Me() is not { } me ? NoSection()
            : await submissions.FindAsync(me, key, cancellation) is null ? NotThere()
            : Ok((await submissions.HistoryAsync(me, key, cancellation)).Select(SubmissionStepModel.Of));

    /// <summary>What is proposed beside what is published, field by field.</summary>
    [HttpGet("{key:guid}/comparison")]
    public async Task<IActionResult> CompareAsync(Guid key, CancellationToken cancellation)
        => Me() is not { } me ? NoSection()
            : await submissions.FindAsync(me, key, cancellation) is null || await comparison.CompareAsync(key, cancellation) is not { } fields ? NotThere()
            : Ok(fields);

    /// <summary>Approves the text that was looked at, and publishes it.</summary>
    [HttpPost("{key:guid}/approve")]
    public Task<IActionResult> ApproveAsync(Guid key, SubmissionMoveModel move, CancellationToken cancellation)
        => MoveAsync(me => submissions.ApproveAsync(new SubmissionRequest(me, key, move.Stamp, move.Remark), cancellation));

    /// <summary>Sends it back with a remark.</summary>
    [HttpPost("{key:guid}/return")]
    public Task<IActionResult> ReturnAsync(Guid key, SubmissionMoveModel move, CancellationToken cancellation)
        => MoveAsync(me => submissions.ReturnAsync(new SubmissionRequest(me, key, move.Stamp, move.Remark), cancellation));

    /// <summary>Asks somebody to review it.</summary>
    [HttpPost("{key:guid}/assign")]
    public Task<IActionResult> AssignAsync(Guid key, SubmissionAssignModel move, CancellationToken cancellation)
        => MoveAsync(me => submissions.AssignAsync(
            new SubmissionRequest(me, key, move.Stamp),
            move.Assignee is not { } assignee ? null : string.Equals(move.Kind, "user", StringComparison.OrdinalIgnoreCase) ? Person.User(assignee) : Person.Member(assignee),
            cancellation));

    private Person? Me() => security.UserWith(MvoSection.Alias) is { } user ? Person.User(user.Key) : null;

    private async Task<IActionResult> MoveAsync(Func<Person, Task<SubmissionAnswer>> move)
    {
        if (Me() is not { } me)
        {
            return NoSection();
        }

        var answer = await move(me);
        return answer.Outcome switch
        {
            SubmissionOutcome.Done => Ok(SubmissionModel.Of(answer.Submission!)),
            SubmissionOutcome.Pending => Accepted(SubmissionModel.Of(answer.Submission!)),
            SubmissionOutcome.NotFound => NotThere(),
            SubmissionOutcome.Conflict => Said(StatusCodes.Status409Conflict, "Iemand was u voor", answer),
            SubmissionOutcome.Refused when answer.Refusal is SubmissionRefusal.NotAllowed or SubmissionRefusal.OwnWork =>
                Said(StatusCodes.Status403Forbidden, "Dat mag u niet", answer),
            SubmissionOutcome.Refused when answer.Refusal is SubmissionRefusal.WrongState => Said(StatusCodes.Status409Conflict, "Dat kan nu niet", answer),
            _ => Said(StatusCodes.Status422UnprocessableEntity, "Er is iets aan te passen", answer),
        };
    }

    // With where it stands now, so that the screen need not ask again; and with each field that is to be mended.
    private ObjectResult Said(int status, string title, SubmissionAnswer answer)
    {
        var problem = ProblemDetailsFactory.CreateProblemDetails(HttpContext, status, title, detail: answer.Message);
        problem.Extensions["refusal"] = SubmissionModel.Word(answer.Refusal);
        problem.Extensions["submission"] = answer.Submission is { } submission ? SubmissionModel.Of(submission) : null;
        problem.Extensions["latest"] = answer.Latest is { } latest ? SubmissionStepModel.Of(latest) : null;
        problem.Extensions["problems"] = answer.Problems;
        return new ObjectResult(problem) { StatusCode = status };
    }

    private ObjectResult NotThere()
        => Problem(statusCode: StatusCodes.Status404NotFound, title: "Inzending niet gevonden", detail: SubmissionTexts.NotFound);

    private ObjectResult NoSection()
        => Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "Geen toegang tot de sectie MVO",
            detail: "Uw gebruikersgroepen geven geen toegang tot de sectie MVO. Vraag ze aan een beheerder.");
}
