namespace MvoUmbraco.Mail.Letters;

/// <summary>A mail as it reads, in one language: rendered both as text and as HTML, so that the two always say the same.</summary>
/// <param name="Culture">The language.</param>
/// <param name="Site">What the site calls itself.</param>
/// <param name="SiteAddress">Where the site is.</param>
/// <param name="Subject">One line.</param>
/// <param name="Parts">What it says, from top to bottom.</param>
/// <param name="Reason">Why the receiver gets it.</param>
/// <param name="Choice">Where and how the receiver chooses other mail, or none; null for mail that was asked for.</param>
internal sealed record Letter(string Culture, string Site, Uri SiteAddress, string Subject, IReadOnlyList<LetterPart> Parts, string Reason, LetterLink? Choice = null);

/// <summary>A link with its words.</summary>
internal sealed record LetterLink(string Words, Uri Address);

/// <summary>One part of a letter. All texts are plain; who renders encodes.</summary>
internal abstract record LetterPart;

/// <summary>A paragraph.</summary>
internal sealed record LetterParagraph(string Text) : LetterPart;

/// <summary>A heading over the parts that follow.</summary>
internal sealed record LetterHeading(string Text) : LetterPart;

/// <summary>Somebody's own words, with their line breaks.</summary>
internal sealed record LetterQuote(string Text) : LetterPart;

/// <summary>What the receiver is asked to press.</summary>
internal sealed record LetterButton(LetterLink Link) : LetterPart;

/// <summary>One thing of several: what happened, a link to it, when, and what was said with it.</summary>
internal sealed record LetterEntry(string Happened, LetterLink Link, string Moment, string? Quote) : LetterPart;
