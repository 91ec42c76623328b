using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Delivery.Rendering;
using MvoUmbraco.Embedded.Delivery.Requests;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>Writes answers: JSON with a strong validator made of its bytes, and problems as Umbraco words them.</summary>
internal static class DeliveryAnswer
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string ProblemType = "application/problem+json; charset=utf-8";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spareBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? spareWriter;

    public static Task Ok<T>(HttpContext context, T value) => Ok(context, Render(writer => JsonSerializer.Serialize(writer, value, DeliveryJson.Options)));

    /// <summary>A page of a list whose items are JSON already, and how many there are in all.</summary>
    public static Task Page(HttpContext context, long total, IReadOnlyList<byte[]> items) => Ok(context, Render(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("total"u8, total);
        writer.WriteStartArray("items"u8);
        foreach (byte[] item in items)
        {
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }));

    private static Task Ok(HttpContext context, ArrayBufferWriter<byte> buffer)
    {
        string tag = TagOf(buffer.WrittenSpan);
        HttpResponse response = context.Response;
        response.Headers.ETag = tag;
        if (EntityTags.Match(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = JsonType;
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        return Flush(response);
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public static Task NotFound(HttpContext context, string message) => Write(context, StatusCodes.Status404NotFound, JsonType, message);

    /// <summary>An option that does not exist.</summary>
    public static Task Problem(HttpContext context, string title, string detail) =>
        Write(context, StatusCodes.Status400BadRequest, ProblemType, new { type = "Error", title, status = StatusCodes.Status400BadRequest, detail });

    /// <summary>A parameter that can't be read, as model validation answers it.</summary>
    public static Task Invalid(HttpContext context, BadParameter parameter) => Write(context, StatusCodes.Status400BadRequest, ProblemType, new
    {
        type = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
        title = "One or more validation errors occurred.",
        status = StatusCodes.Status400BadRequest,
        errors = new Dictionary<string, string[]> { [parameter.Name] = [parameter.Message] },
        traceId = Activity.Current?.Id ?? context.TraceIdentifier,
    });

    private static Task Write<T>(HttpContext context, int status, string type, T value)
    {
        ArrayBufferWriter<byte> buffer = Render(writer => JsonSerializer.Serialize(writer, value, DeliveryJson.Options));
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        return Flush(response);
    }

    /// <summary>The thread's own buffer: to be copied out before anything else happens on the thread.</summary>
    private static ArrayBufferWriter<byte> Render(Action<Utf8JsonWriter> write)
    {
        const int mostKept = 1 << 20;
        ArrayBufferWriter<byte> buffer = spareBuffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        if (buffer.Capacity > mostKept)
        {
            buffer = spareBuffer = new ArrayBufferWriter<byte>(16 * 1024);
        }

        buffer.ResetWrittenCount();
        Utf8JsonWriter writer = spareWriter ??= new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { SkipValidation = true, MaxDepth = DeliveryJson.Options.MaxDepth });
        writer.Reset(buffer);
        try
        {
            write(writer);
            writer.Flush();
        }
        finally
        {
            writer.Reset(Stream.Null);
        }

        return buffer;
    }

    private static async Task Flush(HttpResponse response) => await response.BodyWriter.FlushAsync();

    /// <summary>A validator tells answers of one address apart and protects nothing: a fast hash of 128 bits is enough.</summary>
    private static string TagOf(ReadOnlySpan<byte> body) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{XxHash128.HashToUInt128(body):X32}\"");
}
