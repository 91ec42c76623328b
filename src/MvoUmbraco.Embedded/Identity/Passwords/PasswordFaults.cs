using System.Globalization;
using Umbraco.Cms.Core.Configuration;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>What keeps a password from being taken, be it a user's or a member's.</summary>
internal static class PasswordFaults
{
    /// <summary>Longer ones would only keep the hasher busy.</summary>
    public const int MaximumLength = 256;

    /// <summary>The rules that the password breaks, in words; none when it can be taken.</summary>
    public static IReadOnlyList<string> Of(IPasswordConfiguration rules, string password)
    {
        (bool Met, string Fault)[] checks =
        [
            (password.Length >= rules.RequiredLength, string.Create(CultureInfo.InvariantCulture, $"The password must be at least {rules.RequiredLength} characters long.")),
            (password.Length <= MaximumLength, string.Create(CultureInfo.InvariantCulture, $"The password must be at most {MaximumLength} characters long.")),
            (!rules.RequireDigit || password.Any(char.IsDigit), "The password must contain a digit."),
            (!rules.RequireLowercase || password.Any(char.IsLower), "The password must contain a lower case letter."),
            (!rules.RequireUppercase || password.Any(char.IsUpper), "The password must contain an upper case letter."),
            (!rules.RequireNonLetterOrDigit || !password.All(char.IsLetterOrDigit), "The password must contain a character that is neither a letter nor a digit."),
        ];
        return [.. checks.Where(check => !check.Met).Select(check => check.Fault)];
    }
}
