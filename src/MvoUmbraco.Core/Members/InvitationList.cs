using System.Text;

namespace MvoUmbraco.Core.Members;

/// <summary>What is wrong with a line of a list of people to invite.</summary>
public enum InvitationFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first column is empty.</summary>
    NoAddress,

    /// <summary>The first column is no e-mail address.</summary>
    BadAddress,

    /// <summary>The address stands higher in the list already.</summary>
    Repeated,

    /// <summary>The name is too long.</summary>
    LongName,

    /// <summary>The third column says neither yes nor no.</summary>
    BadCoordinator,

    /// <summary>The line has more than three columns, or a quotation mark that is not closed.</summary>
    BadLine,

    /// <summary>The list is too long: this line and those after it are left out.</summary>
    TooMany,

    /// <summary>The person belongs to the network already.</summary>
    AlreadyMember,

    /// <summary>The person was invited already, and has not answered.</summary>
    AlreadyInvited,

    /// <summary>Who invites may only invite coordinators into this network.</summary>
    CoordinatorsOnly,
}

/// <summary>A line of a list of people to invite.</summary>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Email">The address, as it was written.</param>
/// <param name="Name">The name; null when none was written.</param>
/// <param name="AsCoordinator">Becomes a coordinator.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record InvitationLine(int Line, string Email, string? Name, bool AsCoordinator, InvitationFault Fault = InvitationFault.None);

/// <summary>
/// People to invite, as a table in text (CSV, RFC 4180): e-mail address, name, and whether a coordinator (<c>ja</c>,
/// <c>nee</c> or nothing). Semicolons, commas or tabs part the columns, whichever the first line has; a first line without
/// an address is a heading.
/// </summary>
public static class InvitationList
{
    /// <summary>The most lines of one list.</summary>
    public const int MostLines = 500;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 200;

    private const int Columns = 3;
    private static readonly string[] Yes = ["ja", "oui", "yes", "x", "1", "trekker"];
    private static readonly string[] No = ["", "nee", "neen", "non", "no", "0", "lid"];

    /// <summary>Reads a list. Empty lines are no lines.</summary>
    /// <param name="text">The list.</param>
    /// <param name="isAddress">Tells an e-mail address.</param>
    public static IReadOnlyList<InvitationLine> Read(string text, Func<string, bool> isAddress)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isAddress);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var separator = SeparatorOf(lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? string.Empty);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = new List<InvitationLine>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i].Trim(separator)) || (found.Count == 0 && IsHeading(lines[i])))
            {
                continue;
            }

            if (found.Count >= MostLines)
            {
                found.Add(new InvitationLine(i + 1, lines[i].Trim(), null, false, InvitationFault.TooMany));
                break;
            }

            var line = LineOf(i + 1, lines[i], separator, isAddress);
            found.Add(line.Fault == InvitationFault.None && !seen.Add(line.Email) ? line with { Fault = InvitationFault.Repeated } : line);
        }

        return found;
    }

    /// <summary>The lines as a list again.</summary>
    public static string Write(IEnumerable<InvitationLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return string.Join('\n', lines.Select(line => $"{line.Email};\"{line.Name?.Replace("\"", "\"\"", StringComparison.Ordinal)}\";{(line.AsCoordinator ? Yes[0] : string.Empty)}"));
    }

    private static bool IsHeading(string line) => !line.Contains('@', StringComparison.Ordinal) && line.Contains("mail", StringComparison.OrdinalIgnoreCase);

    private static char SeparatorOf(string line) => line.Contains(';', StringComparison.Ordinal) ? ';' : line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';

    private static InvitationLine LineOf(int number, string line, char separator, Func<string, bool> isAddress)
    {
        if (CellsOf(line, separator) is not { } cells || cells.Skip(Columns).Any(cell => cell.Length > 0))
        {
            return new InvitationLine(number, line.Trim(), null, false, InvitationFault.BadLine);
        }

        var (email, name, role) = (cells[0], cells.ElementAtOrDefault(1), cells.ElementAtOrDefault(2) ?? string.Empty);
        var isCoordinator = Yes.Contains(role, StringComparer.OrdinalIgnoreCase);
        var fault = email.Length == 0 ? InvitationFault.NoAddress
            : !isAddress(email) ? InvitationFault.BadAddress
            : name?.Length > LongestName ? InvitationFault.LongName
            : !isCoordinator && !No.Contains(role, StringComparer.OrdinalIgnoreCase) ? InvitationFault.BadCoordinator
            : InvitationFault.None;
        return new InvitationLine(number, email, string.IsNullOrEmpty(name) ? null : name, isCoordinator, fault);
    }

    // Null when a quotation mark is not closed.
    private static List<string>? CellsOf(string line, char separator)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return isQuoted ? null : cells;
    }
}
