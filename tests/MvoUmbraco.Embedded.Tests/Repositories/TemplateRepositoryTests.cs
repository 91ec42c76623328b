using System.Text;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
public sealed class TemplateRepositoryTests
{
    [Test]
    public async Task Save_EveryField_ComesBackAfterARestart()
    {
        using var folder = new TemporaryFolder();
        ITemplate master;
        ITemplate saved;
        await using (var host = new UnstartedHost(folder))
        {
            master = Save(host, "Master", "<html/>");
            saved = Save(host, "Page", "<p>Pagina</p>", master);
        }

        await using var again = new UnstartedHost(folder);
        ITemplateRepository templates = again.Get<ITemplateRepository>();
        ITemplate found = templates.Get("page")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Id, found.Key, found.Name, found.Alias, found.Content, found.MasterTemplateAlias, found.Path), Is.EqualTo((saved.Id, saved.Key, "Page", "Page", "<p>Pagina</p>", "Master", $"-1,{master.Id},{saved.Id}")));
            Assert.That((templates.Get(master.Key)!.IsMasterTemplate, found.IsMasterTemplate), Is.EqualTo((true, false)));
            Assert.That(templates.GetChildren(-1).Single().Id, Is.EqualTo(master.Id));
            Assert.That(templates.GetDescendants(master.Id).Single().Id, Is.EqualTo(saved.Id));
            Assert.That(templates.GetAll("MASTER").Single().Id, Is.EqualTo(master.Id));
            Assert.That(found.IsDirty(), Is.False);
        }
    }

    [Test]
    public async Task Files_AreTheTextsOfTemplates()
    {
        await using var host = new UnstartedHost();
        Save(host, "Page", "één");
        ITemplateRepository templates = host.Get<ITemplateRepository>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new StreamReader(templates.GetFileContentStream("Page.cshtml")).ReadToEnd(), Is.EqualTo("één"));
            Assert.That(templates.GetFileSize("Page.cshtml"), Is.EqualTo(5));
            Assert.That(new StreamReader(templates.GetFileContentStream("None.cshtml")).ReadToEnd(), Is.Empty);
            Assert.That(templates.GetFileSize("None.cshtml"), Is.EqualTo(-1));
            Assert.That(() => templates.SetFileContent("None.cshtml", Stream.Null), Throws.InvalidOperationException.With.Message.Contains("None.cshtml"));
        }

        host.Write(() => templates.SetFileContent("/Views/Page.cshtml", new MemoryStream(Encoding.UTF8.GetBytes("twee"))));
        Assert.That(templates.Get("Page")!.Content, Is.EqualTo("twee"));
    }

    [Test]
    public async Task Save_TakenAlias_GetsANumber()
    {
        await using var host = new UnstartedHost();
        Save(host, "Page", string.Empty);
        Assert.That(Save(host, "Page", string.Empty).Alias, Is.EqualTo("Page1"));
    }

    [Test]
    public async Task Delete_TakesTemplatesUnderIt_AndTypesAndDocumentsLoseThem()
    {
        await using var host = new UnstartedHost();
        ITemplate master = Save(host, "Master", string.Empty);
        ITemplate page = Save(host, "Page", string.Empty, master);
        IContentType type = host.Type("page");
        type.AllowedTemplates = [page];
        type.SetDefaultTemplate(page);
        host.Saved(type);
        Assert.That(host.Get<IContentTypeRepository>().Get(type.Id)!.DefaultTemplate!.Alias, Is.EqualTo("Page"));
        DocumentRow document = host.Document(type) with { TemplateId = page.Id, PublishTemplateId = page.Id };
        host.Write(() => host.Get<StoreAccess>().Write.Put(DocumentRow.Kind, document));

        host.Write(() => host.Get<ITemplateRepository>().Delete(master));

        IContentType found = host.Get<IContentTypeRepository>().Get(type.Id)!;
        Assert.That((host.Get<ITemplateRepository>().Exists(page.Id), found.AllowedTemplates!.Count(), found.DefaultTemplateId), Is.EqualTo((false, 0, 0)));
        Assert.That((host.Stored(document).TemplateId, host.Stored(document).PublishTemplateId), Is.EqualTo(((int?)null, (int?)null)));
    }

    private static Template Save(UnstartedHost host, string name, string content, ITemplate? master = null)
    {
        var template = new Template(host.Get<IShortStringHelper>(), name, name) { Content = content };
        if (master is not null)
        {
            template.MasterTemplateId = new Lazy<int>(() => master.Id);
        }

        host.Write(() => host.Get<ITemplateRepository>().Save(template));
        return template;
    }
}
