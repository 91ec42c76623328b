using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>Events to work on, and what readers see of them on the site and in the Delivery API.</summary>
internal sealed class SampleEvents(RunningSite site) : IDisposable
{
    public const string Dutch = "nl-BE";

    private readonly HttpClient reader = new(new HttpClientHandler { AllowAutoRedirect = false });

    private IContentService Contents => site.Services.GetRequiredService<IContentService>();

    public (Guid Key, Guid EventType) Calendar()
    {
        var types = site.Services.GetRequiredService<IContentTypeService>();
        var calendar = Contents.GetPagedOfType(types.Get("calendar")!.Id, 0, 1, out _, filter: null!).Single();
        return (calendar.Key, types.Get("event")!.Key);
    }

    /// <summary>A copy of an event of the sample content under another name, not published.</summary>
    public IContent Draft(string name)
    {
        var calendar = Contents.GetById(Calendar().Key)!;
        var sample = Contents.GetPagedChildren(calendar.Id, 0, 1, out _, propertyAliases: null, filter: null, ordering: null).Single();
        var draft = Contents.Copy(sample, calendar.Id, relateToOriginal: false)!;
        draft.SetCultureName(name, Dutch);
        Assert.That(Contents.Save(draft).Success, Is.True, "Saving the draft");
        return draft;
    }

    public IContent Published(IContent document)
    {
        Assert.That(Contents.Save(document).Success, Is.True, "Saving");
        Assert.That(Contents.Publish(document, [Dutch]).Success, Is.True, "Publishing");
        return Contents.GetById(document.Key)!;
    }

    /// <summary>The document in the administrator's editor, with its first tab.</summary>
    public async Task<DocumentWorkspace> OpenAsync(RunningBackoffice backoffice, IContent document)
    {
        var editor = await DocumentWorkspace.OpenAsync(backoffice, $"edit/{document.Key}/{Dutch}");
        await editor.Property("kind").WaitForAsync();
        return editor;
    }

    public Task<string> PageAsync(string path) => reader.GetStringAsync(new Uri(site.Address, path));

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await reader.GetAsync(new Uri(site.Address, path));
        return answer.StatusCode;
    }

    /// <summary>The document at the path in the Delivery API; null for none.</summary>
    public async Task<JsonElement?> DeliveredAsync(string path)
    {
        using var answer = await reader.GetAsync(new Uri(site.Address, $"umbraco/delivery/api/v2/content/item/{path}"));
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public void Dispose() => reader.Dispose();
}
