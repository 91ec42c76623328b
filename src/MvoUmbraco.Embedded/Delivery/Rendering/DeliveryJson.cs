using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>How the API's models, which are interfaces, become JSON: as Umbraco writes them.</summary>
internal static class DeliveryJson
{
    private static readonly Dictionary<Type, Type[]> Classes = new()
    {
        [typeof(IApiContent)] = [typeof(ApiContent), typeof(ApiContentResponse)],
        [typeof(IApiContentResponse)] = [typeof(ApiContentResponse)],
        [typeof(IRichTextElement)] = [typeof(RichTextRootElement), typeof(RichTextGenericElement), typeof(RichTextTextElement)],
    };

    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameClasses } },
            MaxDepth = 256,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void NameClasses(JsonTypeInfo type)
    {
        if (Classes.TryGetValue(type.Type, out Type[]? classes))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions { UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor };
            foreach (Type known in classes)
            {
                type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(known));
            }
        }
    }
}
