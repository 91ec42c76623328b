using MvoUmbraco.Placing;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Site.Placing;

/// <summary>Says where something may be placed, and who will see it there.</summary>
internal static class PlaceWords
{
    public static string Say(SiteTexts texts, PlaceOption option) => option.Place switch
    {
        SubmissionPlace.Knowledge => texts.With("Placing.InKnowledge", option.NetworkName),
        SubmissionPlace.Calendar => texts.With("Placing.InCalendar", option.NetworkName),
        SubmissionPlace.SharedWork => texts.With("Placing.InSharedWork", option.NetworkName),
        _ => texts.With("Placing.InIntranet", option.NetworkName),
    };
}
