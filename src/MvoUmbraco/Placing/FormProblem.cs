using System.Text.Json.Nodes;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Placing;

/// <summary>What cannot be read, whatever the language it is said in.</summary>
public enum FormFault
{
    /// <summary>Nothing: the message says it.</summary>
    None = 0,

    /// <summary>Not a day.</summary>
    NotADay,

    /// <summary>Not an hour.</summary>
    NotAnHour,

    /// <summary>An hour without a day.</summary>
    DayMissing,

    /// <summary>Not a whole number.</summary>
    NotANumber,

    /// <summary>Not a percentage.</summary>
    NotAPercentage,

    /// <summary>Not one of the things to choose.</summary>
    NotOffered,

    /// <summary>Longer than it may be.</summary>
    TooLong,

    /// <summary>The title is missing.</summary>
    TitleMissing,

    /// <summary>A file that is not there any more.</summary>
    FileGone,
}

/// <summary>Something to mend in a form.</summary>
/// <param name="Field">The alias of the property, <see cref="FormValues.Title"/>, or null when it is about the whole.</param>
/// <param name="Fault">What is wrong with what was typed.</param>
/// <param name="Message">What Umbraco or the workflow says of it, in the words of the schema; empty when <paramref name="Fault"/> says it.</param>
public sealed record FormProblem(string? Field, FormFault Fault, string Message = "")
{
    /// <summary>What the workflow says.</summary>
    public static FormProblem Of(SubmissionProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(problem.Field, FormFault.None, problem.Message);
    }
}

/// <summary>What was read of a form.</summary>
/// <param name="Text">What it says; what could not be read is left out, so that what is stored of it stays as it is.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record FormReading(SubmissionText Text, IReadOnlyList<FormProblem> Problems);

/// <summary>Reads one kind of field from a form, and writes it into one.</summary>
internal interface IFieldCodec
{
    /// <summary>The value as the property's editor sends it; null for an empty one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="values">What was typed.</param>
    /// <param name="stored">The value that is stored now, as the editor reads it.</param>
    /// <param name="fault">Is told what cannot be read.</param>
    object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault);

    /// <summary>Writes a value as the property's editor reads it.</summary>
    void Write(FormField field, JsonNode? stored, FormValues values);
}
