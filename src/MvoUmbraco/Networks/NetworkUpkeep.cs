using Microsoft.Extensions.Logging;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Networks;

/// <summary>
/// Keeps groups, intranets and protections as the networks are. It always looks at the whole and writes only what differs,
/// in one transaction: so it can be called after anything, by anything, any number of times, and ends when its own writes
/// call it again. Two calls at the same time wait for each other.
/// </summary>
internal sealed partial class NetworkUpkeep(
    NetworkPlanner planner,
    IMemberGroupService groups,
    IPublicAccessService protections,
    IContentService contents,
    ICoreScopeProvider scopes,
    UpkeepTrail trail,
    ILogger<NetworkUpkeep> logger)
{
    // A chain of names that wait for each other to become free is done in as many passes.
    private const int MostPasses = 5;

    // Deeper only when somebody else undoes what is done here, each time again.
    private const int MostNested = 4;

    private readonly AsyncLocal<bool> writing = new();
    private readonly AsyncLocal<int> nested = new();

    /// <summary>The protection that is being saved is saved here, and right.</summary>
    public bool IsWriting => writing.Value;

    /// <summary>Mends whatever differs.</summary>
    /// <param name="cause">Why it is looked at, for the trail.</param>
    /// <param name="leaving">Documents that are being deleted in the transaction of the caller.</param>
    /// <param name="departed">Networks that were deleted.</param>
    public async Task KeepAsync(UpkeepCause cause, IReadOnlySet<int>? leaving = null, IReadOnlyList<NetworkPlace>? departed = null)
    {
        if (nested.Value >= MostNested)
        {
            LogUndone();
            return;
        }

        nested.Value++;
        try
        {
            for (var pass = 0; pass < MostPasses && !(await planner.MakeAsync(leaving, departed)).IsDone; pass++)
            {
                await MendAsync(cause, leaving, departed);
            }
        }
        finally
        {
            nested.Value--;
        }
    }

    /// <summary>
    /// Gives published networks the intranet they do not have, protected before it is published, and publishes the one
    /// they have when it is not. An intranet that lies in the recycle bin is not made a second time.
    /// </summary>
    public async Task OpenIntranetsAsync(UpkeepCause cause, Func<NetworkPlace, bool> of, bool publishes)
    {
        var plan = await planner.MakeAsync();
        foreach (var network in plan.WithoutIntranet.Where(of))
        {
            if (contents.GetById(NetworkGroupKeys.Intranet(network.Key)) is not null)
            {
                continue;
            }

            var intranet = contents.Create("Intranet", network.Content, ContentTypes.Intranet);
            intranet.Key = NetworkGroupKeys.Intranet(network.Key);
            var saved = contents.Save(intranet);
            if (!saved.Success)
            {
                LogNotOpened(network.Name, saved.Result.ToString());
                continue;
            }

            await trail.WriteAsync(cause, network.Content, $"Intranet gemaakt voor {network.Name}");
            Publish(intranet, network);
        }

        if (publishes)
        {
            foreach (var place in plan.Places.Intranets.Where(place => !place.Content.Published && place.Network is { IsActive: true } && place.Content.ParentId == place.Network.Content.Id && of(place.Network)))
            {
                Publish(place.Content, place.Network!);
            }
        }
    }

    private void Publish(IContent intranet, NetworkPlace network)
    {
        var published = contents.Publish(intranet, ["*"]);
        if (!published.Success)
        {
            LogNotOpened(network.Name, published.Result.ToString());
        }
    }

    private async Task MendAsync(UpkeepCause cause, IReadOnlySet<int>? leaving, IReadOnlyList<NetworkPlace>? departed)
    {
        using var scope = scopes.CreateCoreScope();
        scope.EagerWriteLock(Constants.Locks.ContentTree);

        // Anew: somebody else may have done it while this waited.
        var plan = await planner.MakeAsync(leaving, departed);
        writing.Value = true;
        try
        {
            foreach (var group in plan.Groups)
            {
                await MendAsync(group, plan.Places, cause);
            }

            foreach (var protection in plan.Protections)
            {
                await MendAsync(protection, cause);
            }
        }
        finally
        {
            // Before the transaction ends: what is told about it then is told to the guard as well.
            writing.Value = false;
        }

        scope.Complete();
    }

    private async Task MendAsync(WantedGroup wanted, NetworkPlaces places, UpkeepCause cause)
    {
        var about = wanted.Network ?? (places.Centres.Count > 0 ? places.Centres[0] : null);
        if (wanted.Current is not { } group)
        {
            group = new MemberGroup { Key = wanted.Key, Name = wanted.Name };
            if (Done(await groups.CreateAsync(group), wanted))
            {
                await trail.WriteAsync(cause, about, $"Ledengroep gemaakt: {wanted.Name}");
            }

            return;
        }

        var old = group.Name;
        group.Name = wanted.Name;
        if (Done(await groups.UpdateAsync(group), wanted))
        {
            await trail.WriteAsync(cause, about, $"Ledengroep hernoemd: {old} heet nu {wanted.Name}");
        }
    }

    private async Task MendAsync(WrongProtection wrong, UpkeepCause cause)
    {
        var (wanted, entry) = (wrong.Wanted, wrong.Current ?? wrong.Wanted.Make());
        wanted.Put(entry);
        if (protections.Save(entry).Success)
        {
            var names = string.Join(", ", wanted.Groups.Select(group => group.Name));
            await trail.WriteAsync(cause, wanted.Intranet.Content, $"{(wrong.Current is null ? "Bescherming gemaakt" : "Bescherming aangepast")}: toegang voor {names}");
        }
        else
        {
            LogNotProtected(wanted.Intranet.Content.Key);
        }
    }

    private bool Done(Attempt<IMemberGroup?, MemberGroupOperationStatus> attempt, WantedGroup wanted)
    {
        if (!attempt.Success)
        {
            LogNotGrouped(wanted.Name, attempt.Status);
        }

        return attempt.Success;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Groups and protections of networks are undone each time they are set: another handler of Umbraco's notifications works against them.")]
    private partial void LogUndone();

    [LoggerMessage(Level = LogLevel.Error, Message = "The member group {Group} could not be made or renamed: {Status}.")]
    private partial void LogNotGrouped(string group, MemberGroupOperationStatus status);

    [LoggerMessage(Level = LogLevel.Error, Message = "The protection of the intranet {Intranet} was not saved: another handler cancelled it. The site shows the intranet to nobody.")]
    private partial void LogNotProtected(Guid intranet);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The intranet of {Network} was not made or published: {Result}.")]
    private partial void LogNotOpened(string network, string result);
}
