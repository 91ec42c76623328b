using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Attachments;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Data.Placing;
using MvoUmbraco.Data.SignIn;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Data.Workspace;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Tests.Privacy;

/// <summary>A row about one person in every table, in every role that a person has there.</summary>
internal static class FullPerson
{
    /// <summary>The rows. A new table is a new line here.</summary>
    public static IReadOnlyList<object> RowsAbout(Guid person, string email, string marker, string uploadHash, DateTimeOffset now)
    {
        var (submission, other) = (Guid.NewGuid(), Guid.NewGuid());
        var mail = new OutboxMessage { Key = $"a:{marker}", MessageId = $"{Guid.NewGuid():N}@localhost", MemberKey = person, Subject = $"Aan {marker}", WrittenAt = now, DueAt = now.AddYears(1) };
        return
        [
            new AttachmentUpload { Key = Guid.NewGuid(), MemberKey = person, Name = $"{marker}.txt", Sha256 = uploadHash, Size = 5, ContentType = "text/plain", UploadedAt = now },
            new MailPreference { MemberKey = person, Culture = "fr-BE", Frequency = MailFrequency.Weekly, Hour = 9, Day = DayOfWeek.Friday },
            new Notice { Key = $"to:{marker}", MemberKey = person, Kind = NoticeKind.Placed, ContentKey = other, Title = $"Voor {marker}", Path = "/", OccurredAt = now },
            new Notice { Key = $"by:{other:N}", MemberKey = Other, Kind = NoticeKind.Returned, ContentKey = other, Title = "Werk", Path = "/", OccurredAt = now, ActorKey = person, Remark = "Mooi werk" },
            mail,
            new OutboxMessage { Key = $"b:{marker}", MessageId = $"{Guid.NewGuid():N}@localhost", Receiver = email, ReceiverName = marker, Subject = "Uitnodiging", WrittenAt = now, DueAt = now.AddYears(1) },
            new Invitation { Key = Guid.NewGuid(), SecretHash = LinkSecrets.HashOf($"i1:{marker}"), Network = other, Email = email.ToLowerInvariant(), Name = marker, AsCoordinator = true, InvitedBy = Other, InvitedAt = now, ExpiresAt = now.AddDays(1) },
            new Invitation { Key = Guid.NewGuid(), SecretHash = LinkSecrets.HashOf($"i2:{marker}"), Network = other, Email = $"ander.{other:N}@example.be", AsCoordinator = false, InvitedBy = person, InvitedAt = now, ExpiresAt = now.AddDays(1) },
            new AddressLink { MemberKey = person, SecretHash = LinkSecrets.HashOf($"a:{marker}"), Email = $"nieuw.{email}", ExpiresAt = now.AddDays(1) },
            new FormDraft { MemberKey = person, DocumentKey = other, Address = "/mijn/x", ContentType = ContentTypes.KnowledgeItem, Values = $$"""{"naam":["{{marker}}"]}""", SavedAt = now },
            new PasswordLink { SecretHash = LinkSecrets.HashOf($"p:{marker}"), MemberKey = person, ExpiresAt = now.AddHours(1) },
            new RecoveryCode { MemberKey = person, CodeHash = LinkSecrets.HashOf($"r:{marker}") },
            new SecondFactorUse { MemberKey = person, Step = now.ToUnixTimeSeconds() / 30 },
            new SignInBrake { Subject = Brakes.Account(person.ToString("N")).Hash, Failures = 3, LastTry = now, ClosedUntil = now },
            new SignInRecord { MemberKey = person, At = now, Result = SignInResult.WrongPassword, Browser = "Firefox", System = "Linux" },
            new Submission { Key = submission, NetworkKey = other, ContentType = ContentTypes.KnowledgeItem, Title = "Werk van het netwerk", State = SubmissionState.Deleted, AuthorKey = person, AssigneeKind = PersonKind.Member, AssigneeKey = person, CreatedAt = now, ChangedAt = now, StateSince = now },
            new SubmissionStep { SubmissionKey = submission, At = now, PersonKind = PersonKind.Member, PersonKey = person, Move = SubmissionMove.Assigned, From = SubmissionState.Submitted, To = SubmissionState.Submitted, Remark = "Kijk jij?", AssigneeKind = PersonKind.Member, AssigneeKey = person },
            new IntranetVisit { MemberKey = person, IntranetKey = other, SeenAt = now, BeforeAt = now },
        ];
    }

    /// <summary>Somebody else, who is no member any more either.</summary>
    public static Guid Other { get; } = Guid.NewGuid();
}
