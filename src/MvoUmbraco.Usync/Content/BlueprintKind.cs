using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.Content;

/// <summary>Blueprints: documents that are the start of others. They lie at the root and are never published.</summary>
internal sealed class BlueprintKind(
    IContentService contents,
    IContentTypeService types,
    ILanguageService languages,
    IShortStringHelper shortStrings)
    : ContentKind<IContent>(FileKind.Blueprints, ContentFamily.Blueprint, languages, shortStrings)
{
    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IContent blueprint in contents.GetBlueprintsForContentTypes([.. types.GetAll().Select(type => type.Id)]))
        {
            yield return Describe(blueprint);
        }

        await Task.CompletedTask;
    }

    protected override IContent? Find(Guid key) => contents.GetBlueprintById(key);

    protected override IContent? Find(int id) => contents.GetBlueprintById(id);

    protected override void Delete(IContent content) => contents.DeleteBlueprint(content);

    protected override async Task<FileOutcome> ApplyAsync(ContentItem item, Round round, Notes notes)
    {
        if (types.Get(item.ContentType) is not { } type)
        {
            throw Wrong("Info/ContentType", $"The document type {item.ContentType} is not there. Add its file to ContentTypes, or correct the element.");
        }

        IContent? existing = Find(item.Key);
        IContent blueprint = existing ?? new Umbraco.Cms.Core.Models.Content(item.Name ?? item.Alias, Constants.System.Root, type);
        ContentItem wanted = await ResolveBaseAsync(item, blueprint, notes);
        ContentItem current = Describe(blueprint);
        if (existing is not null && Says(current, wanted with
        {
            Parent = current.Parent,
            Trashed = false,
            TrashedFrom = null,
            Published = false,
            CulturesPublished = [],
            Schedule = [],
            Template = null,
            SortOrder = current.SortOrder,
            CreateDate = current.CreateDate,
        }))
        {
            return FileOutcome.Unchanged;
        }

        Fill(blueprint, wanted);
        blueprint.Blueprint = true;
        contents.SaveBlueprint(blueprint, createdFromContent: null);
        return existing is null ? FileOutcome.Created : FileOutcome.Updated;
    }

    private ContentItem Describe(IContent blueprint) => DescribeBase(blueprint);
}
