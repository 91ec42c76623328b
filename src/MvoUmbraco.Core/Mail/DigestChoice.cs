using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Mail;

/// <summary>How often a member is told of what happens.</summary>
public enum MailFrequency
{
    /// <summary>A mail for each thing, as it happens.</summary>
    Immediately = 0,

    /// <summary>One mail a day.</summary>
    Daily,

    /// <summary>One mail a week.</summary>
    Weekly,

    /// <summary>No mail. What a member asks for himself, such as a link for a new password, still comes.</summary>
    Never,
}

/// <summary>When a member is told of what happened.</summary>
/// <param name="Frequency">At once, gathered, or never.</param>
/// <param name="Hour">The hour of a digest in Brussels, 0 to 23.</param>
/// <param name="Day">The day of a weekly digest.</param>
public sealed record DigestChoice(MailFrequency Frequency, int Hour, DayOfWeek Day)
{
    /// <summary>The choice of who never chose: at once; who turns to digests gets them at seven, on Mondays.</summary>
    public static DigestChoice Standard { get; } = new(MailFrequency.Immediately, 7, DayOfWeek.Monday);

    /// <summary>
    /// When a mail tells of what happened at a moment: the first digest strictly after it, or at once. Null: never. An hour
    /// that summer time skips comes an hour later; of one that comes twice the first is meant.
    /// </summary>
    public DateTimeOffset? TellAt(DateTimeOffset happened)
    {
        switch (Frequency)
        {
            case MailFrequency.Immediately:
                return happened;
            case MailFrequency.Daily or MailFrequency.Weekly:
                var day = BrusselsTime.Day(happened);
                while (true)
                {
                    var digest = BrusselsTime.At(day, new TimeOnly(Hour, 0));
                    if (digest > happened && (Frequency is MailFrequency.Daily || day.DayOfWeek == Day))
                    {
                        return digest;
                    }

                    day = day.AddDays(1);
                }

            default:
                return null;
        }
    }
}
