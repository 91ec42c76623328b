using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Placing;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Site.Placing;

/// <summary>An item with where it stands: how it will look, what happened to it, and what may be done with it.</summary>
internal sealed class ReviewPages(ISubmissions submissions, IDraftPages drafts, ICurrentVisitor visitor)
{
    private Person Me => Person.Member(visitor.Visitor.MemberKey ?? throw new InvalidOperationException("Nobody is signed in."));

    public static void Map(MemberRoutes routes) => routes
        .Get<ReviewPages>(PlacingAddresses.ItemPattern, (pages, context) => pages.ItemAsync(context))
        .Post<ReviewPages>(PlacingAddresses.MovePattern, (pages, context, form) => pages.MoveAsync(context, form))
        .Post<ReviewPages>(PlacingAddresses.RevisePattern, (pages, context, _) => pages.ReviseAsync(context));

    private Task<MemberAnswer> ItemAsync(HttpContext context) => ShowAsync(context, null, null, StatusCodes.Status200OK);

    private async Task<MemberAnswer> MoveAsync(HttpContext context, IFormCollection sent)
    {
        var document = DocumentOf(context);
        var remark = sent["opmerking"].ToString().ReplaceLineEndings("\n");
        var request = new SubmissionRequest(Me, document, Guid.TryParse(sent[EditedForm.StampName], out var stamp) ? stamp : Guid.Empty, remark.Length > 0 ? remark : null);
        var stop = context.RequestAborted;
        var made = (string?)context.Request.RouteValues["zet"] switch
        {
            "indienen" => await submissions.SubmitAsync(request, stop),
            "intrekken" => await submissions.WithdrawAsync(request, stop),
            "goedkeuren" => await submissions.ApproveAsync(request, stop),
            "terugsturen" => await submissions.ReturnAsync(request, stop),
            "opgeven" => await submissions.DiscardAsync(request, stop),
            _ => null,
        };
        return made switch
        {
            null => new MemberAnswer.Missing(),
            { IsDone: true, Submission: null or { State: SubmissionState.Binned } } => new MemberAnswer.Moved("/"),
            { IsDone: true } or { Outcome: SubmissionOutcome.Pending } => new MemberAnswer.Moved(PlacingAddresses.Item(document)),
            { Outcome: SubmissionOutcome.NotFound } => new MemberAnswer.Missing(),
            _ => await ShowAsync(context, made, remark, PlacingPages.StatusOf(made)),
        };
    }

    private async Task<MemberAnswer> ReviseAsync(HttpContext context)
    {
        var document = DocumentOf(context);
        var answer = await submissions.ReviseAsync(Me.Key, document, context.RequestAborted);
        return answer.Outcome switch
        {
            SubmissionOutcome.Done => new MemberAnswer.Moved(PlacingAddresses.Edit(document)),
            SubmissionOutcome.NotFound => new MemberAnswer.Missing(),
            _ => await ShowAsync(context, answer, null, PlacingPages.StatusOf(answer)),
        };
    }

    private async Task<MemberAnswer> ShowAsync(HttpContext context, SubmissionAnswer? answer, string? remark, int status)
    {
        var document = DocumentOf(context);
        if (await submissions.FindAsync(Me, document, context.RequestAborted) is not { } info)
        {
            return answer is null
                ? new MemberAnswer.Missing()
                : new MemberAnswer.Page(DocumentBody.Of<RefusedView>("Placing.NotNow", (nameof(RefusedView.Message), answer.Message)), status);
        }

        return new MemberAnswer.Page(
            DocumentBody.Of<ItemView>(
                "Placing.Item",
                (nameof(ItemView.Submission), info),
                (nameof(ItemView.History), await submissions.HistoryAsync(Me, document, context.RequestAborted)),
                (nameof(ItemView.Page), drafts.Of(document)),
                (nameof(ItemView.Answer), answer),
                (nameof(ItemView.Remark), remark)) with { Script = SiteAssets.Placing },
            status);
    }

    private static Guid DocumentOf(HttpContext context) => Guid.Parse((string)context.Request.RouteValues["document"]!);
}
