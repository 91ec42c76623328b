using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Sync;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>Delivers cache refreshes: at once, in this process, since there is no other server to tell.</summary>
internal sealed class CacheRefreshes : IServerMessenger
{
    public void Sync()
    {
    }

    public void SendMessages()
    {
    }

    public void QueueRefresh<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (refresher is IPayloadCacheRefresher<TPayload> byPayload)
        {
            byPayload.RefreshInternal(payload);
            byPayload.Refresh(payload);
        }
        else
        {
            throw new InvalidOperationException($"The cache refresher {refresher.Name} takes no {typeof(TPayload).Name}.");
        }
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances) =>
        QueueRefresh(refresher, Array.ConvertAll(instances, instance => getNumericId(instance)));

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, Guid> getGuidId, params T[] instances) =>
        QueueRefresh(refresher, Array.ConvertAll(instances, instance => getGuidId(instance)));

    public void QueueRemove<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances) =>
        QueueRemove(refresher, Array.ConvertAll(instances, instance => getNumericId(instance)));

    public void QueueRemove(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (int id in numericIds)
        {
            refresher.Remove(id);
        }
    }

    public void QueueRefresh(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (int id in numericIds)
        {
            refresher.Refresh(id);
        }
    }

    public void QueueRefresh(ICacheRefresher refresher, params Guid[] guidIds)
    {
        foreach (Guid key in guidIds)
        {
            refresher.Refresh(key);
        }
    }

    public void QueueRefreshAll(ICacheRefresher refresher) => refresher.RefreshAll();
}
