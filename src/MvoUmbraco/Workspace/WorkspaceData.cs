using MvoUmbraco.Data.Workspace;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Workspace;

/// <summary>What the workspaces keep about people: when they were there last.</summary>
internal static class WorkspaceData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<IntranetVisit>("visits")
        {
            About = subject => visit => visit.MemberKey == subject.Key,
            Told = (visit, _) => new { Intranet = visit.IntranetKey, visit.SeenAt, visit.BeforeAt },
            Erased = PersonalTable<IntranetVisit>.DeleteAsync,
            Kept = _ => Keeping.Membership,
            People = [visit => visit.MemberKey],
        },
    ];
}
