using MvoUmbraco.Placing;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Site.Placing;

/// <summary>A form as it is shown: what stands in it, what is to be mended, and what it is about.</summary>
/// <param name="Form">The form.</param>
/// <param name="Values">What stands in it.</param>
/// <param name="Document">The document it is of, which may not be there yet.</param>
/// <param name="Action">Where it is sent.</param>
public sealed record EditedForm(PlacingForm Form, FormValues Values, Guid Document, string Action)
{
    /// <summary>The name of the field of the document.</summary>
    public const string KeyName = "sleutel";
    /// <summary>The name of the field of the stamp.</summary>
    public const string StampName = "stempel";
    /// <summary>The name of the field of the place.</summary>
    public const string PlaceName = "plaats";
    /// <summary>The name of the buttons.</summary>
    public const string DoName = "doe";

    /// <summary>Saves the draft.</summary>
    public const string Save = "bewaar";
    /// <summary>Saves and asks for review.</summary>
    public const string Submit = "dien-in";
    /// <summary>Saves and shows how it looks.</summary>
    public const string Preview = "bekijk";

    /// <summary>Keeps what is typed beside the document: what a script sends while one writes.</summary>
    public const string Keep = "onthoud";

    /// <summary>Who writes.</summary>
    public Guid Member { get; init; }

    /// <summary>It was sent and comes back: what stands in it is what was typed.</summary>
    public bool IsGivenBack { get; init; }

    /// <summary>What is stored; null for something new.</summary>
    public SubmissionText? Stored { get; init; }

    /// <summary>The stamp of what was opened; null for something new.</summary>
    public Guid? Stamp { get; init; }

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<FormProblem> Problems { get; init; } = [];

    /// <summary>Where something new may be placed.</summary>
    public IReadOnlyList<PlaceOption> Places { get; init; } = [];

    /// <summary>The chosen place.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>What was being written before and not saved; null when there is nothing to offer.</summary>
    public KeptForm? Kept { get; init; }

    /// <summary>Something to say above the form; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The remark with which it was sent back.</summary>
    public string? Remark { get; init; }

    /// <summary>The files of its fields, by the name of the field.</summary>
    public required Func<FormField, IReadOnlyList<FileRow>> Files { get; init; }

    /// <summary>What is to be mended of a field.</summary>
    public IEnumerable<FormProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);

    /// <summary>The id of a field in the page.</summary>
    public static string IdOf(string name) => name.Replace('.', '-');
}
