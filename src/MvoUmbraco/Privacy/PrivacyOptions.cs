namespace MvoUmbraco.Privacy;

/// <summary>How long personal data are kept, in days: section <c>Mvo:Privacy</c> of the configuration.</summary>
public sealed class PrivacyOptions
{
    /// <summary>A sign-in, or a try.</summary>
    public int SignInDays { get; set; } = 180;

    /// <summary>That a mail was sent, and its subject, after it left; its text and address are forgotten at once.</summary>
    public int SentMailDays { get; set; } = 90;

    /// <summary>An invitation that nobody accepted, after its link stopped working.</summary>
    public int InvitationDays { get; set; } = 30;

    /// <summary>What was being written and never saved.</summary>
    public int FormDraftDays { get; set; } = 90;
}
