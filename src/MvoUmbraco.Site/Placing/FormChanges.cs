using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Placing;

namespace MvoUmbraco.Site.Placing;

/// <summary>What changes in a form before it is shown or saved.</summary>
internal static class FormChanges
{
    /// <summary>The form of documents: that of a page, with its files in front.</summary>
    public static PlacingForm FilesFirst(PlacingForm form)
        => form with { Groups = [.. form.Groups.OrderByDescending(group => group.Fields.Any(field => field.Kind is FieldKind.Files))] };

    /// <summary>What stands in the form of something new: what is placed for a network is about that network, unless somebody says otherwise.</summary>
    public static FormValues NewValues(PlacingForm form, IntranetSummary intranet)
        => form.Find(Fields.Network) is { } field && intranet.Owner?.Key.ToString("D") is { } owner && field.Choices.Any(choice => choice.Value == owner)
            ? new FormValues().Add(field.Name, owner)
            : new FormValues();

    /// <summary>Documents are called by the name of the first of them, until somebody calls them something else.</summary>
    public static void NameByFile(FormValues values, PlacingForm form, IPlacingForms forms)
    {
        if (string.IsNullOrWhiteSpace(values[FormValues.Title])
            && form.Groups.SelectMany(group => group.Fields).Where(field => field.Kind is FieldKind.Files).SelectMany(field => forms.Files(field, values, null)).FirstOrDefault() is { } first)
        {
            values.Remove(FormValues.Title).Add(FormValues.Title, first.Title.Trim() is { Length: > 0 } title ? title : Path.GetFileNameWithoutExtension(first.Name));
        }
    }

    /// <summary>Does what a button says that changes the form itself and saves nothing.</summary>
    /// <returns>False for another button.</returns>
    public static bool Arrange(PlacingForm form, FormValues values, string what)
    {
        if (what.Split(':', 2) is not [var alias, var change] || form.Find(alias) is not { } field)
        {
            return false;
        }

        switch (field.Kind)
        {
            case FieldKind.Agenda:
                AgendaRows.Do(values, field.Name, change);
                return true;
            case FieldKind.Files:
                FileRows.Do(values, field.Name, change);
                return true;
            default:
                return false;
        }
    }
}
