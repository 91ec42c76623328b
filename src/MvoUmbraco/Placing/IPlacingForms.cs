using MvoUmbraco.Access;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Placing;

/// <summary>
/// Forms made of document types: labels, descriptions, what is mandatory and what there is to choose are the schema's, so that a
/// property that an administrator adds is in the form by itself. Properties for editors alone (menus, search engines) and
/// those whose editor has no form are left out, and keep what is stored.
/// </summary>
public interface IPlacingForms
{
    /// <summary>The form of a document type that members place, with what this visitor may choose; null for another type.</summary>
    PlacingForm? Of(string contentType, Visitor visitor);

    /// <summary>What is stored, as it stands in the form.</summary>
    FormValues Write(PlacingForm form, SubmissionText text);

    /// <summary>Reads what was typed.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">What was typed.</param>
    /// <param name="stored">What is stored; null for something new.</param>
    FormReading Read(PlacingForm form, FormValues values, SubmissionText? stored);

    /// <summary>The files of a field, as it stands in the form.</summary>
    IReadOnlyList<FileRow> Files(FormField field, FormValues values, SubmissionText? stored);
}
