using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
public sealed class DictionaryRepositoryTests
{
    [Test]
    public async Task Save_EveryField_ComesBackAfterARestart()
    {
        using var folder = new TemporaryFolder();
        IDictionaryItem parent;
        IDictionaryItem item;
        await using (var host = new UnstartedHost(folder))
        {
            parent = Save(host, "Calendar");
            item = Save(host, "Calendar.Past", parent.Key, "Past");
        }

        await using var again = new UnstartedHost(folder);
        IDictionaryRepository dictionary = again.Get<IDictionaryRepository>();
        IDictionaryItem found = dictionary.Get(item.Key)!;
        IDictionaryTranslation text = found.Translations.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Id, found.ItemKey, found.ParentId), Is.EqualTo((item.Id, "Calendar.Past", (Guid?)parent.Key)));
            Assert.That((text.Value, text.LanguageIsoCode, text.HasIdentity), Is.EqualTo(("Past", "en-US", true)));
            Assert.That(dictionary.Get("calendar.past")!.Id, Is.EqualTo(item.Id));
            Assert.That(dictionary.GetMany(parent.Key, item.Key).Select(entry => entry.ItemKey), Is.EqualTo(new[] { "Calendar", "Calendar.Past" }));
            Assert.That(dictionary.GetManyByKeys("Calendar.Past", "No").Single().Id, Is.EqualTo(item.Id));
            Assert.That(dictionary.GetDictionaryItemKeyMap(), Is.EquivalentTo(new Dictionary<string, Guid> { ["Calendar"] = parent.Key, ["Calendar.Past"] = item.Key }));
            Assert.That(dictionary.Get(again.Get<ICoreScopeProvider>().CreateQuery<IDictionaryItem>().Where(entry => entry.ParentId == null)).Single().Id, Is.EqualTo(parent.Id));
            Assert.That(found.IsDirty(), Is.False);
        }
    }

    [Test]
    public async Task Get_AfterACallerChangedHisCopy_IsAsStored()
    {
        await using var host = new UnstartedHost();
        IDictionaryItem item = Save(host, "Hello", text: "Hello");
        host.Get<IDictionaryRepository>().Get(item.Id)!.Translations.Single().Value = "Changed";

        Assert.That(host.Get<IDictionaryRepository>().Get(item.Id)!.Translations.Single().Value, Is.EqualTo("Hello"));
    }

    [Test]
    public async Task Save_TakenItemKey_IsRefused()
    {
        await using var host = new UnstartedHost();
        Save(host, "Hello");
        Assert.That(() => Save(host, "HELLO"), Throws.InvalidOperationException.With.Message.Contains("HELLO"));
    }

    [Test]
    public async Task Descendants_AreFoundAtAnyDepth_FilteredByKey_AndDeletedWithTheirAncestor()
    {
        await using var host = new UnstartedHost();
        IDictionaryItem root = Save(host, "Root");
        IDictionaryItem child = Save(host, "Root.Child", root.Key);
        Save(host, "Root.Child.Leaf", child.Key);
        Save(host, "Other");
        IDictionaryRepository dictionary = host.Get<IDictionaryRepository>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dictionary.GetDictionaryItemDescendants(root.Key).Select(item => item.ItemKey), Is.EqualTo(new[] { "Root.Child", "Root.Child.Leaf" }));
            Assert.That(dictionary.GetDictionaryItemDescendants(null, "root.c").Select(item => item.ItemKey), Is.EqualTo(new[] { "Root.Child", "Root.Child.Leaf" }));
            Assert.That(dictionary.GetDictionaryItemDescendants(null).Count(), Is.EqualTo(4));
        }

        host.Write(() => dictionary.Delete(root));
        Assert.That(dictionary.GetDictionaryItemDescendants(null).Select(item => item.ItemKey), Is.EqualTo(new[] { "Other" }));
    }

    private static IDictionaryItem Save(UnstartedHost host, string key, Guid? parent = null, string? text = null)
    {
        var item = new DictionaryItem(parent, key);
        if (text is not null)
        {
            item.Translations = [new DictionaryTranslation(host.Get<ILanguageRepository>().GetByIsoCode("en-US")!, text)];
        }

        host.Write(() => host.Get<IDictionaryRepository>().Save(item));
        return item;
    }
}
