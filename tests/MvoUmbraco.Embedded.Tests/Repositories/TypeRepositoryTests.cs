using System.Data;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Repositories;

/// <summary>Document, media and member types as they come back from the store.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TypeRepositoryTests
{
    [Test]
    public async Task Save_EveryField_ComesBackAfterARestart()
    {
        using var folder = new TemporaryFolder();
        IContentType saved;
        PropertyType title;
        await using (var host = new UnstartedHost(folder))
        {
            IContentType allowed = host.Saved(host.Type("allowed"));
            saved = host.Type("page", ContentVariation.Culture);
            saved.Name = "Pagina";
            saved.Icon = "icon-book";
            saved.Thumbnail = "book.png";
            saved.Description = "Een pagina";
            saved.AllowedAsRoot = true;
            saved.IsElement = true;
            saved.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
            saved.HistoryCleanup = new HistoryCleanup { PreventCleanup = true, KeepAllVersionsNewerThanDays = 3, KeepLatestVersionPerDayForDays = 30 };
            saved.AllowedContentTypes = [new ContentTypeSort(saved.Key, 0, "page"), new ContentTypeSort(allowed.Key, 1, "allowed")];
            saved.AddPropertyGroup("tab", "Tab");
            saved.PropertyGroups["tab"].Type = PropertyGroupType.Tab;
            saved.AddPropertyGroup("tab/group", "Groep");
            title = host.Property("title", variations: ContentVariation.Culture);
            title.Name = "Titel";
            title.Description = "De titel";
            title.Mandatory = true;
            title.MandatoryMessage = "Vul in";
            title.ValidationRegExp = "^[A-Z]";
            title.ValidationRegExpMessage = "Met een hoofdletter";
            title.LabelOnTop = true;
            title.SortOrder = 4;
            saved.AddPropertyType(title, "tab/group");
            saved.AddPropertyType(host.Property("loose", Constants.DataTypes.Boolean));
            host.Saved(saved);
        }

        await using var again = new UnstartedHost(folder);
        IContentType found = again.Get<IContentTypeRepository>().Get(saved.Key)!;
        IPropertyType property = found.PropertyTypes.Single(candidate => candidate.Alias == "title");
        PropertyGroup group = found.PropertyGroups["tab/group"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (found.Id, found.Alias, found.Name, found.Icon, found.Thumbnail, found.Description, found.AllowedAsRoot, found.IsElement, found.ListView, found.Variations),
                Is.EqualTo((saved.Id, "page", "Pagina", "icon-book", "book.png", "Een pagina", true, true, (Guid?)Constants.DataTypes.Guids.ListViewContentGuid, ContentVariation.Culture)));
            Assert.That((found.Path, found.Level, found.ParentId, found.SortOrder), Is.EqualTo(($"-1,{saved.Id}", 1, -1, saved.SortOrder)));
            Assert.That(found.CreateDate, Is.EqualTo(saved.CreateDate));
            Assert.That(found.CreateDate.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(
                (found.HistoryCleanup!.PreventCleanup, found.HistoryCleanup.KeepAllVersionsNewerThanDays, found.HistoryCleanup.KeepLatestVersionPerDayForDays),
                Is.EqualTo((true, (int?)3, (int?)30)));
            Assert.That(found.AllowedContentTypes!.Select(sort => (sort.Alias, sort.SortOrder)), Is.EqualTo(new[] { ("page", 0), ("allowed", 1) }));
            Assert.That(found.PropertyGroups.Select(candidate => (candidate.Alias, candidate.Name, candidate.Type)), Is.EqualTo(new[]
            {
                ("tab", "Tab", PropertyGroupType.Tab),
                ("tab/group", "Groep", PropertyGroupType.Group),
            }));
            Assert.That(
                (property.Id, property.Key, property.Name, property.Description, property.Mandatory, property.MandatoryMessage, property.ValidationRegExp, property.ValidationRegExpMessage, property.LabelOnTop, property.SortOrder, property.Variations),
                Is.EqualTo((saved.IdOf("title"), title.Key, "Titel", "De titel", true, "Vul in", "^[A-Z]", "Met een hoofdletter", true, 4, ContentVariation.Culture)));
            Assert.That(
                (property.DataTypeId, property.DataTypeKey, property.PropertyEditorAlias, property.ValueStorageType, property.SupportsPublishing, property.PropertyGroupId!.Value),
                Is.EqualTo((Constants.DataTypes.Textbox, Constants.DataTypes.Guids.TextstringGuid, Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, true, group.Id)));
            Assert.That(found.NoGroupPropertyTypes.Select(candidate => candidate.Alias), Is.EqualTo(new[] { "loose" }));
            Assert.That(found.IsDirty(), Is.False);
        }
    }

    [Test]
    public async Task Save_MemberType_KeepsWhatMembersMayDoWithEachProperty()
    {
        using var folder = new TemporaryFolder();
        await using (var host = new UnstartedHost(folder))
        {
            IMemberType member = host.Get<IMemberTypeRepository>().Get("Member")!.With(host.Property("phone"), host.Property("secret"));
            member.SetMemberCanEditProperty("phone", true);
            member.SetMemberCanViewProperty("phone", true);
            member.SetIsSensitiveProperty("secret", true);
            host.Saved(member);
        }

        await using var again = new UnstartedHost(folder);
        IMemberType found = again.Get<IMemberTypeRepository>().Get("Member")!;
        found.SetMemberCanEditProperty("secret", true);
        IMemberType other = again.Get<IMemberTypeRepository>().Get("Member")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((other.MemberCanEditProperty("phone"), other.MemberCanViewProperty("phone"), other.IsSensitiveProperty("phone")), Is.EqualTo((true, true, false)));
            Assert.That((other.MemberCanEditProperty("secret"), other.MemberCanViewProperty("secret"), other.IsSensitiveProperty("secret")), Is.EqualTo((false, false, true)), "what one caller changes is his until he saves it");
        }
    }

    [Test]
    public async Task Get_AfterACallerChangedHisCopy_IsAsStored()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title")));
        IContentTypeRepository types = host.Get<IContentTypeRepository>();
        IContentType copy = types.Get(type.Id)!;
        copy.Name = "Changed";
        copy.HistoryCleanup!.PreventCleanup = true;
        copy.PropertyTypes.First().Name = "Changed";
        copy.RemovePropertyType("title");

        IContentType found = types.Get(type.Id)!;
        Assert.That((found.Name, found.HistoryCleanup!.PreventCleanup, found.PropertyTypes.Single().Name), Is.EqualTo(("page", false, "title")));
    }

    [Test]
    public async Task Compositions_OfCompositions_GiveTheirPropertiesBeforeTheOwn()
    {
        await using var host = new UnstartedHost();
        IContentType basic = host.Saved(host.Type("basic").With(host.Property("fromBasic")));
        IContentType middle = host.Type("middle").With(host.Property("fromMiddle"));
        middle.AddContentType(basic);
        host.Saved(middle);
        IContentType page = host.Type("page").With(host.Property("own"));
        page.AddContentType(middle);
        host.Saved(page);

        // A change of what is composed shows in the composed type.
        IContentType changed = host.Get<IContentTypeRepository>().Get(basic.Id)!.With(host.Property("later"));
        host.Saved(changed);

        IContentType found = host.Get<IContentTypeRepository>().Get("page")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.CompositionPropertyTypes.Select(property => property.Alias), Is.EqualTo(new[] { "fromBasic", "later", "fromMiddle", "own" }));
            Assert.That(found.CompositionAliases(), Is.EquivalentTo(new[] { "middle", "basic" }));
            Assert.That(found.ContentTypeComposition.Single().Alias, Is.EqualTo("middle"));
        }
    }

    [Test]
    public async Task Inheritance_ParentIsCompositionAndPlace()
    {
        await using var host = new UnstartedHost();
        IContentType parent = host.Saved(host.Type("parent").With(host.Property("inherited")));
        IContentType child = host.Saved<IContentType>(new ContentType(host.Get<IShortStringHelper>(), parent, "child") { Name = "child" });

        IContentType found = host.Get<IContentTypeRepository>().Get(child.Id)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.ParentId, found.Path, found.Level), Is.EqualTo((parent.Id, $"-1,{parent.Id},{child.Id}", 2)));
            Assert.That(found.CompositionPropertyTypes.Select(property => property.Alias), Is.EqualTo(new[] { "inherited" }));
        }

        host.Write(() => host.Get<IContentTypeRepository>().Delete(parent));
        Assert.That(host.Get<IContentTypeRepository>().Exists(child.Id), Is.False, "a child goes with its parent");
    }

    [Test]
    public async Task Delete_LeavesNoTraceInOtherTypes()
    {
        await using var host = new UnstartedHost();
        IContentType gone = host.Saved(host.Type("gone").With(host.Property("composed")));
        IContentType page = host.Type("page");
        page.AddContentType(gone);
        page.AllowedContentTypes = [new ContentTypeSort(gone.Key, 0, gone.Alias)];
        host.Saved(page);
        Assert.That(host.Get<IContentTypeRepository>().GetAllowedParentKeys(gone.Key), Is.EqualTo(new[] { page.Key }));

        host.Write(() => host.Get<IContentTypeRepository>().Delete(gone));

        IContentType found = host.Get<IContentTypeRepository>().Get(page.Id)!;
        Assert.That((found.ContentTypeComposition.Count(), found.AllowedContentTypes!.Count()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task AllowedType_Renamed_IsStillAllowed()
    {
        await using var host = new UnstartedHost();
        IContentType child = host.Saved(host.Type("child"));
        IContentType page = host.Type("page");
        page.AllowedContentTypes = [new ContentTypeSort(child.Key, 0, "child")];
        host.Saved(page);
        child.Alias = "renamed";
        host.Saved(child);

        Assert.That(host.Get<IContentTypeRepository>().Get(page.Id)!.AllowedContentTypes!.Single().Alias, Is.EqualTo("renamed"));
    }

    [TestCase("page")]
    [TestCase("PAGE")]
    public async Task Save_TakenAlias_IsRefused(string alias)
    {
        await using var host = new UnstartedHost();
        host.Saved(host.Type("page"));

        Assert.That(() => host.Saved(host.Type(alias)), Throws.TypeOf<DuplicateNameException>());
        Assert.That(
            () => host.Saved<IMediaType>(new MediaType(host.Get<IShortStringHelper>(), -1) { Alias = alias, Name = alias }),
            Throws.Nothing,
            "a media type may have the alias of a document type");
    }

    [Test]
    public async Task Save_PropertyThatVariesMoreThanItsType_IsRefusedWhenNewAndCorrectedLater()
    {
        await using var host = new UnstartedHost();
        IContentType refused = host.Type("page");
        refused.AddPropertyType(host.Property("title", variations: ContentVariation.Culture));
        Assert.That(() => host.Saved(refused), Throws.InvalidOperationException.With.Message.Contains("title"));

        IContentType type = host.Saved(host.Type("other", ContentVariation.Culture).With(host.Property("title", variations: ContentVariation.Culture)));
        type.Variations = ContentVariation.Nothing;
        host.Saved(type);
        Assert.That(host.Get<IContentTypeRepository>().Get(type.Id)!.PropertyTypes.Single().Variations, Is.EqualTo(ContentVariation.Nothing));
    }

    [Test]
    public async Task Save_PropertyWithoutDataType_TakesTheFirstOfItsEditorOrIsRefused()
    {
        await using var host = new UnstartedHost();
        IShortStringHelper strings = host.Get<IShortStringHelper>();
        IContentType type = host.Type("page");
        type.AddPropertyType(new PropertyType(strings, Constants.PropertyEditors.Aliases.Boolean, ValueStorageType.Nvarchar, "flag") { Name = "flag" });
        host.Saved(type);
        IPropertyType flag = type.PropertyTypes.Single();
        Assert.That((flag.DataTypeId, flag.DataTypeKey, flag.ValueStorageType), Is.EqualTo((Constants.DataTypes.Boolean, Constants.DataTypes.Guids.CheckboxGuid, ValueStorageType.Integer)));

        IContentType unknown = host.Type("unknown");
        unknown.AddPropertyType(new PropertyType(strings, "No.Such.Editor", ValueStorageType.Nvarchar, "lost") { Name = "lost" });
        Assert.That(() => host.Saved(unknown), Throws.InvalidOperationException.With.Message.Contains("lost"));
    }

    [Test]
    public async Task RemovedGroup_LeavesItsPropertiesWithoutGroup()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page").With(host.Property("title")));
        int id = type.IdOf("title");
        type.RemovePropertyGroup("content");
        host.Saved(type);

        IContentType found = host.Get<IContentTypeRepository>().Get(type.Id)!;
        Assert.That((found.PropertyGroups.Count, found.NoGroupPropertyTypes.Single().Id), Is.EqualTo((0, id)));
    }

    [Test]
    public async Task Lookups_SpanTheKindsThatTheySpanInUmbraco()
    {
        await using var host = new UnstartedHost();
        IContentType page = host.Saved(host.Type("page").With(host.Property("title")));
        host.Saved(host.Type("page1"));
        IContentTypeRepository types = host.Get<IContentTypeRepository>();
        ICoreScopeProvider scopes = host.Get<ICoreScopeProvider>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((IReadRepository<int, IContentType>)types).GetMany().Select(type => type.Alias), Is.EqualTo(new[] { "page", "page1" }));
            Assert.That(((IReadRepository<Guid, IContentType>)types).GetMany(page.Key).Single().Id, Is.EqualTo(page.Id));
            Assert.That(types.GetAllContentTypeAliases(), Does.Contain("page").And.Contain("Image").And.Contain("Member"));
            Assert.That(types.GetAllContentTypeAliases(Constants.ObjectTypes.DocumentType), Is.EqualTo(new[] { "page", "page1" }));
            Assert.That(types.GetAllContentTypeIds(["PAGE", "Image"]), Is.EquivalentTo(new[] { page.Id, 1032 }));
            Assert.That(types.GetAllPropertyTypeAliases(), Does.Contain("title").And.Contain("umbracoFile"));
            Assert.That(types.GetUniqueAlias("page"), Is.EqualTo("page2"));
            Assert.That(types.Get(scopes.CreateQuery<IContentType>().Where(type => type.Alias == "PAGE")).Single().Id, Is.EqualTo(page.Id));
            Assert.That(types.Count(scopes.CreateQuery<IContentType>().Where(type => type.ParentId == -1)), Is.EqualTo(2));
            Assert.That(types.GetByQuery(scopes.CreateQuery<PropertyType>().Where(property => property.DataTypeId == Constants.DataTypes.Textbox)).Single().Id, Is.EqualTo(page.Id));
            Assert.That(types.Get("Image"), Is.Null, "not a document type");
            Assert.That(host.Get<IContentTypeCommonRepository>().GetAllTypes()!.Count(), Is.EqualTo(10));
        }
    }

    [Test]
    public async Task HasContainerInPath_OnlyUnderContentWithAListView()
    {
        await using var host = new UnstartedHost();
        IContentType plain = host.Saved(host.Type("plain"));
        IContentType listed = host.Type("listed");
        listed.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
        host.Saved(listed);
        string inList = host.Document(listed).Path;
        string inPlain = host.Document(plain).Path;
        IContentTypeRepository types = host.Get<IContentTypeRepository>();

        Assert.That((types.HasContainerInPath(inList), types.HasContainerInPath(inPlain), types.HasContentNodes(plain.Id), types.HasContentNodes(1031)), Is.EqualTo((true, false, true, false)));
    }
}
