namespace MvoUmbraco.Site.Privacy;

/// <summary>What the parts of an export are called, as keys of the texts.</summary>
internal static class PrivacyWords
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["account"] = "Privacy.Account",
        ["consents"] = "Privacy.Consents",
        ["placed"] = "Privacy.Placed",
        ["submissions"] = "Privacy.Submissions",
        ["submissionSteps"] = "Privacy.SubmissionSteps",
        ["formDrafts"] = "Privacy.FormDrafts",
        ["uploads"] = "Privacy.Uploads",
        ["visits"] = "Privacy.Visits",
        ["mailChoice"] = "Privacy.MailChoice",
        ["notices"] = "Privacy.Notices",
        ["mails"] = "Privacy.Mails",
        ["invitations"] = "Privacy.Invitations",
        ["addressLinks"] = "Privacy.AddressLinks",
        ["signIns"] = "Privacy.SignIns",
        ["signInBrakes"] = "Privacy.SignInBrakes",
        ["passwordLinks"] = "Privacy.PasswordLinks",
        ["recoveryCodes"] = "Privacy.RecoveryCodes",
        ["secondFactor"] = "Privacy.SecondFactor",
    };

    /// <summary>The key of a part's title; the name itself where there is none.</summary>
    public static string Of(string part) => Keys.GetValueOrDefault(part, part);
}
