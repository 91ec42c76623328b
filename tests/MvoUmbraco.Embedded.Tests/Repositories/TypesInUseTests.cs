using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>What changes of types and data types do to content that is there already.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TypesInUseTests
{
    [Test]
    public async Task RenamedProperty_KeepsItsValues()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title")));
        int id = type.IdOf("title");
        DocumentRow document = host.Document(type, new StoredValue(id, null, null, "sWelkom", StoredValue.AsEdited));

        type.PropertyTypes.Single().Alias = "heading";
        host.Saved(type);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Get<IContentTypeRepository>().Get(type.Id)!.IdOf("heading"), Is.EqualTo(id));
            Assert.That(host.Stored(document).Values, Is.EqualTo(document.Values));
        }
    }

    [Test]
    public async Task RemovedProperty_TakesItsValuesFromDocumentsAndKeptVersions()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title"), host.Property("text")));
        StoredValue text = new(type.IdOf("text"), null, null, "sTekst", null);
        DocumentRow document = host.Document(type, new StoredValue(type.IdOf("title"), null, null, "sWelkom", StoredValue.AsEdited), text);
        KeepVersion(host, document);

        type.RemovePropertyType("title");
        host.Saved(type);

        Assert.That((host.Stored(document).Values, Version(host, document).Values), Is.EqualTo((new[] { text }, new[] { text })).UsingPropertiesComparer());
    }

    [Test]
    public async Task RemovedComposition_TakesTheValuesOfItsPropertiesFromTypesThatHadIt()
    {
        await using var host = new UnstartedHost();
        IContentType composed = host.Saved(host.Type("composed").With(host.Property("shared")));
        IContentType page = host.Type("page").With(host.Property("own"));
        page.AddContentType(composed);
        host.Saved(page);
        IContentType other = host.Type("other");
        other.AddContentType(composed);
        host.Saved(other);
        StoredValue shared = new(composed.IdOf("shared"), null, null, "sGedeeld", null);
        StoredValue own = new(page.IdOf("own"), null, null, "sEigen", null);
        DocumentRow document = host.Document(page, shared, own);
        DocumentRow untouched = host.Document(other, shared);

        page.RemoveContentType("composed");
        host.Saved(page);

        Assert.That(host.Stored(document).Values, Is.EqualTo(new[] { own }));
        Assert.That(host.Stored(untouched).Values, Is.EqualTo(new[] { shared }));
    }

    [Test]
    public async Task TypeAndPropertyStartToVary_ValueAndNameBecomeThoseOfTheDefaultLanguage()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title"), host.Property("code")));
        StoredValue code = new(type.IdOf("code"), null, null, "sX1", StoredValue.AsEdited);
        DocumentRow document = host.Document(type, new StoredValue(type.IdOf("title"), null, null, "sNew", "sOld"), code);
        host.Write(() => host.Get<StoreAccess>().Write.Put(DocumentRow.Kind, document with { Schedule = [new ScheduleEntry(Guid.NewGuid(), null, DateTime.UtcNow, Expire: true)] }));

        Vary(host, type, ContentVariation.Culture);

        DocumentRow stored = host.Stored(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.Values, Is.EquivalentTo(new[] { new StoredValue(type.IdOf("title"), "en-US", null, "sNew", "sOld"), code }));
            Assert.That(stored.Cultures.Select(name => (name.Culture, name.Name)), Is.EqualTo(new[] { ("en-US", "Document") }));
            Assert.That(stored.PublishedCultures.Select(name => (name.Culture, name.Name)), Is.EqualTo(new[] { ("en-US", "Document") }));
            Assert.That((stored.Edited, stored.EditedCultures), Is.EqualTo((true, new[] { "en-US" })).UsingPropertiesComparer());
            Assert.That(stored.Schedule, Is.Empty);
        }
    }

    [Test]
    public async Task TypeStopsToVary_DefaultLanguageBecomesTheValue_AndVaryingAgainBringsTheOthersBack()
    {
        await using var host = new UnstartedHost();
        AddLanguage(host, "fr-BE");
        IContentType type = host.Saved(host.Type("page", ContentVariation.Culture).With(host.Property("title", variations: ContentVariation.Culture)));
        int title = type.IdOf("title");
        StoredValue french = new(title, "fr-BE", null, "sBienvenue", null);
        DocumentRow document = host.Document(type, new StoredValue(title, "en-US", null, "sWelcome", StoredValue.AsEdited), french);
        document = document with
        {
            Name = "Ignored",
            Cultures = [new CultureName("en-US", "Document", DateTime.UtcNow), new CultureName("fr-BE", "Le document", DateTime.UtcNow)],
            PublishedCultures = [new CultureName("en-US", "Document", DateTime.UtcNow)],
            EditedCultures = ["fr-BE"],
            Edited = true,
        };
        host.Write(() => host.Get<StoreAccess>().Write.Put(DocumentRow.Kind, document));

        Vary(host, type, ContentVariation.Nothing);
        DocumentRow invariant = host.Stored(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(invariant.Values, Does.Contain(new StoredValue(title, null, null, "sWelcome", StoredValue.AsEdited)));
            Assert.That((invariant.Name, invariant.Edited, invariant.EditedCultures.Count), Is.EqualTo(("Document", false, 0)), "what is left in French does not make it edited");
        }

        Vary(host, type, ContentVariation.Culture);
        DocumentRow again = host.Stored(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Values, Is.EquivalentTo(document.Values));
            Assert.That(again.Cultures.Select(name => (name.Culture, name.Name)), Is.EquivalentTo(new[] { ("en-US", "Document"), ("fr-BE", "Le document") }));
            Assert.That(again.EditedCultures, Is.EqualTo(new[] { "fr-BE" }));
        }
    }

    [Test]
    public async Task TypeStartsAndStopsToVary_TagsFollowTheValues_AndRedirectsGo()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("tags", Constants.DataTypes.Tags)));
        int property = type.IdOf("tags");
        DocumentRow document = host.Document(type, new StoredValue(property, null, null, "s[\"water\"]", StoredValue.AsEdited));
        ITagRepository tags = host.Get<ITagRepository>();
        host.Write(() =>
        {
            tags.Assign(document.Id, property, [new Tag(0, "default", "water", null)]);
            host.Get<IRedirectUrlRepository>().Save(new RedirectUrl { Url = "/old", ContentKey = document.Key, Key = Guid.NewGuid() });
        });

        Vary(host, type, ContentVariation.Culture);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tags.GetTagsForEntity(document.Id, culture: "en-US").Select(tag => tag.Text), Is.EqualTo(new[] { "water" }));
            Assert.That(tags.GetTagsForEntity(document.Id), Is.Empty);
            Assert.That(host.Get<IRedirectUrlRepository>().GetContentUrls(document.Key), Is.Empty);
        }

        Vary(host, type, ContentVariation.Nothing);
        Assert.That(tags.GetTagsForEntity(document.Id).Select(tag => tag.Text), Is.EqualTo(new[] { "water" }));

        IContentType current = host.Get<IContentTypeRepository>().Get(type.Id)!;
        current.RemovePropertyType("tags");
        host.Saved(current);
        Assert.That(tags.GetTagsForEntity(document.Id), Is.Empty);
    }

    [Test]
    public async Task ComposedPropertyStartsToVary_OnlyTypesThatVaryFollow()
    {
        await using var host = new UnstartedHost();
        IContentType composed = host.Saved(host.Type("composed", ContentVariation.Culture).With(host.Property("shared")));
        IContentType varying = host.Type("varying", ContentVariation.Culture);
        varying.AddContentType(composed);
        host.Saved(varying);
        IContentType invariant = host.Type("invariant");
        invariant.AddContentType(composed);
        host.Saved(invariant);
        StoredValue value = new(composed.IdOf("shared"), null, null, "sX", StoredValue.AsEdited);
        DocumentRow follows = host.Document(varying, value);
        DocumentRow stays = host.Document(invariant, value);

        Vary(host, composed, ContentVariation.Culture);

        Assert.That(host.Stored(follows).Values, Is.EqualTo(new[] { value with { Culture = "en-US" } }));
        Assert.That(host.Stored(stays), Is.SameAs(stays).Or.EqualTo(stays).UsingPropertiesComparer());
    }

    [TestCase("s12", Constants.DataTypes.LabelInt, ExpectedResult = "i12")]
    [TestCase("sabc", Constants.DataTypes.LabelInt, ExpectedResult = null)]
    [TestCase("s1.5", Constants.DataTypes.LabelDecimal, ExpectedResult = "d1.5")]
    [TestCase("s2005-11-09", Constants.DataTypes.LabelDateTime, ExpectedResult = "t2005-11-09T00:00:00.0000000")]
    [TestCase("sWelkom", Constants.DataTypes.Textarea, ExpectedResult = "sWelkom")]
    public async Task<string?> PropertyGetsADataTypeStoredOtherwise_ValueIsConvertedOrDropped(string value, int dataType)
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("code")));
        DocumentRow document = host.Document(type, new StoredValue(type.IdOf("code"), null, null, value, StoredValue.AsEdited));

        type.PropertyTypes.Single().DataTypeId = dataType;
        host.Saved(type);

        IReadOnlyList<StoredValue> values = host.Stored(document).Values;
        Assert.That(values.All(stored => stored.PublishedText == stored.Edited));
        return values.SingleOrDefault()?.Edited;
    }

    [Test]
    public async Task DataTypeChangesWhatItStores_ValuesOfAllItsPropertiesFollow()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("count", Constants.DataTypes.LabelInt)));
        DocumentRow document = host.Document(type, new StoredValue(type.IdOf("count"), null, null, "i12", "i11"));

        host.Write(() =>
        {
            IDataType label = host.Get<IDataTypeRepository>().Get(Constants.DataTypes.LabelInt)!;
            label.ConfigurationData = new Dictionary<string, object> { ["umbracoDataValueType"] = ValueTypes.Decimal };
            host.Get<IDataTypeRepository>().Save(label);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Stored(document).Values, Is.EqualTo(new[] { new StoredValue(type.IdOf("count"), null, null, "d12", "d11") }));
            Assert.That(host.Get<IContentTypeRepository>().Get(type.Id)!.PropertyTypes.Single().ValueStorageType, Is.EqualTo(ValueStorageType.Decimal));
        }
    }

    [TestCase("d3", ValueStorageType.Integer, ExpectedResult = "i3")]
    [TestCase("d3.5", ValueStorageType.Integer, ExpectedResult = null)]
    [TestCase("d99999999999", ValueStorageType.Integer, ExpectedResult = null)]
    [TestCase("strue", ValueStorageType.Integer, ExpectedResult = "i1")]
    [TestCase("i1", ValueStorageType.Date, ExpectedResult = null)]
    [TestCase("t2005-11-09T10:30:00.0000000", ValueStorageType.Nvarchar, ExpectedResult = "s2005-11-09T10:30:00")]
    [TestCase("t2005-11-09T10:30:00.0000000", ValueStorageType.Decimal, ExpectedResult = null)]
    [TestCase("i7", ValueStorageType.Ntext, ExpectedResult = "s7")]
    [TestCase(null, ValueStorageType.Ntext, ExpectedResult = null)]
    public string? Convert_KeepsWhatTheOtherTypeCanHoldExactly(string? stored, ValueStorageType to) => ValueConversion.Convert(stored, to);

    [Test]
    public async Task Usage_SaysWhetherAPropertyHoldsValuesAnywhere()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title"), host.Property("empty", Constants.DataTypes.Textarea)));
        host.Document(type, new StoredValue(type.IdOf("title"), null, null, "sX", null));
        IPropertyTypeUsageRepository properties = host.Get<IPropertyTypeUsageRepository>();
        IDataTypeUsageRepository dataTypes = host.Get<IDataTypeUsageRepository>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await properties.HasSavedPropertyValuesAsync(type.Key, "title"), Is.True);
            Assert.That(await properties.HasSavedPropertyValuesAsync(type.Key, "empty"), Is.False);
            Assert.That(await properties.ContentTypeExistAsync(type.Key), Is.True);
            Assert.That(await properties.ContentTypeExistAsync(Guid.NewGuid()), Is.False);
            Assert.That(await dataTypes.HasSavedValuesAsync(Constants.DataTypes.Guids.TextstringGuid), Is.True);
            Assert.That(await dataTypes.HasSavedValuesAsync(Constants.DataTypes.Guids.TextareaGuid), Is.False);
        }
    }

    private static void Vary(UnstartedHost host, IContentType type, ContentVariation variation)
    {
        IContentType current = host.Get<IContentTypeRepository>().Get(type.Id)!;
        current.Variations = variation == ContentVariation.Nothing ? variation : ContentVariation.Culture;
        IPropertyType first = current.PropertyTypes.OrderBy(property => property.Id).First();
        first.Variations = variation;
        host.Saved(current);
    }

    private static void AddLanguage(UnstartedHost host, string isoCode) =>
        host.Write(() => host.Get<ILanguageRepository>().Save(new Language(isoCode, isoCode)));

    private static void KeepVersion(UnstartedHost host, DocumentRow row) => host.Write(() => host.Get<StoreAccess>().WriteDisk(command =>
    {
        command.CommandText = "INSERT INTO version(id, node, date, user, published, prevent_cleanup, json) VALUES($id, $node, '2005-11-09', -1, 1, 0, $json)";
        command.Parameters.AddWithValue("$id", row.VersionId);
        command.Parameters.AddWithValue("$node", row.Id);
        command.Parameters.AddWithValue("$json", DocumentRow.Kind.ToJson(row));
        return command.ExecuteNonQuery();
    }));

    private static DocumentRow Version(UnstartedHost host, DocumentRow row) => host.Get<StoreAccess>().ReadDisk(command =>
    {
        command.CommandText = "SELECT json FROM version WHERE node = $node";
        command.Parameters.AddWithValue("$node", row.Id);
        return DocumentRow.Kind.FromJson((string)command.ExecuteScalar()!);
    });
}
