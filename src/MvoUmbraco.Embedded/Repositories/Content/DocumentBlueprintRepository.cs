using MvoUmbraco.Embedded.Repositories.Versions;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Content templates: documents of a kind of their own, of which several may have one name.</summary>
internal sealed class DocumentBlueprintRepository(ContentParts parts, DocumentNames names, VersionTable versions)
    : DocumentRepository(parts, names, versions, DocumentRow.BlueprintKind), IDocumentBlueprintRepository
{
    private protected override bool NamesAreUnique => false;
}
