using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>
/// Trees that change at random, and the same lists after every change: what a list finds is what looking at every
/// document finds, for nobody and for a member, and every item stands in it as it does when it is asked by itself.
/// </summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ListAgreementTests
{
    private const int Changes = 30;

    private static readonly string[] Queries =
    [
        "take=100",
        "take=3&skip=2",
        "take=100&filter=contentType:note",
        "take=100&sort=name:desc",
        "take=100&fetch=descendants:{some}",
        "take=100&fetch=children:{some}",
    ];

    private DeliverySite site = null!;
    private IContentType note = null!;
    private IMember insider = null!;
    private int added;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync(("Umbraco:CMS:DeliveryApi:OutputCache:Enabled", "false"));
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid));
        note = await site.TypeAsync("note", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid));
        insider = await site.MemberAsync("insider", "insiders");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task List_FindsWhatLookingAtEverythingFinds(int seed)
    {
        site.Host.Enter();
        var random = new Random(seed);
        List<IContent> made = [];
        for (int number = 0; number < 12; number++)
        {
            IContent? parent = made.Count == 0 || random.Next(5) == 0 ? null : Pick(random, made);
            made.Add(site.Publish($"s{seed} {number}", random.Next(2) == 0 ? "page" : "note", parent, ("title", "first")));
        }

        for (int change = 0; change < Changes; change++)
        {
            string what = await ChangeAsync(random, change);
            IContent some = Pick(random, Alive());
            foreach (string query in Queries)
            {
                string path = "content?" + query.Replace("{some}", $"{some.Key}", StringComparison.Ordinal);
                await AgreesAsync(path, query, some, isInsider: false, $"seed {seed}, change {change} ({what}), {path}");
                await AgreesAsync(path, query, some, isInsider: true, $"seed {seed}, change {change} ({what}), {path} as a member");
            }
        }
    }

    private async Task AgreesAsync(string path, string query, IContent some, bool isInsider, string what)
    {
        string[] headers = isInsider ? [DeliverySite.As(insider)] : [];
        Guid[] expected = [.. Expected(query, some, isInsider).Select(document => document.Key)];
        JsonElement list = await site.JsonAsync(path, headers);
        JsonElement[] items = [.. list.GetProperty("items").EnumerateArray()];
        int skip = query.Contains("skip=2", StringComparison.Ordinal) ? 2 : 0;
        int take = query.Contains("take=3", StringComparison.Ordinal) ? 3 : 100;
        Assert.That(items.Select(item => item.GetProperty("id").GetGuid()), Is.EqualTo(expected.Skip(skip).Take(take)), what);
        Assert.That(list.GetProperty("total").GetInt32(), Is.EqualTo(expected.Length), what);
        foreach (JsonElement item in items)
        {
            JsonElement alone = await site.JsonAsync($"content/item/{item.GetProperty("id").GetGuid()}", headers);
            Assert.That(item.GetRawText(), Is.EqualTo(alone.GetRawText()), what);
        }
    }

    private IEnumerable<IContent> Expected(string query, IContent some, bool isInsider)
    {
        IEnumerable<IContent> found = All().Where(document => IsVisible(document, isInsider)).OrderBy(document => document.Path, StringComparer.Ordinal);
        return query switch
        {
            _ when query.Contains("contentType:note", StringComparison.Ordinal) => found.Where(document => document.ContentType.Alias == "note"),
            _ when query.Contains("sort=name:desc", StringComparison.Ordinal) => found.OrderByDescending(document => document.PublishName!.ToLowerInvariant(), StringComparer.Ordinal),
            _ when query.Contains("descendants:", StringComparison.Ordinal) => found.Where(document => document.Path.StartsWith(some.Path + ",", StringComparison.Ordinal)),
            _ when query.Contains("children:", StringComparison.Ordinal) => found.Where(document => document.ParentId == some.Id).OrderBy(document => document.SortOrder),
            _ => found,
        };
    }

    private bool IsVisible(IContent document, bool isInsider)
    {
        if (document.Trashed || !document.Path.Split(',').Skip(1).Select(id => Service.GetById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))).All(node => node is { Published: true }))
        {
            return false;
        }

        return site.Host.Get<IPublicAccessService>().GetEntryForContent(document) is not { } entry
            || (isInsider && entry.Rules.Any(rule => rule.RuleValue == "insiders"));
    }

    private async Task<string> ChangeAsync(Random random, int change)
    {
        site.Host.Enter();
        IContent document = Pick(random, Alive());
        switch (random.Next(9))
        {
            case 0:
                document.SetValue("title", $"changed {change}");
                Publish(document);
                return $"published {document.Name}";
            case 1:
                document.SetValue("link", DeliverySite.Udi(Pick(random, Alive())));
                document.Name = $"renamed {change} {random.Next()}";
                Publish(document);
                return $"renamed to {document.Name}";
            case 2:
                Service.Unpublish(document);
                return $"unpublished {document.Name}";
            case 3 when Service.GetPagedChildren(document.Id, 0, 1, out _).Any() is false && Alive().Count() > 6:
                Service.MoveToRecycleBin(document);
                return $"trashed {document.Name}";
            case 4 when Alive().Where(other => !$"{other.Path},".StartsWith($"{document.Path},", StringComparison.Ordinal)).ToArray() is { Length: > 0 } targets:
                Service.Move(document, Pick(random, targets).Id);
                return $"moved {document.Name}";
            case 5 when site.Host.Get<IPublicAccessService>().GetEntryForContent(document) is null:
                site.Protect(document, random.Next(2) == 0 ? "insiders" : "others");
                return $"protected {document.Name}";
            case 6 when site.Host.Get<IPublicAccessService>().GetEntryForContent(document) is { } entry:
                site.Host.Get<IPublicAccessService>().Delete(entry);
                return $"opened {document.Name}";
            case 7:
                IDataType text = (await site.Host.Get<IDataTypeService>().GetAsync(Keys.TextstringGuid))!;
                note.AddPropertyType(new PropertyType(site.Host.Get<IShortStringHelper>(), text, $"extra{added++}") { Name = "Extra" }, "content", "Content");
                Attempt<ContentTypeOperationStatus> updated = await site.Host.Get<IContentTypeService>().UpdateAsync(note, Constants.Security.SuperUserKey);
                Assert.That(updated.Success, $"{updated.Result}");
                return "changed the type note";
            default:
                Publish(document);
                return $"published {document.Name} as it is";
        }
    }

    /// <summary>Below a document that is not published this saves only.</summary>
    private void Publish(IContent document)
    {
        Assert.That(Service.Save(document).Success);
        PublishResult published = Service.Publish(document, ["*"]);
        Assert.That(published.Success || published.Result == PublishResultType.FailedPublishPathNotPublished, $"{published.Result}");
    }

    private IContentService Service => site.Host.Get<IContentService>();

    private IEnumerable<IContent> All() => Service.GetPagedDescendants(Constants.System.Root, 0, 1000, out _);

    private IEnumerable<IContent> Alive() => All().Where(document => !document.Trashed);

    private static T Pick<T>(Random random, IEnumerable<T> from)
    {
        T[] all = [.. from];
        return all[random.Next(all.Length)];
    }
}
