using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Placing;

/// <summary>Drafts as pages: by the readers that make the public page, from what is saved and not published.</summary>
public interface IDraftPages
{
    /// <summary>
    /// The page of a document as it would be if it were published now, with links to what the current visitor may see; null
    /// when there is no such document, or too little in it to make a page. Who may see a draft is asked of the workflow, before.
    /// </summary>
    Page? Of(Guid document);
}
