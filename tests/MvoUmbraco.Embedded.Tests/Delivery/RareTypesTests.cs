using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Tests.Repositories.Content;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>A list of one type, where there are few of it among much else.</summary>
public sealed class RareTypesTests
{
    private static readonly FilterOption Rare = new() { FieldName = "contentType", Values = ["rare"], Operator = FilterOperation.Is };
    private static readonly SortOption NewestName = new() { FieldName = "sortName", Direction = Direction.Descending };

    /// <summary>All the others are of a type that does not exist: whoever looks at one of them, throws.</summary>
    [Test]
    public async Task FewOfAType_AreFoundInOrderWithoutLookingAtTheOthers()
    {
        await using ContentSite site = await ContentSite.StartAsync();
        await site.SaveType(site.NewType("rare", ContentVariation.Nothing, ("title", Constants.DataTypes.Textbox, false)));
        IContent parent = site.Published("Large");
        IContent elsewhere = Published(site, "elsewhere", null);
        IContent b = Published(site, "b", parent);
        IContent below = Published(site, "below", b);
        IContent c = Published(site, "c", parent);
        IContent draft = site.New("draft", parent, "rare");
        site.Contents.Save(draft);
        AddOthers(site, parent, 200);

        SelectorOption everything = site.Host.Get<IApiContentQueryProvider>().AllContentSelectorOption();
        SelectorOption descendants = new() { FieldName = "ancestorIds", Values = [parent.Key.ToString()] };
        SelectorOption byType = new() { FieldName = "contentType", Values = ["rare"] };
        Assert.Multiple(() =>
        {
            Assert.That(Find(everything, [Rare], []), Is.EqualTo(new[] { b.Key, below.Key, c.Key, elsewhere.Key }));
            Assert.That(Find(everything, [Rare], [NewestName]), Is.EqualTo(new[] { elsewhere.Key, c.Key, below.Key, b.Key }));
            Assert.That(Find(descendants, [Rare], []), Is.EqualTo(new[] { b.Key, below.Key, c.Key }));
            Assert.That(Find(byType, [Rare], []), Is.EqualTo(new[] { b.Key, below.Key, c.Key, elsewhere.Key }));
            Assert.That(Find(everything, [new FilterOption { FieldName = "contentType", Values = ["rare", "RARE", "rare", "none"], Operator = FilterOperation.Is }], []), Has.Length.EqualTo(4));
            Assert.That(Find(everything, [new FilterOption { FieldName = "contentType", Values = ["Rare"], Operator = FilterOperation.Is }], []), Is.Empty, "aliases are exact");
            Assert.That(Find(everything, [new FilterOption { FieldName = "contentType", Values = ["none"], Operator = FilterOperation.Is }], []), Is.Empty);
            Assert.That(() => Find(everything, [], []), Throws.TypeOf<KeyNotFoundException>(), "others are looked at when they may be found");
        });

        Guid[] Find(SelectorOption selector, IList<FilterOption> filters, IList<SortOption> sorts)
        {
            PagedModel<Guid> found = site.Host.Get<IApiContentQueryProvider>().ExecuteQuery(selector, filters, sorts, ContentSite.English, ProtectedAccess.None, preview: false, 0, 100);
            Assert.That(found.Items.Count(), Is.EqualTo(found.Total));
            return [.. found.Items];
        }
    }

    private static IContent Published(ContentSite site, string name, IContent? parent)
    {
        IContent content = site.New(name, parent, "rare");
        Assert.That(site.Contents.Save(content).Success);
        site.Publish(content);
        return content;
    }

    private static void AddOthers(ContentSite site, IContent parent, int count)
    {
        StoreAccess store = site.Host.Get<StoreAccess>();
        using ICoreScope scope = site.Host.Scope();
        scope.WriteLock(Constants.Locks.ContentTree);
        DocumentRow pattern = store.Read.Table(DocumentRow.Kind).Get(parent.Id)!;
        for (int number = 0; number < count; number++)
        {
            int id = store.NextId();
            store.Write.Put(DocumentRow.Kind, pattern with
            {
                Id = id,
                Key = Guid.NewGuid(),
                TypeId = int.MaxValue,
                ParentId = parent.Id,
                Path = $"{pattern.Path},{id}",
                Level = pattern.Level + 1,
                SortOrder = 10 + number,
                VersionId = store.NextId(),
            });
        }

        scope.Complete();
    }
}
