using System.Text;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>Reads comma-separated values with quotes where needed (RFC 4180).</summary>
internal static class Csv
{
    public static List<string[]> Read(string path)
    {
        var (rows, fields, field, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        var text = File.ReadAllText(path);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    field.Append('"');
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    Field();
                    break;
                case '\n' when !isQuoted:
                    Field();
                    rows.Add([.. fields]);
                    fields.Clear();
                    break;
                default:
                    field.Append(text[at]);
                    break;
            }
        }

        return rows;

        void Field()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
