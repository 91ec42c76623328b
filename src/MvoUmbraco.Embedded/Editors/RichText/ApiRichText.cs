using System.Net;
using MvoUmbraco.Embedded.Editors.Blocks;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// Rich text for the Delivery API, as markup: links to documents and media become addresses with
/// <c>data-destination-…</c> attributes, blocks keep their place by <c>data-content-id</c>.
/// </summary>
internal sealed class ApiRichTextMarkupParser(LocalLinks links, IImageUrlTokenGenerator pictures) : IApiRichTextMarkupParser
{
    public string Parse(string html) => Markup.Rewrite(WithoutBlockComments(html), tag => tag.Name switch
    {
        "a" => Link(tag.Attributes),
        "img" => Image(tag.Attributes),
        _ => RichTextBlocks.IsBlock(tag) && Block(tag.Attributes),
    });

    private bool Link(MarkupAttributes attributes)
    {
        switch (links.Resolve(attributes["href"], attributes["type"], culture: null))
        {
            case LocalLinks.DocumentTarget { Document: var document, Route: var route }:
                attributes["href"] = $"{route.Path}{route.QueryString}";
                attributes["data-destination-id"] = document.Key.ToString("D");
                attributes["data-destination-type"] = document.ContentType.Alias;
                attributes["data-start-item-path"] = route.StartItem.Path;
                attributes["data-start-item-id"] = route.StartItem.Id.ToString("D");
                attributes.Remove("type");
                attributes["data-link-type"] = nameof(LinkType.Content);
                return true;
            case LocalLinks.MediaTarget { Medium: var medium, Url: var url }:
                attributes["href"] = url;
                attributes["data-destination-id"] = medium.Key.ToString("D");
                attributes["data-destination-type"] = medium.ContentType.Alias;
                attributes.Remove("type");
                attributes["data-link-type"] = nameof(LinkType.Media);
                return true;
            case LocalLinks.NoTarget:
                attributes.Remove("href");
                attributes.Remove("type");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The query of an image source cuts and resizes it: it stays, signed.</summary>
    private bool Image(MarkupAttributes attributes)
    {
        if (links.ResolveImage(attributes["data-udi"]) is not { } url)
        {
            return false;
        }

        var source = attributes["src"] ?? string.Empty;
        var query = source.LastIndexOf('?');
        attributes["src"] = query < 0 ? url : Written(pictures.RefreshSignature(WebUtility.HtmlDecode(url + source[query..])));
        attributes.Remove("data-udi");

        // The caption is in the markup already, as <figcaption>.
        attributes.Remove("data-caption");
        return true;
    }

    private static string Written(string address) => address.Replace("&", "&amp;", StringComparison.Ordinal);

    private static bool Block(MarkupAttributes attributes)
    {
        if (!Guid.TryParse(attributes[RichTextBlocks.KeyAttribute], out var key))
        {
            return false;
        }

        attributes.Remove(RichTextBlocks.KeyAttribute);
        attributes["data-content-id"] = key.ToString("D");
        return true;
    }

    /// <summary>What the editor leaves inside the place of a block.</summary>
    private static string WithoutBlockComments(string html) => html.Replace("<!--Umbraco-Block-->", string.Empty, StringComparison.Ordinal);
}

/// <summary>
/// Rich text for the Delivery API, as a tree of elements. Attributes lose the prefix <c>data-</c>; a link to a
/// document has a <c>route</c> instead of an <c>href</c>. Comments are dropped, and text of line ends only.
/// </summary>
internal sealed class ApiRichTextElementParser(LocalLinks links, IApiElementBuilder builder) : IApiRichTextElementParser
{
    public IRichTextElement? Parse(string html, RichTextBlockModel? richTextBlockModel)
    {
        var root = new Open("#root", []);
        var open = new Stack<Open>([root]);
        foreach (var token in Markup.Read(html))
        {
            switch (token)
            {
                case MarkupText text when text.Text.Any(letter => letter is not ('\n' or '\r')):
                    open.Peek().Children.Add(new RichTextTextElement(text.Text));
                    break;
                case MarkupStart { IsEmpty: true } start:
                    open.Peek().Children.Add(new Open(start.Name, Attributes(start)).Close());
                    break;
                case MarkupStart start:
                    open.Push(new Open(start.Name, Attributes(start)));
                    break;

                // An end closes what was left open inside; an end of nothing is nothing.
                case MarkupEnd end when open.Any(element => element.Name == end.Name):
                    while (open.Peek().Name != end.Name)
                    {
                        CloseLast(open);
                    }

                    CloseLast(open);
                    break;
            }
        }

        while (open.Count > 1)
        {
            CloseLast(open);
        }

        return new RichTextRootElement([], [.. root.Children], [.. (richTextBlockModel ?? RichTextBlockModel.Empty).Select(block => builder.BuildBlock(block))]);
    }

    private static void CloseLast(Stack<Open> open)
    {
        var last = open.Pop();
        open.Peek().Children.Add(last.Close());
    }

    private Dictionary<string, object> Attributes(MarkupStart start)
    {
        var attributes = start.Attributes.Items.ToDictionary(item => item.Key, item => (object)(item.Value ?? string.Empty), StringComparer.Ordinal);
        switch (links.Resolve(start.Attributes["href"], start.Attributes["type"], start.Attributes["data-culture"]))
        {
            case LocalLinks.DocumentTarget { Document: var document, Route: var route }:
                attributes["destinationId"] = document.Key.ToString("D");
                attributes["destinationType"] = document.ContentType.Alias;
                attributes["linkType"] = nameof(LinkType.Content);
                attributes["route"] = route;
                attributes.Remove("href");
                break;
            case LocalLinks.MediaTarget { Medium: var medium, Url: var url }:
                attributes["destinationId"] = medium.Key.ToString("D");
                attributes["destinationType"] = medium.ContentType.Alias;
                attributes["linkType"] = nameof(LinkType.Media);
                attributes["href"] = url;
                break;
            case LocalLinks.NoTarget:
                attributes.Remove("href");
                break;
        }

        if (start.Name == "img" && links.ResolveImage(start.Attributes["data-udi"]) is { } source)
        {
            attributes["src"] = source;
            attributes.Remove("data-udi");
        }

        if (RichTextBlocks.IsBlock(start) && Guid.TryParse(start.Attributes[RichTextBlocks.KeyAttribute], out var key))
        {
            attributes["content-id"] = key;
            attributes.Remove(RichTextBlocks.KeyAttribute);
        }

        foreach (var name in attributes.Keys.Where(name => name.StartsWith("data-", StringComparison.Ordinal)).ToArray())
        {
            attributes.Remove(name, out var value);
            attributes.TryAdd(name["data-".Length..], value!);
        }

        return attributes;
    }

    private sealed record Open(string Name, Dictionary<string, object> Attributes)
    {
        public List<IRichTextElement> Children { get; } = [];

        public RichTextGenericElement Close() => new(Name, Attributes, [.. Children]);
    }
}

/// <summary>Where blocks stand in the markup: an element of their own with the key of the block.</summary>
internal static class RichTextBlocks
{
    public const string KeyAttribute = "data-content-key";

    public static bool IsBlock(MarkupStart tag) => tag.Name.StartsWith("umb-rte-block", StringComparison.Ordinal);
}
