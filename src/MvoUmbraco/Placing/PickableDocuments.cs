using MvoUmbraco.Access;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Placing;

/// <summary>The documents a visitor may pick: those that are published and that this visitor may see.</summary>
internal sealed class PickableDocuments(ContentSource source)
{
    // More than this is no list to choose from any more.
    private const int MostOffered = 200;

    /// <summary>The documents of some types, by name; of very many, those that were changed last.</summary>
    public IReadOnlyList<FieldChoice> OfTypes(IEnumerable<string> types, Visitor visitor)
    {
        var view = new ContentView(source, visitor, source.Addresses.DefaultCulture);
        return view.InContext(() => types
            .SelectMany(view.PublishedOfType)
            .OrderByDescending(content => content.UpdateDate)
            .Where(content => view.Find(content.Key) is not null)
            .Take(MostOffered)
            .Select(content => new FieldChoice(content.Key.ToString("D"), view.LinkTo(content).Name))
            .OrderBy(choice => choice.Label, StringComparer.CurrentCultureIgnoreCase)
            .ToArray());
    }
}
