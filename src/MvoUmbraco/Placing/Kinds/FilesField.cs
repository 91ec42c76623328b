using System.Text.Json.Nodes;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>
/// Files: those that are stored, named by key alone (what is stored of them is never believed of a form), and new ones that
/// wait as temporary files (<see cref="FileRows"/>).
/// </summary>
internal sealed class FilesField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var before = FileRows.Stored(stored);
        var files = new JsonArray();
        foreach (var row in FileRows.In(values, field.Name, stored))
        {
            if (row.TemporaryFile is { } temporary)
            {
                files.Add(new JsonObject { ["key"] = row.Key, ["name"] = row.Name, ["title"] = Title(row), ["temporaryFileId"] = temporary });
            }
            else if (before.GetValueOrDefault(row.Key)?.DeepClone() is JsonObject file)
            {
                file["title"] = Title(row);
                files.Add(file);
            }
            else
            {
                fault(FormFault.FileGone);
            }
        }

        return files.Count > 0 ? new JsonObject { ["files"] = files } : null;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        foreach (var (key, file) in FileRows.Stored(stored))
        {
            values.Add(field.Name, key).Add(FileRows.TitleName(field.Name, key), Json.Text(file["title"]));
        }
    }

    private static string? Title(FileRow row) => row.Title.Trim() is { Length: > 0 } title ? title : null;
}
