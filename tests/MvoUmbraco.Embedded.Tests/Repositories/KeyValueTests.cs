using MvoUmbraco.Embedded.Repositories.KeyValues;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
internal sealed class KeyValueTests
{
    [Test]
    public void Save_OfTheSameName_ReplacesTheValue_AlsoAfterReopening()
    {
        using var store = new TestStore();
        var values = new KeyValueRepository(store.Access);
        store.Write(() => values.Save(new KeyValue { Identifier = "Site.Marker", Value = "1" }));
        store.Write(() => values.Save(new KeyValue { Identifier = "site.marker", Value = "2" }));
        store.Reopen();

        values = new KeyValueRepository(store.Access);
        Assert.Multiple(() =>
        {
            Assert.That(values.GetMany().Select(value => (value.Identifier, value.Value)), Is.EqualTo(new[] { ("Site.Marker", "2") }));
            Assert.That(values.Get("SITE.MARKER")?.Value, Is.EqualTo("2"));
            Assert.That(values.Get("other"), Is.Null);
        });
    }

    [Test]
    public void FindByKeyPrefix_FindsThoseThatStartWithIt()
    {
        using var store = new TestStore();
        var values = new KeyValueRepository(store.Access);
        store.Write(() =>
        {
            foreach (string name in new[] { "Umbraco.A", "umbraco.b", "Umbracoo", "Other" })
            {
                values.Save(new KeyValue { Identifier = name, Value = name });
            }
        });

        Assert.That(values.FindByKeyPrefix("Umbraco.").Keys, Is.EquivalentTo(new[] { "Umbraco.A", "umbraco.b" }));
    }

    [Test]
    public void Save_InAScopeThatIsNotCompleted_IsForgotten()
    {
        using var store = new TestStore();
        var values = new KeyValueRepository(store.Access);
        using (ICoreScope _ = store.Scope())
        {
            values.Save(new KeyValue { Identifier = "a", Value = "1" });
            Assert.That(values.Exists("a"), Is.True, "its own scope sees it");
        }

        Assert.That(values.Exists("a"), Is.False);
    }

    [Test]
    public void Delete_ForgetsIt()
    {
        using var store = new TestStore();
        var values = new KeyValueRepository(store.Access);
        store.Write(() => values.Save(new KeyValue { Identifier = "a", Value = "1" }));
        store.Write(() => values.Delete(values.Get("A")!));
        Assert.That(values.GetMany(), Is.Empty);
    }
}
