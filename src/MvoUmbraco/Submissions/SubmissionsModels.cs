using System.Text.Json;
using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>A person, as JSON.</summary>
/// <param name="Kind"><c>member</c>, <c>user</c> or <c>nobody</c>.</param>
/// <param name="Key">The key; null for the program itself and for who was forgotten.</param>
/// <param name="Name">The name; empty when it is not known any more.</param>
public sealed record PersonModel(string Kind, Guid? Key, string Name)
{
    internal static PersonModel Of(PersonInfo person) => new(SubmissionModel.Word(person.Kind), person.Key, person.Name);
}

/// <summary>A submission, as JSON: states and moves are words such as <c>submitted</c>, moments are ISO 8601.</summary>
public sealed record SubmissionModel(
    Guid Key,
    string Title,
    string ContentType,
    Guid Network,
    string NetworkName,
    string State,
    bool IsPublished,
    Guid Stamp,
    PersonModel Author,
    PersonModel? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset StateSince,
    IReadOnlyList<string> Offered,
    string? Remark)
{
    internal static SubmissionModel Of(SubmissionInfo info) => new(
        info.Key,
        info.Title,
        info.ContentType,
        info.Network,
        info.NetworkName,
        Word(info.State),
        info.IsPublished,
        info.Stamp,
        PersonModel.Of(info.Author),
        info.Assignee is { } assignee ? PersonModel.Of(assignee) : null,
        info.CreatedAt,
        info.ChangedAt,
        info.StateSince,
        [.. info.Offered.Select(Word)],
        info.Remark);

    internal static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A step of a history, as JSON.</summary>
public sealed record SubmissionStepModel(DateTimeOffset At, PersonModel By, string Move, string From, string To, string? Remark, PersonModel? Assignee)
{
    internal static SubmissionStepModel Of(SubmissionStepInfo step) => new(
        step.At,
        PersonModel.Of(step.By),
        SubmissionModel.Word(step.Move),
        SubmissionModel.Word(step.From),
        SubmissionModel.Word(step.To),
        step.Remark,
        step.Assignee is { } assignee ? PersonModel.Of(assignee) : null);
}

/// <summary>A part of the queue, as JSON.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Items">The part.</param>
/// <param name="Networks">The networks there are to ask for.</param>
public sealed record SubmissionPageModel(int Total, IReadOnlyList<SubmissionModel> Items, IReadOnlyList<SubmissionNetworkModel> Networks);

/// <summary>A network, as JSON.</summary>
/// <param name="Key">Its document.</param>
/// <param name="Name">What it is called.</param>
public sealed record SubmissionNetworkModel(Guid Key, string Name);

/// <summary>A move that is asked for, as JSON.</summary>
/// <param name="Stamp">The stamp of what was looked at.</param>
/// <param name="Remark">What is said with it.</param>
public sealed record SubmissionMoveModel(Guid Stamp, string? Remark = null);

/// <summary>Whom to ask for review, as JSON.</summary>
/// <param name="Stamp">The stamp of what was looked at.</param>
/// <param name="Kind"><c>member</c> or <c>user</c>.</param>
/// <param name="Assignee">The key; null for nobody in particular any more.</param>
public sealed record SubmissionAssignModel(Guid Stamp, string? Kind = null, Guid? Assignee = null);
