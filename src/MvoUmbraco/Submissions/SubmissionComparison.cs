using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Submissions;

/// <summary>One field of a document, as it is published and as it is proposed.</summary>
/// <param name="Alias">The alias; <c>name</c> for what the document is called.</param>
/// <param name="Name">What editors call the field.</param>
/// <param name="EditorAlias">The property editor, which knows how to show the values; null for the name.</param>
/// <param name="Published">As it is published, in the form its editor reads, what is picked by name; null when nothing is.</param>
/// <param name="Proposed">As it is proposed.</param>
/// <param name="IsChanged">The two differ.</param>
public sealed record ComparedField(string Alias, string Name, string? EditorAlias, object? Published, object? Proposed, bool IsChanged);

/// <summary>Sets a draft beside what is published, field by field. Asked for who may see the submission: it does not ask itself.</summary>
public interface ISubmissionComparison
{
    /// <summary>The fields with a value on either side, in the order of the type; null when the document is gone.</summary>
    Task<IReadOnlyList<ComparedField>?> CompareAsync(Guid key, CancellationToken cancellationToken = default);
}

internal sealed class SubmissionComparison(SubmissionDocuments documents, SubmissionLedger ledger, PropertyEditorCollection editors, IEntityService entities) : ISubmissionComparison
{
    public async Task<IReadOnlyList<ComparedField>?> CompareAsync(Guid key, CancellationToken cancellationToken = default)
    {
        if (await ledger.FindAsync(key, cancellationToken) is not { } submission || documents.Find(key) is not { } document)
        {
            return null;
        }

        var culture = submission.Culture;
        var isPublished = submission.PublishedVersion is not null;
        var proposedName = document.GetCultureName(culture) ?? document.Name ?? string.Empty;
        var publishedName = isPublished ? document.GetPublishName(culture) ?? document.PublishName : null;
        return
        [
            new ComparedField("name", "Naam", null, publishedName, proposedName, publishedName != proposedName),
            .. document.Properties
                .Select(property => Compare(property, property.PropertyType.VariesByCulture() ? culture : null, isPublished))
                .Where(field => field.Published is not null || field.Proposed is not null),
        ];
    }

    private ComparedField Compare(IProperty property, string? culture, bool isPublished)
    {
        var stored = property.GetValue(culture, published: false);
        var shown = isPublished ? property.GetValue(culture, published: true) : null;
        return new ComparedField(
            property.Alias,
            property.PropertyType.Name,
            property.PropertyType.PropertyEditorAlias,
            EditorValue(property, culture, shown),
            EditorValue(property, culture, stored),
            !string.Equals(Convert.ToString(stored, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
                Convert.ToString(shown, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
                StringComparison.Ordinal));
    }

    private object? EditorValue(IProperty property, string? culture, object? value)
    {
        if (value is null or "" || editors[property.PropertyType.PropertyEditorAlias] is not { } editor)
        {
            return value is "" ? null : value;
        }

        if (property.PropertyType.PropertyEditorAlias is Constants.PropertyEditors.Aliases.MultiNodeTreePicker or Constants.PropertyEditors.Aliases.ContentPicker)
        {
            return NamesOf(value);
        }

        var copy = new Property(property.PropertyType);
        copy.SetValue(value, culture);
        return editor.GetValueEditor().ToEditor(copy, culture);
    }

    // What is picked is stored as addresses of documents, one after the other; a reader knows them by name.
    private string[] NamesOf(object value)
        => [.. (value.ToString() ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(address => UdiParser.TryParse<GuidUdi>(address, out var udi) && entities.Get(udi.Guid)?.Name is { } name ? name : address)];
}
