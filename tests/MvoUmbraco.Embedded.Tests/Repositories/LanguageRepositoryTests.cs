using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
public sealed class LanguageRepositoryTests
{
    [Test]
    public async Task NewDatabase_SpeaksEnglish()
    {
        await using var host = new UnstartedHost();
        ILanguageRepository languages = host.Get<ILanguageRepository>();
        Assert.That((languages.GetDefaultIsoCode(), languages.GetDefaultId(), languages.GetMany().Count()), Is.EqualTo(("en-US", (int?)1, 1)));
    }

    [Test]
    public async Task Save_EveryField_ComesBackAfterARestart()
    {
        using var folder = new TemporaryFolder();
        ILanguage saved;
        await using (var host = new UnstartedHost(folder))
        {
            saved = Add(host, new Language("nl-BE", "Nederlands (België)") { IsMandatory = true, FallbackIsoCode = "en-US" });
        }

        await using var again = new UnstartedHost(folder);
        ILanguageRepository languages = again.Get<ILanguageRepository>();
        ILanguage found = languages.GetByIsoCode("NL-be")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Id, found.Key, found.IsoCode, found.CultureName, found.IsMandatory, found.IsDefault, found.FallbackIsoCode), Is.EqualTo((saved.Id, saved.Key, "nl-BE", "Nederlands (België)", true, false, "en-US")));
            Assert.That((languages.GetIdByIsoCode("nl-be"), languages.GetIsoCodeById(saved.Id), languages.GetIsoCodesByIds([saved.Id, 1])), Is.EqualTo(((int?)saved.Id, "nl-BE", new[] { "nl-BE", "en-US" })).UsingPropertiesComparer());
            Assert.That(languages.GetIdByIsoCode("fr-BE", throwOnNotFound: false), Is.Null);
            Assert.That(() => languages.GetIdByIsoCode("fr-BE"), Throws.ArgumentException.With.Message.Contains("fr-BE"));
            Assert.That(() => languages.GetIsoCodeById(999), Throws.ArgumentException.With.Message.Contains("999"));
        }
    }

    [Test]
    public async Task Default_IsExactlyOne_AndCannotBeUnsetOrDeleted()
    {
        await using var host = new UnstartedHost();
        ILanguageRepository languages = host.Get<ILanguageRepository>();
        ILanguage dutch = Add(host, new Language("nl-BE", "Nederlands") { IsDefault = true });
        Assert.That(languages.GetMany().Where(language => language.IsDefault).Select(language => language.IsoCode), Is.EqualTo(new[] { "nl-BE" }));

        dutch.IsDefault = false;
        Assert.That(() => Add(host, dutch), Throws.InvalidOperationException);
        Assert.That(() => host.Write(() => languages.Delete(dutch)), Throws.InvalidOperationException);
        Assert.That(languages.GetDefaultIsoCode(), Is.EqualTo("nl-BE"));
    }

    [Test]
    public async Task Save_TakenIsoCode_IsRefused()
    {
        await using var host = new UnstartedHost();
        Assert.That(() => Add(host, new Language("EN-us", "English")), Throws.InvalidOperationException.With.Message.Contains("EN-us"));
    }

    [Test]
    public async Task Delete_TakesWhatContentAndDictionarySayInIt_AndFallbacksToIt()
    {
        await using var host = new UnstartedHost();
        ILanguage french = Add(host, new Language("fr-BE", "Français"));
        Add(host, new Language("de-BE", "Deutsch") { FallbackIsoCode = "fr-BE" });
        DocumentRow document = Bilingual(host);
        IDictionaryItem item = new DictionaryItem("Hello") { Translations = [new DictionaryTranslation(french, "Bonjour"), new DictionaryTranslation(host.Get<ILanguageRepository>().Get(1)!, "Hello")] };
        host.Write(() => host.Get<IDictionaryRepository>().Save(item));

        host.Write(() =>
        {
            host.Get<ITagRepository>().Assign(document.Id, document.Values[0].Property, [new Tag(0, "default", "eau", french.Id), new Tag(0, "default", "water", 1)]);
            host.Get<StoreAccess>().Write.Put(DocumentUrlRow.Kind, new DocumentUrlRow { Id = 9000, Key = document.Key, Segments = [new UrlSegment(1, "home", false, true), new UrlSegment(french.Id, "accueil", false, true)] });
        });

        host.Write(() => host.Get<ILanguageRepository>().Delete(french));

        DocumentRow stored = host.Stored(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.Values.Select(value => value.Culture), Is.EqualTo(new[] { "en-US" }));
            Assert.That(stored.Cultures.Select(name => name.Culture), Is.EqualTo(new[] { "en-US" }));
            Assert.That((stored.PublishedCultures.Count, stored.EditedCultures.Count, stored.Schedule.Count), Is.EqualTo((0, 0, 0)));
            Assert.That(host.Get<ITagRepository>().GetTagsForEntity(document.Id, culture: "*").Select(tag => tag.Text), Is.EqualTo(new[] { "water" }));
            Assert.That(host.State.Table(DocumentUrlRow.Kind).Get(document.Key)!.Segments.Select(segment => segment.Segment), Is.EqualTo(new[] { "home" }));
            Assert.That(host.Get<ILanguageRepository>().GetByIsoCode("de-BE")!.FallbackIsoCode, Is.Null);
            Assert.That(host.Get<IDictionaryRepository>().Get("hello")!.Translations.Select(text => text.Value), Is.EqualTo(new[] { "Hello" }));
        }
    }

    [Test]
    public async Task NewIsoCode_ContentAndDictionaryGoByIt()
    {
        await using var host = new UnstartedHost();
        ILanguage french = Add(host, new Language("fr-BE", "Français"));
        DocumentRow document = Bilingual(host);
        host.Write(() => host.Get<IDictionaryRepository>().Save(new DictionaryItem("Hello") { Translations = [new DictionaryTranslation(french, "Bonjour")] }));

        french.IsoCode = "fr";
        Add(host, french);

        DocumentRow stored = host.Stored(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.Values.Select(value => value.Culture), Is.EqualTo(new[] { "en-US", "fr" }));
            Assert.That((stored.Cultures[1].Culture, stored.PublishedCultures[0].Culture, stored.EditedCultures[0], stored.Schedule[0].Culture), Is.EqualTo(("fr", "fr", "fr", "fr")));
            Assert.That(host.Get<IDictionaryRepository>().Get("Hello")!.Translations.Single().LanguageIsoCode, Is.EqualTo("fr"));
        }
    }

    private static ILanguage Add(UnstartedHost host, ILanguage language)
    {
        host.Write(() => host.Get<ILanguageRepository>().Save(language));
        return language;
    }

    private static DocumentRow Bilingual(UnstartedHost host)
    {
        IContentType type = host.Saved(host.Type("page", ContentVariation.Culture).With(host.Property("title", variations: ContentVariation.Culture)));
        int title = type.IdOf("title");
        DocumentRow document = host.Document(type, new StoredValue(title, "en-US", null, "sWelcome", null), new StoredValue(title, "fr-BE", null, "sBienvenue", null)) with
        {
            Cultures = [new CultureName("en-US", "Home", DateTime.UtcNow), new CultureName("fr-BE", "Accueil", DateTime.UtcNow)],
            PublishedCultures = [new CultureName("fr-BE", "Accueil", DateTime.UtcNow)],
            EditedCultures = ["fr-BE"],
            Schedule = [new ScheduleEntry(Guid.NewGuid(), "fr-BE", DateTime.UtcNow, Expire: true)],
        };
        host.Write(() => host.Get<StoreAccess>().Write.Put(DocumentRow.Kind, document));
        return document;
    }
}
