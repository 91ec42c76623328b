using System.Globalization;
using System.Text.Json.Nodes;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>A day, as browsers send it (<c>2006-10-11</c>) or as people write it (<c>11/10/2006</c>).</summary>
internal sealed class DayField : IFieldCodec
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        if (values[field.Name].Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (DayOf(text) is { } day)
        {
            return new JsonObject { ["date"] = Write(day), ["timeZone"] = null };
        }

        fault(FormFault.NotADay);
        return null;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
        => values.Add(field.Name, Json.Text(stored?["date"]) is { Length: >= 10 } date ? date[..10] : null);

    public static DateOnly? DayOf(string text)
        => DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A day and an hour in Brussels. A day alone is its beginning.</summary>
internal sealed class MomentField : IFieldCodec
{
    private static readonly string[] Forms = ["HH:mm", "H:mm", "HH:mm:ss", "H.mm", "H'u'mm", "H'u'", "H"];

    public static string DayName(FormField field) => field.Name + ".dag";

    public static string HourName(FormField field) => field.Name + ".uur";

    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var (day, hour) = (values[DayName(field)].Trim(), values[HourName(field)].Trim());
        if (day.Length == 0)
        {
            if (hour.Length > 0)
            {
                fault(FormFault.DayMissing);
            }

            return null;
        }

        if (DayField.DayOf(day) is not { } date)
        {
            fault(FormFault.NotADay);
            return null;
        }

        var time = TimeOnly.MinValue;
        if (hour.Length > 0 && !TimeOnly.TryParseExact(hour, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            fault(FormFault.NotAnHour);
            return null;
        }

        return new JsonObject
        {
            ["date"] = BrusselsTime.At(date, time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["timeZone"] = BrusselsTime.ZoneId,
        };
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        if (DateTimeOffset.TryParse(Json.Text(stored?["date"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            var local = BrusselsTime.In(instant);
            values.Add(DayName(field), DayField.Write(DateOnly.FromDateTime(local.DateTime)));
            values.Add(HourName(field), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>A whole number.</summary>
internal sealed class NumberField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        if (values[field.Name].Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        fault(FormFault.NotANumber);
        return null;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values) => values.Add(field.Name, Json.Text(stored));
}
