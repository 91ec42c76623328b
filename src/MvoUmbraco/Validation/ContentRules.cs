using MvoUmbraco.Attachments;
using MvoUmbraco.Calendar;
using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Validation;

/// <summary>Everything that must hold before a document is saved, for whoever saves it: rules over several fields, and the
/// values of the plugin's own editors, which a programme may set without going through their editor.</summary>
/// <param name="rules">The rules.</param>
internal sealed class ContentRules(IEnumerable<IContentRule> rules)
{
    private readonly ILookup<string, IContentRule> rules = rules.ToLookup(rule => rule.ContentType, StringComparer.Ordinal);

    /// <summary>What the rules over several fields find.</summary>
    public IReadOnlyList<FieldProblem> Check(string contentType, SubmittedValues values)
        => [.. rules[contentType].SelectMany(rule => rule.Check(values))];

    /// <summary>What is wrong with a document that is about to be saved.</summary>
    public IReadOnlyList<FieldProblem> Check(IContent content)
    {
        var values = new SubmittedValues(alias => content.Properties.TryGetValue(alias, out var property) ? property.GetValue()?.ToString() : null);
        var own = from property in content.Properties
                  where IsOwn(property.PropertyType)
                  from value in property.Values
                  from problem in CheckOwn(property.PropertyType, value.EditedValue?.ToString())
                  select problem;
        return [.. own, .. Check(content.ContentType.Alias, values)];
    }

    /// <summary>The property belongs to one of the plugin's own editors.</summary>
    public static bool IsOwn(IPropertyType type)
        => type.PropertyEditorAlias is EditorAliases.Agenda or EditorAliases.Attachments;

    /// <summary>What is wrong with a value of one of the plugin's own editors.</summary>
    public static IEnumerable<FieldProblem> CheckOwn(IPropertyType type, string? value)
        => (type.PropertyEditorAlias switch
        {
            EditorAliases.Agenda => AgendaValueEditor.Check(value),
            EditorAliases.Attachments => AttachmentsValueEditor.Check(value),
            _ => new OwnValue(value, []),
        }).Problems.Select(problem => new FieldProblem(type.Alias, problem));
}
