using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Usync.Webhooks;

/// <summary>Webhooks, found by key.</summary>
internal sealed class WebhookKind(IWebhookService webhooks) : ItemKind<WebhookItem>(FileKind.Webhooks)
{
    private const int PageSize = 100;

    public override bool AliasIsUnique => false;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        int seen = 0;
        while (true)
        {
            PagedModel<IWebhook> page = await webhooks.GetAllAsync(seen, PageSize);
            IWebhook[] items = [.. page.Items];
            foreach (IWebhook webhook in items)
            {
                yield return Describe(webhook);
            }

            seen += items.Length;
            if (items.Length == 0 || seen >= page.Total)
            {
                yield break;
            }
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await webhooks.GetAsync(key) is null)
        {
            return false;
        }

        Attempt<IWebhook?, WebhookOperationStatus> deleted = await webhooks.DeleteAsync(key);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(WebhookItem item) => item.Key.ToString();

    protected override async Task<FileOutcome> ApplyAsync(WebhookItem item, Round round, Notes notes)
    {
        IWebhook? existing = await webhooks.GetAsync(item.Key);
        if (existing is not null && Describe(existing).Means(item))
        {
            return FileOutcome.Unchanged;
        }

        IWebhook webhook = existing ?? new Webhook(item.Url) { Key = item.Key };
        webhook.Url = item.Url;
        webhook.Enabled = item.Enabled;
        webhook.ContentTypeKeys = [.. item.ContentTypes];
        webhook.Events = [.. item.Events];
        webhook.Headers = item.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        Attempt<IWebhook, WebhookOperationStatus> saved = existing is null ? await webhooks.CreateAsync(webhook) : await webhooks.UpdateAsync(webhook);
        return saved.Success ? existing is null ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private static WebhookItem Describe(IWebhook webhook) => new(
        webhook.Key,
        webhook.Url,
        0,
        webhook.Url,
        webhook.Enabled,
        [.. webhook.ContentTypeKeys.Order()],
        [.. webhook.Events.Order(StringComparer.InvariantCulture)],
        [.. webhook.Headers.OrderBy(h => h.Key, StringComparer.InvariantCulture)]);
}
