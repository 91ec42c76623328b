using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail.Letters;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Mail.Notices;

/// <summary>
/// Writes the letter of notices at the moment it is sent: with the names, the rights and the language of that moment. What
/// the member may not see any more is left out.
/// </summary>
internal sealed class NoticeLetters(IDbContextFactory<MvoContext> contexts, MailedMembers members, NoticeAccess access, SiteAddress site)
{
    /// <summary>The letter; null when nothing is left to tell, or the member may not sign in.</summary>
    public async Task<Letter?> MakeAsync(OutboxMessage message, IMember member, CancellationToken cancellationToken)
    {
        if (!member.IsApproved)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var preference = await context.Set<MailPreference>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberKey == member.Key, cancellationToken);
        if (preference?.Frequency is MailFrequency.Never)
        {
            return null;
        }

        var gathered = await context.Set<Notice>()
            .AsNoTracking()
            .Where(notice => notice.MessageId == message.Id)
            .OrderBy(notice => notice.OccurredAt)
            .ToListAsync(cancellationToken);
        var visitor = members.VisitorOf(member);
        var told = new List<Notice>();
        foreach (var notice in gathered)
        {
            if (await access.MayBeToldAsync(notice, visitor, cancellationToken))
            {
                told.Add(notice);
            }
        }

        if (told.Count == 0)
        {
            return null;
        }

        var writer = site.WriterIn(preference?.Culture ?? members.CultureOf(member.Key));
        var actors = new Dictionary<long, string>();
        foreach (var notice in told)
        {
            actors[notice.Id] = await members.NameOfActorAsync(notice) ?? writer.Text("Notices.Somebody");
        }

        return NoticeGathering.IsOfOne(message)
            ? Single(writer, told[0], actors[told[0].Id])
            : Digest(writer, told, actors, preference?.Frequency ?? MailFrequency.Daily);
    }

    private static Letter Single(LetterWriter writer, Notice notice, string actor) => writer.Notification(
        writer.Text($"Notices.{notice.Kind}.Subject", notice.Title),
        [
            new LetterParagraph($"{writer.Text($"Notices.{notice.Kind}", actor)}."),
            .. writer.QuoteOf(notice.Remark),
            writer.Button("Notices.Open", notice.Path),
        ]);

    private static Letter Digest(LetterWriter writer, List<Notice> notices, Dictionary<long, string> actors, MailFrequency frequency)
    {
        var parts = new List<LetterPart> { writer.Paragraph(frequency is MailFrequency.Weekly ? "Notices.Digest.Weekly" : "Notices.Digest.Daily") };

        // What asks the reader to do something comes first: the order of the kinds.
        foreach (var kind in notices.GroupBy(notice => notice.Kind).OrderBy(kind => kind.Key))
        {
            parts.Add(new LetterHeading(writer.Text($"Notices.{kind.Key}.Heading")));
            parts.AddRange(kind.Select(notice => new LetterEntry(
                writer.Text($"Notices.{notice.Kind}", actors[notice.Id]),
                new LetterLink(notice.Title, writer.Address(notice.Path)),
                writer.Moment(notice.OccurredAt),
                string.IsNullOrWhiteSpace(notice.Remark) ? null : notice.Remark)));
        }

        return writer.Notification(
            notices.Count == 1 ? writer.Text("Notices.Digest.Subject.One") : writer.Text("Notices.Digest.Subject.Many", notices.Count),
            parts);
    }
}
