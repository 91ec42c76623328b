using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>A browser without scripts: keeps cookies, fills in the forms it is shown and follows no redirect by itself.</summary>
internal sealed class Browser : IDisposable
{
    public Browser(Uri address)
    {
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    public string? MemberCookie => Cookies.GetCookies(Address)["umbraco.member"]?.Value;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return (int)answer.StatusCode;
    }

    /// <summary>The page at a path, whatever its status.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
        => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends the form of a page that goes to <paramref name="action"/>, with what it holds and the fields given.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string? Value)[] fields)
        => await SendAsync(await PageAsync(page), action, fields);

    /// <inheritdoc cref="SendAsync(string, string, ValueTuple{string, string}[])"/>
    public Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string action, params (string Name, string? Value)[] fields)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(form => form.GetAttribute("action") == action && form.Method == "post");
        Assert.That(form, Is.Not.Null, $"{page.Title} has no form that goes to {action}");
        var held = form!.QuerySelectorAll("input, select, textarea").Select(Held).Where(field => field.Name is not null && field.Value is not null && fields.All(given => given.Name != field.Name));
        return PostAsync(action, [.. held.Select(field => (field.Name!, field.Value)), .. fields]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string? returnTo = null)
        => SendAsync("/mijn/aanmelden", "/mijn/aanmelden", ("naam", name), ("wachtwoord", password), ("terug", returnTo));

    public void Dispose() => Client.Dispose();

    private static (string? Name, string? Value) Held(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (null, null),
        IHtmlInputElement { Type: "file" } => (null, null),
        IHtmlInputElement input => (input.Name, input.Value),
        IHtmlSelectElement select => (select.Name, select.Value),
        IHtmlTextAreaElement area => (area.Name, area.Value),
        _ => (null, null),
    };
}
