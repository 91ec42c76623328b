using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
public sealed class ContainerRepositoryTests
{
    [Test]
    public async Task Save_ComesBackAfterARestart_InItsOwnSortOnly()
    {
        using var temporary = new TemporaryFolder();
        EntityContainer folder;
        EntityContainer inner;
        await using (var host = new UnstartedHost(temporary))
        {
            folder = Folder(host, "  Pagina's ");
            inner = Folder(host, "Blokken", folder.Id);
        }

        await using var again = new UnstartedHost(temporary);
        IDocumentTypeContainerRepository folders = again.Get<IDocumentTypeContainerRepository>();
        EntityContainer found = folders.Get(inner.Key)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Id, found.Name, found.ParentId, found.Path, found.Level, found.ContainedObjectType), Is.EqualTo((inner.Id, "Blokken", folder.Id, $"-1,{folder.Id},{inner.Id}", 2, Constants.ObjectTypes.DocumentType)));
            Assert.That(folders.Get("pagina's", 1).Single().Id, Is.EqualTo(folder.Id), "the name is trimmed, and compared without regard to case");
            Assert.That(folders.GetMany().Select(container => container.Id), Is.EqualTo(new[] { folder.Id, inner.Id }));
            Assert.That(again.Get<IMediaTypeContainerRepository>().Get(folder.Id), Is.Null);
            Assert.That(again.Get<IMediaTypeContainerRepository>().Exists(folder.Id), Is.False);
        }
    }

    [Test]
    public async Task Names_AreUniqueWithinAFolder()
    {
        await using var host = new UnstartedHost();
        EntityContainer folder = Folder(host, "A");
        Folder(host, "A", folder.Id);
        IDocumentTypeContainerRepository folders = host.Get<IDocumentTypeContainerRepository>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Folder(host, "a"), Throws.InvalidOperationException);
            Assert.That(() => Folder(host, " "), Throws.InvalidOperationException);
            Assert.That(() => Folder(host, "B", 999_999), Throws.InvalidOperationException.With.Message.Contains("999999"));
            Assert.That((folders.HasDuplicateName(folder.Key, "A"), folders.HasDuplicateName(folder.Key, "B")), Is.EqualTo((true, false)));
            Assert.That((folders.HasDuplicateName(-1, "A"), folders.HasDuplicateName(folder.Id, "B")), Is.EqualTo((true, false)));
        }
    }

    [Test]
    public async Task Move_FolderOrType_TakesAlongWhatIsUnderIt()
    {
        await using var host = new UnstartedHost();
        EntityContainer target = Folder(host, "Target");
        EntityContainer folder = Folder(host, "Folder");
        IContentType type = host.Type("page");
        type.ParentId = folder.Id;
        host.Saved(type);
        IContentType child = host.Type("child");
        child.ParentId = type.Id;
        host.Saved(child);
        Assert.That((type.Path, child.Path), Is.EqualTo(($"-1,{folder.Id},{type.Id}", $"-1,{folder.Id},{type.Id},{child.Id}")));

        IEnumerable<MoveEventInfo<IContentType>> moved = [];
        host.Write(() => moved = host.Get<IContentTypeRepository>().Move(type, target));
        IContentType found = host.Get<IContentTypeRepository>().Get(child.Id)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Path, found.Level), Is.EqualTo(($"-1,{target.Id},{type.Id},{child.Id}", 3)));
            Assert.That(moved.Select(info => (info.Entity.Id, info.OriginalPath)), Is.EqualTo(new[] { (type.Id, $"-1,{folder.Id},{type.Id}"), (child.Id, $"-1,{folder.Id},{type.Id},{child.Id}") }));
        }

        target.ParentId = folder.Id;
        host.Write(() => host.Get<IDocumentTypeContainerRepository>().Save(target));
        Assert.That(host.Get<IContentTypeRepository>().Get(child.Id)!.Path, Is.EqualTo($"-1,{folder.Id},{target.Id},{type.Id},{child.Id}"));
    }

    [Test]
    public async Task Move_IntoItself_IsRefused()
    {
        await using var host = new UnstartedHost();
        IContentType type = host.Saved(host.Type("page"));
        var inside = new EntityContainer(1, Guid.NewGuid(), type.Id, $"-1,{type.Id},1", 2, 0, Constants.ObjectTypes.DocumentType, "Inside", -1);

        Assert.That(() => host.Write(() => host.Get<IContentTypeRepository>().Move(type, inside)), Throws.TypeOf<DataOperationException<MoveOperationStatusType>>());
    }

    [Test]
    public async Task Delete_LeavesWhatWasInItInTheFolderAbove()
    {
        await using var host = new UnstartedHost();
        EntityContainer above = Folder(host, "Above");
        EntityContainer folder = Folder(host, "Folder", above.Id);
        IContentType type = host.Type("page");
        type.ParentId = folder.Id;
        host.Saved(type);

        host.Write(() => host.Get<IDocumentTypeContainerRepository>().Delete(folder));

        IContentType found = host.Get<IContentTypeRepository>().Get(type.Id)!;
        Assert.That((found.ParentId, found.Path, found.Level), Is.EqualTo((above.Id, $"-1,{above.Id},{type.Id}", 2)));
    }

    private static EntityContainer Folder(UnstartedHost host, string name, int parent = -1)
    {
        var folder = new EntityContainer(Constants.ObjectTypes.DocumentType) { Name = name, ParentId = parent };
        host.Write(() => host.Get<IDocumentTypeContainerRepository>().Save(folder));
        return folder;
    }
}
