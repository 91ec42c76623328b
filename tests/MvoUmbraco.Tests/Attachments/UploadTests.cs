using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Tests.Backoffice;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Tests.Attachments;

/// <summary>Files that wait as temporary files become attachments with the save that names them.</summary>
internal sealed class UploadTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 verslag"u8.ToArray();
    private static readonly byte[] Unknown = [1, 2, 3, 4, 5];

    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services: HeaderUser.Register);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private async Task<Guid> UploadAsync(string name, byte[] bytes)
    {
        var key = Guid.NewGuid();
        var result = await host.Get<ITemporaryFileService>().CreateAsync(
            new CreateTemporaryFileModel { Key = key, FileName = name, OpenReadStream = () => new MemoryStream(bytes) });
        Assert.That(result.Success, Is.True, result.Status.ToString());
        return key;
    }

    private static JsonObject NewFile(Guid temporary, string name, string? title = null) => new()
    {
        ["key"] = Guid.NewGuid().ToString(),
        ["name"] = name,
        ["title"] = title,
        ["size"] = 1,
        ["temporaryFileId"] = temporary.ToString(),
    };

    private Task<Attempt<ContentCreateResult, ContentEditingOperationStatus>> CreateAsync(params JsonObject[] files)
        => host.Get<IContentEditingService>().CreateAsync(
            new ContentCreateModel
            {
                ContentTypeKey = host.Get<IContentTypeService>().Get(ContentTypes.Event)!.Key,
                ParentKey = host.Read().Calendar.Page!.Key,
                Variants = [new VariantModel { Culture = "nl-BE", Name = $"Met bijlagen {Guid.NewGuid():N}", Segment = null }],
                Properties =
                [
                    new PropertyValueModel { Alias = Fields.Kind, Value = new JsonArray("workshop") },
                    new PropertyValueModel { Alias = Fields.Precision, Value = new JsonArray("dag") },
                    new PropertyValueModel { Alias = Fields.Start, Value = new JsonObject { ["date"] = "2026-05-07T00:00:00+02:00", ["timeZone"] = "Europe/Brussels" } },
                    new PropertyValueModel { Alias = Fields.Attachments, Value = new JsonObject { ["files"] = new JsonArray([.. files]) } },
                ],
            },
            Constants.Security.SuperUserKey);

    private IReadOnlyList<Attachment> Stored(Guid content)
        => AttachmentsJson.Read(host.Get<IContentService>().GetById(content)!.GetValue(Fields.Attachments)?.ToString()).Files;

    [Test]
    public async Task Save_TakesTheBytesIn_AndKnowsThemBetterThanTheSender()
    {
        var created = await CreateAsync(NewFile(await UploadAsync("scan001.pdf", Pdf), "verslag é.pdf", "Het verslag"));

        Assert.That(created.Success, Is.True, created.Status.ToString());
        var file = Stored(created.Result.Content!.Key).Single();
        Assert.Multiple(() =>
        {
            Assert.That((file.Name, file.Title, file.Size, file.ContentType), Is.EqualTo(("verslag é.pdf", "Het verslag", (long)Pdf.Length, "application/pdf")));
            Assert.That(file.Added, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(5)));
            using var bytes = host.Get<MvoUmbraco.Attachments.IAttachmentStore>().Open(file.Sha256)!;
            Assert.That(new StreamReader(bytes).ReadToEnd(), Is.EqualTo("%PDF-1.7 verslag"));
        });
    }

    [Test]
    public async Task Save_KeepsWhatWasThere_InTheOrderOfTheSender()
    {
        var created = await CreateAsync(NewFile(await UploadAsync("a.pdf", Pdf), "a.pdf"));
        var key = created.Result.Content!.Key;
        var stored = host.Get<IContentService>().GetById(key)!.GetValue(Fields.Attachments)!.ToString()!;
        var value = JsonNode.Parse(stored)!.AsObject();
        value["files"]!.AsArray().Insert(0, NewFile(await UploadAsync("b.txt", "Notulen"u8.ToArray()), "b.txt"));
        var document = host.Get<IContentService>().GetById(key)!;

        var updated = await host.Get<IContentEditingService>().UpdateAsync(
            key,
            new ContentUpdateModel
            {
                Variants = [new VariantModel { Culture = "nl-BE", Name = document.GetCultureName("nl-BE")!, Segment = null }],
                Properties = [new PropertyValueModel { Alias = Fields.Attachments, Value = value }],
            },
            Constants.Security.SuperUserKey);

        Assert.That(updated.Success, Is.True, updated.Status.ToString());
        Assert.That(Stored(key).Select(file => file.Name), Is.EqualTo(["b.txt", "a.pdf"]));
    }

    [Test]
    public async Task Save_OfAFileThatIsNotWhatItSays_IsRefusedAtItsField_AndKeepsNothing()
    {
        var good = NewFile(await UploadAsync("goed.pdf", Pdf), "goed.pdf");
        var bad = NewFile(await UploadAsync("vermomd.txt", Unknown), "vermomd.txt");

        var created = await CreateAsync(good, bad);

        Assert.Multiple(() =>
        {
            Assert.That((created.Success, created.Status), Is.EqualTo((false, ContentEditingOperationStatus.PropertyValidationError)));
            var error = created.Result.ValidationResult.ValidationErrors.Single();
            Assert.That(error.Alias, Is.EqualTo(Fields.Attachments));
            Assert.That(error.ErrorMessages.Single(), Does.StartWith("Bijlage 2: ‘vermomd.txt’ is geen bestand van een toegelaten soort"));
            Assert.That(created.Result.Content, Is.Null);
        });
    }

    [Test]
    public async Task Save_AfterARefusal_StillFindsTheUpload()
    {
        var good = NewFile(await UploadAsync("goed.pdf", Pdf), "goed.pdf");
        await CreateAsync((JsonObject)good.DeepClone(), NewFile(await UploadAsync("vermomd.txt", Unknown), "vermomd.txt"));

        var created = await CreateAsync(good);

        Assert.That(created.Success, Is.True, created.Status.ToString());
    }

    [Test]
    public async Task Save_OfAnUploadThatIsGone_SaysSo()
    {
        var created = await CreateAsync(NewFile(Guid.NewGuid(), "weg.pdf"));
        Assert.That(
            created.Result.ValidationResult.ValidationErrors.Single().ErrorMessages.Single(),
            Is.EqualTo("Bijlage 1: de opgeladen inhoud van ‘weg.pdf’ is er niet meer; verwijder de bijlage en laad het bestand opnieuw op."));
    }

    [TestCase("scan.png", "past niet bij de inhoud")]
    [TestCase("../scan.pdf", "bevat een map")]
    [TestCase("", "bevat een map")]
    public async Task Save_UnderANameThatDoesNotFit_IsRefused(string name, string why)
    {
        var created = await CreateAsync(NewFile(await UploadAsync("scan.pdf", Pdf), name));
        Assert.That(created.Result.ValidationResult.ValidationErrors.Single().ErrorMessages.Single(), Does.Contain(why));
    }

    [Test]
    public async Task Limits_AreTheOnesTheServerHoldsTo()
    {
        using var client = HeaderUser.ClientOf(host, Constants.Security.SuperUserKey);
        var limits = await client.GetFromJsonAsync<JsonElement>("/api/mvo/v1/backoffice/attachments/limits");
        Assert.Multiple(() =>
        {
            Assert.That(limits.GetProperty("largestFile").GetInt64(), Is.EqualTo(25 * 1024 * 1024));
            Assert.That(limits.GetProperty("mostFiles").GetInt32(), Is.EqualTo(50));
            Assert.That(limits.GetProperty("extensions").EnumerateArray().Select(extension => extension.GetString()), Does.Contain("pdf").And.Contain("docx").And.Not.Contain("svg"));
        });
    }

    [Test]
    public async Task Check_JudgesAnUploadByItsBytes()
    {
        using var client = HeaderUser.ClientOf(host, Constants.Security.SuperUserKey);
        using var good = await client.GetAsync($"/api/mvo/v1/backoffice/attachments/check/{await UploadAsync("goed.pdf", Pdf)}");
        using var bad = await client.GetAsync($"/api/mvo/v1/backoffice/attachments/check/{await UploadAsync("vermomd.txt", Unknown)}");
        using var gone = await client.GetAsync($"/api/mvo/v1/backoffice/attachments/check/{Guid.NewGuid()}");
        var problem = await bad.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Multiple(() =>
        {
            Assert.That((good.StatusCode, bad.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound)));
            Assert.That(problem.GetProperty("detail").GetString(), Does.StartWith("‘vermomd.txt’ is geen bestand van een toegelaten soort"));
        });
    }

    [Test]
    public async Task Download_OfADraft_IsForWhoMayReadIt()
    {
        var created = await CreateAsync(NewFile(await UploadAsync("a.pdf", Pdf), "a.pdf"));
        var content = created.Result.Content!;
        var address = $"/api/mvo/v1/backoffice/attachments/{content.Key}/{Stored(content.Key).Single().Key}";
        var blind = await host.AddEditorAsync([Constants.Applications.Content], hidden: content.Key);

        async Task<HttpStatusCode> Status(Guid? user)
        {
            using var client = HeaderUser.ClientOf(host, user);
            using var answer = await client.GetAsync(address);
            return answer.StatusCode;
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await Status(Constants.Security.SuperUserKey), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await Status(blind.Key), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await Status(null), Is.EqualTo(HttpStatusCode.Unauthorized));
        });
    }
}
