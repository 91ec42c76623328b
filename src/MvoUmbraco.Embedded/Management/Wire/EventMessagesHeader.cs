using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Events;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>
/// What notification handlers had to say while the request was answered (a veto's reason, for instance), in the header
/// from which the client makes its toasts. A header carries ASCII and not much: texts are escaped, and messages that do
/// not fit any more are left out.
/// </summary>
internal static class EventMessagesHeader
{
    private const string Name = "Umb-Notifications";
    private const int MostCharacters = 4096;

    private static readonly JsonSerializerOptions Ascii = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void Write(HttpContext context, IEventMessagesFactory messages)
    {
        if (HttpMethods.IsGet(context.Request.Method) || messages.GetOrDefault() is not { Count: > 0 } said)
        {
            return;
        }

        var header = new List<string>();
        int length = 2;
        foreach (EventMessage message in said.GetAll())
        {
            string json = JsonSerializer.Serialize(new Toast(message.Message, message.Category, message.MessageType), Ascii);
            if (length + json.Length + 1 > MostCharacters)
            {
                break;
            }

            length += json.Length + 1;
            header.Add(json);
        }

        context.Response.Headers[Name] = $"[{string.Join(',', header)}]";
    }

    private sealed record Toast(string Message, string Category, EventMessageType Type);
}
