using System.Collections.Immutable;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Links;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening.Events;

/// <summary>
/// Events planned at the same time about the same subject or for the same people, or in the same room. Events that are called
/// off do not count, nor do moments that ask for nobody's presence unless they are about the same.
/// </summary>
internal sealed class DoublePlanningRule : IPairRule
{
    private const double SameSubject = 0.35;

    /// <inheritdoc/>
    public double LeastOverlap => 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Compare(ReadItem first, ReadItem second, TermWeights weights)
    {
        if (first.Item.Event is not { GoesOn: true } one || second.Item.Event is not { GoesOn: true } other || !one.Time.Overlaps(other.Time))
        {
            yield break;
        }

        var subject = Relatedness.Of(first, second, weights);
        var people = SamePeople(first.Item, second.Item);
        var place = SamePlace(one, other);
        var isPresence = NeedsPresence(one) && NeedsPresence(other);
        if (subject < SameSubject && !(isPresence && (people.Length > 0 || place.Length > 0)))
        {
            yield break;
        }

        // A whole day is not all taken; two at the same hour cannot both be attended.
        var time = one.Time.IsAllDay || other.Time.IsAllDay ? 0.5 : 1;
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        evidence.Add(new Evidence(Title(first), Title(second), time, Reasons.SameTime, []));
        if (subject >= SameSubject)
        {
            evidence.AddRange(SharedTerms.Of(first, second, weights, 5));
        }

        if (people.Length > 0)
        {
            evidence.Add(new Evidence(null, null, 1, Reasons.SameAudience, people));
        }

        if (place.Length > 0)
        {
            evidence.Add(new Evidence(null, null, 1, Reasons.SamePlace, [place]));
        }

        yield return new Finding
        {
            Key = FindingKey.Of(FindingKind.DoublePlanning, [first.Item.Key, second.Item.Key]),
            Kind = FindingKind.DoublePlanning,
            Rule = subject >= SameSubject ? Reasons.SameSubject : people.Length > 0 ? Reasons.SameAudience : Reasons.SamePlace,
            Score = (0.3 * time) + (0.4 * subject) + (people.Length > 0 ? 0.2 : 0) + (place.Length > 0 ? 0.1 : 0),
            Subjects = [first.Item.Key, second.Item.Key],
            Fingerprint = TextFingerprint.Of(first, second),
            Evidence = evidence.ToImmutable(),
            Measures = ImmutableSortedDictionary<string, double>.Empty.Add("relatedness", subject),
        };
    }

    private static bool NeedsPresence(ScreenedEvent happening) => happening.Kind is not (EventKind.Deadline or EventKind.Decision or EventKind.Call);

    // Whoever is written down with both; of an organiser or a network its key stands for all its people.
    private static ImmutableArray<string> SamePeople(ScreenedItem one, ScreenedItem other)
    {
        var people = one.Event!.Participants.Where(person => other.Event!.Participants.Any(them => Plain(them) == Plain(person)));
        var organisers = one.Event.Organisers.Intersect(other.Event!.Organisers).Select(organiser => organiser.ToString());
        var network = one.Network is { } key && other.Network == key && !one.Event.Organisers.Contains(key) ? [key.ToString()] : Array.Empty<string>();
        return [.. people.Concat(organisers).Concat(network).Distinct(StringComparer.Ordinal)];
    }

    private static string SamePlace(ScreenedEvent one, ScreenedEvent other)
        => Plain(one.Location) is { Length: > 0 } place && place == Plain(other.Location) ? one.Location.Trim() : string.Empty;

    private static string Plain(string text) => string.Join(' ', LanguageAnalysis.Of("xx").Read(text).Select(word => word.Word));

    private static Passage Title(ReadItem item) => item.Passage(ScreenedField.Title, new TextSpan(0, item.Title.Source.Length));
}
