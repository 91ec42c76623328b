using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Site.Frame;

/// <summary>The root of a rendering: hands the answer being made to every component below.</summary>
internal sealed class SiteDocument : IComponent
{
    private RenderHandle handle;

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        var answering = parameters.GetValueOrDefault<Answering>(nameof(Answering))!;
        var body = parameters.GetValueOrDefault<DocumentBody>(nameof(DocumentBody))!;
        handle.Render(builder => Build(builder, answering, body));
        return Task.CompletedTask;
    }

    private static void Build(RenderTreeBuilder builder, Answering answering, DocumentBody body)
    {
        builder.OpenComponent<CascadingValue<Answering>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), answering);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<Document>(0);
            inner.AddComponentParameter(1, nameof(Document.Page), body.Page);
            inner.AddComponentParameter(2, nameof(Document.TitleKey), body.TitleKey);
            inner.AddComponentParameter(3, nameof(Document.IsStandIn), body.IsStandIn);
            inner.AddComponentParameter(4, nameof(Document.Script), body.Script);
            inner.AddComponentParameter(5, nameof(Document.ChildContent), body.Content);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

/// <summary>What stands in a document.</summary>
/// <param name="Page">The page; null for the site's own answers.</param>
/// <param name="TitleKey">The title, as a key of the texts, of the site's own answers.</param>
/// <param name="IsStandIn">The page is shown in the place of another.</param>
/// <param name="Content">The content of <c>main</c>.</param>
internal sealed record DocumentBody(Page? Page, string? TitleKey, bool IsStandIn, RenderFragment Content)
{
    /// <summary>The script the document runs (<see cref="Serving.SiteAssets.Scripts"/>); null for none. Only members' pages run one.</summary>
    public string? Script { get; init; }

    /// <summary>A page.</summary>
    public static DocumentBody Of(Page page, bool isStandIn = false) => new(page, null, isStandIn, builder =>
    {
        builder.OpenComponent<PageBody>(0);
        builder.AddComponentParameter(1, nameof(PageBody.Page), page);
        builder.CloseComponent();
    });

    /// <summary>One of the site's own answers.</summary>
    public static DocumentBody Of<TComponent>(string titleKey) where TComponent : IComponent => new(null, titleKey, false, static builder =>
    {
        builder.OpenComponent<TComponent>(0);
        builder.CloseComponent();
    });

    /// <summary>One of the site's own answers, with the parameters of its component.</summary>
    public static DocumentBody Of<TComponent>(string titleKey, params (string Name, object? Value)[] parameters) where TComponent : IComponent
        => new(null, titleKey, false, Component<TComponent>(parameters));

    /// <summary>A page, shown by a component with these parameters.</summary>
    public static DocumentBody Of<TComponent>(Page page, params (string Name, object? Value)[] parameters) where TComponent : IComponent
        => new(page, null, false, Component<TComponent>(parameters));

    private static RenderFragment Component<TComponent>((string Name, object? Value)[] parameters) where TComponent : IComponent => builder =>
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in parameters)
        {
            builder.AddComponentParameter(1, name, value);
        }

        builder.CloseComponent();
    };
}
