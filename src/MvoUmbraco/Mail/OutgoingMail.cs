using MvoUmbraco.Mail.Letters;

namespace MvoUmbraco.Mail;

/// <summary>What a mail says, in no language yet. Texts are plain; paths are of this site, with a slash in front.</summary>
public abstract record OutgoingMail
{
    /// <summary>When it is of no use any more: it is not sent after it. Null when it stays of use.</summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    internal abstract Letter Write(LetterWriter writer);
}

/// <summary>Somebody is invited to become a member.</summary>
/// <param name="Network">The name of the network.</param>
/// <param name="InvitedBy">Who invites; null when nobody in particular does.</param>
/// <param name="Message">What the inviter adds; null for nothing.</param>
/// <param name="Path">Where the invitation is accepted.</param>
/// <param name="Until">How long the link works.</param>
public sealed record InvitationMail(string Network, string? InvitedBy, string? Message, string Path, DateTimeOffset Until) : OutgoingMail
{
    /// <inheritdoc/>
    public override DateTimeOffset? ExpiresAt => Until;

    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("Invitation.Subject", Network),
        [
            InvitedBy is { Length: > 0 } name
                ? writer.Paragraph("Invitation.By", name, Network)
                : writer.Paragraph("Invitation.ByNobody", Network),
            .. writer.QuoteOf(Message),
            writer.Button("Invitation.Accept", Path),
            writer.Paragraph("Link.Until", writer.Moment(Until)),
        ],
        writer.Text("Invitation.Reason"));
}

/// <summary>A member, or who says so, forgot the password.</summary>
/// <param name="Path">Where a new password is chosen.</param>
/// <param name="Until">How long the link works.</param>
public sealed record PasswordResetMail(string Path, DateTimeOffset Until) : OutgoingMail
{
    /// <inheritdoc/>
    public override DateTimeOffset? ExpiresAt => Until;

    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("PasswordReset.Subject"),
        [
            writer.Paragraph("PasswordReset.Asked"),
            writer.Button("PasswordReset.Choose", Path),
            writer.Paragraph("Link.Once", writer.Moment(Until)),
            writer.Paragraph("PasswordReset.NotYou"),
        ],
        writer.Text("PasswordReset.Reason"));
}

/// <summary>A member's password was changed; who did not do it must know.</summary>
/// <param name="ChangedAt">When.</param>
/// <param name="Path">Where a new password is asked for.</param>
public sealed record PasswordChangedMail(DateTimeOffset ChangedAt, string Path) : OutgoingMail
{
    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("PasswordChanged.Subject"),
        [
            writer.Paragraph("PasswordChanged.Changed", writer.Moment(ChangedAt)),
            writer.Paragraph("PasswordChanged.NotYou"),
            writer.Button("PasswordChanged.Reset", Path),
        ],
        writer.Text("PasswordChanged.Reason"));
}

/// <summary>A member asked to be reached at another address: the link proves that somebody reads it. Send it to that address.</summary>
/// <param name="Path">Where the address is confirmed.</param>
/// <param name="Until">How long the link works.</param>
public sealed record AddressChangeMail(string Path, DateTimeOffset Until) : OutgoingMail
{
    /// <inheritdoc/>
    public override DateTimeOffset? ExpiresAt => Until;

    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("AddressChange.Subject"),
        [
            writer.Paragraph("AddressChange.Asked"),
            writer.Button("AddressChange.Confirm", Path),
            writer.Paragraph("Link.Once", writer.Moment(Until)),
        ],
        writer.Text("AddressChange.Reason"));
}

/// <summary>A member has another address from now on; who reads the old one and did not do it must know. Send it to the old one.</summary>
/// <param name="ChangedAt">When.</param>
public sealed record AddressChangedMail(DateTimeOffset ChangedAt) : OutgoingMail
{
    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("AddressChanged.Subject"),
        [writer.Paragraph("AddressChanged.Changed", writer.Moment(ChangedAt)), writer.Paragraph("AddressChanged.NotYou")],
        writer.Text("AddressChanged.Reason"));
}

/// <summary>A member's data were erased, on the member's own request or another's.</summary>
/// <param name="ErasedAt">When.</param>
public sealed record ErasedMail(DateTimeOffset ErasedAt) : OutgoingMail
{
    internal override Letter Write(LetterWriter writer) => writer.Letter(
        writer.Text("Erased.Subject"),
        [writer.Paragraph("Erased.Done", writer.Moment(ErasedAt)), writer.Paragraph("Erased.Kept")],
        writer.Text("Erased.Reason"));
}
