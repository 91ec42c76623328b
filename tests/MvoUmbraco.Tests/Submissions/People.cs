using System.Text.Json.Nodes;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Networks;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>The people of one test, new ones each time: no test meets another's.</summary>
internal sealed class People(PluginHost host, string network)
{
    public Guid Network { get; } = host.Sample(ContentTypes.LearningNetwork, network);

    public NetworkGroupPair Groups => host.Get<INetworkGroups>().Of(Network)!;

    public Guid Member(string name) => Add(name, Groups.Members.Name);

    public Guid Coordinator(string name) => Add(name, Groups.Members.Name, Groups.Coordinators.Name);

    public Guid Mainstream(string name) => Add(name, host.Get<INetworkGroups>().Mainstream!.Name);

    public Guid Stranger(string name) => Add(name);

    /// <summary>Takes a member out of every group.</summary>
    public void Leave(Guid member)
    {
        var members = host.Get<IMemberService>();
        var found = members.GetById(member)!;
        members.DissociateRoles([found.Username], [.. members.GetAllRoles(found.Username)]);
    }

    private Guid Add(string name, params string[] groups)
    {
        var members = host.Get<IMemberService>();
        var userName = $"{name.ToLowerInvariant()}-{Guid.NewGuid():N}@example.com";
        var member = members.CreateMember(userName, userName, name, "Member");
        member.IsApproved = true;
        members.Save(member);
        if (groups.Length > 0)
        {
            members.AssignRoles([userName], groups);
        }

        return member.Key;
    }
}

/// <summary>The steps of most tests.</summary>
internal static class Steps
{
    /// <summary>A draft of a knowledge item in the network's intranet.</summary>
    public static async Task<SubmissionInfo> PlaceAsync(this ISubmissions submissions, Guid member, Guid network, string name, SubmissionPlace place = SubmissionPlace.Intranet)
        => Done(await submissions.CreateAsync(member, new NewSubmission(network, place, ContentTypes.KnowledgeItem, Text(name))));

    public static SubmissionText Text(string name, string summary = "Wat een kmo eraan heeft.")
        => new(name, new Dictionary<string, object?> { [Fields.Summary] = summary, [Fields.Kind] = new JsonArray("artikel") });

    public static SubmissionRequest By(this SubmissionInfo submission, Guid member, string? remark = null)
        => new(Person.Member(member), submission.Key, submission.Stamp, remark);

    public static SubmissionInfo Done(SubmissionAnswer answer)
    {
        Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.Done), $"{answer.Message} {answer.Refusal}");
        return answer.Submission!;
    }
}
