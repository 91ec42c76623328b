using System.Text;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Members;
using MvoUmbraco.Members;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Members;

/// <summary>The people of a network, and inviting more of them. Who may not see them is answered as if there were no such page.</summary>
internal sealed class MemberPages(INetworkMembers members, IInvitations invitations, ICurrentVisitor visitor, SiteTexts texts)
{
    // 500 lines of an address and a name are far below.
    private const long LargestList = 256 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(MemberRoutes routes) => routes
        .Get<MemberPages>(NetworkAddresses.Networks, (pages, _) => pages.NetworksAsync())
        .Get<MemberPages>(NetworkAddresses.MembersPattern, (pages, context) => pages.ShowAsync(context, null, null))
        .Post<MemberPages>(NetworkAddresses.InvitePattern, (pages, context, form) => pages.InviteAsync(context, form))
        .Post<MemberPages>(NetworkAddresses.ListPattern, (pages, context, form) => pages.LookAsync(context, form))
        .Post<MemberPages>(NetworkAddresses.MemberPattern, (pages, context, _) => pages.ChangeAsync(context))
        .Post<MemberPages>(NetworkAddresses.OpenPattern, (pages, context, _) => pages.ChangeInvitationAsync(context));

    private Visitor Visitor => visitor.Visitor;

    private Task<MemberAnswer> NetworksAsync() => Task.FromResult<MemberAnswer>(members.NetworksOf(Visitor) is { Count: > 0 } networks
        ? new MemberAnswer.Page(DocumentBody.Of<NetworksView>("Members.Title", (nameof(NetworksView.Networks), networks)))
        : new MemberAnswer.Missing());

    private async Task<MemberAnswer> ShowAsync(HttpContext context, string? message, InvitationLine? typed)
    {
        var network = NetworkIn(context);
        var rights = members.RightsOf(Visitor, network);
        return rights is MemberRights.None ? new MemberAnswer.Missing() : new MemberAnswer.Page(
            DocumentBody.Of<MembersView>(
                "Members.Title",
                (nameof(MembersView.Network), network),
                (nameof(MembersView.Name), members.NameOf(network)),
                (nameof(MembersView.People), members.Of(network, Visitor)),
                (nameof(MembersView.Open), await invitations.OpenAsync(network, Visitor, context.RequestAborted)),
                (nameof(MembersView.Rights), rights),
                (nameof(MembersView.Message), message),
                (nameof(MembersView.Typed), typed)),
            typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<MemberAnswer> InviteAsync(HttpContext context, IFormCollection form)
    {
        var network = NetworkIn(context);
        if (members.RightsOf(Visitor, network) < MemberRights.Appoint)
        {
            return new MemberAnswer.Missing();
        }

        var isOne = !form.ContainsKey("lijst");
        var one = new InvitationLine(1, OneLine(form["mail"]), OneLine(form["naam"]), form["trekker"] == "ja");
        var list = isOne ? InvitationList.Write([one]) : form["lijst"].ToString();
        var message = form["bericht"].ToString();
        var lines = await invitations.InviteAsync(network, list, message.Length > 1000 ? message[..1000] : message, NetworkAddresses.Invitation, Visitor, context.RequestAborted);
        if (isOne && lines is not [{ Fault: InvitationFault.None }])
        {
            return await ShowAsync(context, null, one with { Fault = lines.Count == 0 ? InvitationFault.NoAddress : lines[0].Fault });
        }

        return await ShowAsync(context, texts.Count("Members.Sent", lines.Count(line => line.Fault == InvitationFault.None)), null);
    }

    private async Task<MemberAnswer> LookAsync(HttpContext context, IFormCollection form)
    {
        var network = NetworkIn(context);
        if (members.RightsOf(Visitor, network) < MemberRights.Appoint)
        {
            return new MemberAnswer.Missing();
        }

        if (form.Files["bestand"] is not { Length: > 0 and <= LargestList } file)
        {
            return await ShowAsync(context, texts["Members.BadFile"], null);
        }

        var lines = await invitations.ReadAsync(network, await TextOfAsync(file, context.RequestAborted), Visitor, context.RequestAborted);
        return new MemberAnswer.Page(DocumentBody.Of<ListPreview>(
            "Members.Preview",
            (nameof(ListPreview.Network), network),
            (nameof(ListPreview.Name), members.NameOf(network)),
            (nameof(ListPreview.Lines), lines)));
    }

    private async Task<MemberAnswer> ChangeAsync(HttpContext context)
    {
        var (network, member) = (NetworkIn(context), KeyIn(context, "lid"));
        MemberChange? change = context.Request.RouteValues["zet"] switch
        {
            "verwijderen" => members.Remove(network, member, Visitor),
            "trekker" => members.SetCoordinator(network, member, isCoordinator: true, Visitor),
            "geen-trekker" => members.SetCoordinator(network, member, isCoordinator: false, Visitor),
            _ => null,
        };
        return change switch
        {
            // Who took the own right away sees the page no longer.
            MemberChange.Done => new MemberAnswer.Moved(member == Visitor.MemberKey ? NetworkAddresses.Profile : NetworkAddresses.Members(network)),
            MemberChange.LastCoordinator => await ShowAsync(context, texts["Members.LastCoordinator"], null),
            _ => new MemberAnswer.Missing(),
        };
    }

    private async Task<MemberAnswer> ChangeInvitationAsync(HttpContext context)
    {
        var (network, invitation) = (NetworkIn(context), KeyIn(context, "uitnodiging"));
        var isDone = context.Request.RouteValues["zet"] switch
        {
            "intrekken" => await invitations.WithdrawAsync(network, invitation, Visitor, context.RequestAborted),
            "opnieuw" => await invitations.RepeatAsync(network, invitation, NetworkAddresses.Invitation, Visitor, context.RequestAborted),
            _ => false,
        };
        return isDone ? new MemberAnswer.Moved(NetworkAddresses.Members(network)) : new MemberAnswer.Missing();
    }

    private static Guid NetworkIn(HttpContext context) => KeyIn(context, "netwerk");

    private static Guid KeyIn(HttpContext context, string name) => Guid.TryParse(context.Request.RouteValues[name] as string, out var key) ? key : Guid.Empty;

    private static string OneLine(string? text) => (text ?? string.Empty).ReplaceLineEndings(" ").Trim();

    // Spreadsheets write UTF-8, or the old code page of Western Europe, which Latin-1 is near enough to for names.
    private static async Task<string> TextOfAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        try
        {
            return Utf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes.ToArray());
        }
    }
}
