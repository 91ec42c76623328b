namespace MvoUmbraco.Validation;

/// <summary>Something in a document that does not hold together.</summary>
/// <param name="Field">The alias of the property to mend.</param>
/// <param name="Message">What is wrong and how to mend it, in Dutch.</param>
internal sealed record FieldProblem(string Field, string Message);

/// <summary>A rule over several fields of a document, which no field can check alone.</summary>
internal interface IContentRule
{
    /// <summary>The alias of the document type it is about.</summary>
    string ContentType { get; }

    /// <summary>What is wrong; nothing when a field it needs is empty or unreadable.</summary>
    IEnumerable<FieldProblem> Check(SubmittedValues values);
}
