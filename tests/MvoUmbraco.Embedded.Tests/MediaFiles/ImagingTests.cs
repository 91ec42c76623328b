using System.Net;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using SkiaSharp;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>Processed pictures over HTTP: who may ask for what, and what comes out.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ImagingTests
{
    private MediaSite site = null!;
    private string picture = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await MediaSite.StartAsync();
        picture = site.Address(await site.PictureAsync("picture.png", Pictures.Png(80, 40)));
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase(ImageCropMode.Crop, 20, 20, 20, 20)]
    [TestCase(ImageCropMode.Max, 20, 20, 20, 10)]
    [TestCase(ImageCropMode.Min, 20, 20, 40, 20)]
    [TestCase(ImageCropMode.Min, 200, 200, 80, 40)]
    [TestCase(ImageCropMode.Pad, 20, 20, 20, 20)]
    [TestCase(ImageCropMode.BoxPad, 100, 100, 100, 100)]
    [TestCase(ImageCropMode.Stretch, 10, 30, 10, 30)]
    [TestCase(null, 40, null, 40, 20)]
    [TestCase(null, null, 10, 20, 10)]
    public async Task Mode_GivesTheSize(ImageCropMode? mode, int? width, int? height, int expectedWidth, int expectedHeight)
    {
        byte[] made = await BytesAsync(new ImageUrlGenerationOptions(picture) { ImageCropMode = mode, Width = width, Height = height });

        Assert.That(Pictures.SizeOf(made), Is.EqualTo((expectedWidth, expectedHeight)));
    }

    [Test]
    public async Task FocalPoint_DecidesWhatStaysInView()
    {
        byte[] left = await BytesAsync(new ImageUrlGenerationOptions(picture) { Width = 20, Height = 20, FocalPoint = new(0, 0.5m) });
        byte[] right = await BytesAsync(new ImageUrlGenerationOptions(picture) { Width = 20, Height = 20, FocalPoint = new(1, 0.5m) });

        Assert.That(Pictures.ColorAt(left, 0.5, 0.8), Is.EqualTo(SKColors.Red));
        Assert.That(Pictures.ColorAt(right, 0.5, 0.8), Is.EqualTo(SKColors.Blue));
    }

    [Test]
    public async Task Crop_CutsTheGivenPart()
    {
        byte[] made = await BytesAsync(new ImageUrlGenerationOptions(picture) { Crop = new(0.5m, 0.5m, 0, 0), Width = 20 });

        Assert.That(Pictures.SizeOf(made), Is.EqualTo((20, 10)));
        Assert.That((Pictures.ColorAt(made, 0.1, 0.1), Pictures.ColorAt(made, 0.9, 0.9)), Is.EqualTo((SKColors.Blue, SKColors.Blue)));
    }

    [Test]
    public async Task PaddingOfAPicture_HasTheColourAskedFor()
    {
        byte[] made = await BytesAsync(new ImageUrlGenerationOptions(picture) { ImageCropMode = ImageCropMode.Pad, Width = 40, Height = 40, FurtherOptions = "bgcolor=ff00ff" });

        Assert.That((Pictures.ColorAt(made, 0.5, 0), Pictures.ColorAt(made, 0.2, 0.6)), Is.EqualTo((SKColors.Magenta, SKColors.Red)));
    }

    [TestCase("webp", "image/webp")]
    [TestCase("jpg", "image/jpeg")]
    public async Task Format_IsAnotherOne(string format, string contentType)
    {
        using HttpResponseMessage answer = await site.GetAsync($"{picture}?width=100&format={format}");

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(contentType));
    }

    [Test]
    public async Task PictureOfACameraHeldSideways_StandsUpright([Values(1, 3, 6, 8)] int orientation)
    {
        IMedia held = await site.PictureAsync($"held{orientation}.jpg", Pictures.JpegHeld(80, 40, (byte)orientation));
        bool turned = orientation >= 5;

        byte[] made = await BytesAsync(new ImageUrlGenerationOptions(site.Address(held)) { Width = turned ? 20 : 40 });

        // The green stripe along the stored top edge lands at the edge that EXIF says is shown there.
        (double X, double Y) stripe = orientation switch { 3 => (0.2, 0.95), 6 => (0.95, 0.2), 8 => (0.05, 0.2), _ => (0.2, 0.05) };
        Assert.That(Pictures.SizeOf(made), Is.EqualTo(turned ? (20, 40) : (40, 20)));
        Assert.That(Pictures.ColorAt(made, stripe.X, stripe.Y).Green, Is.GreaterThan(200));
        Assert.That((held.GetValue<int>("umbracoWidth"), held.GetValue<int>("umbracoHeight")), Is.EqualTo(turned ? (40, 80) : (80, 40)));
    }

    [TestCase("width=100", 200)]
    [TestCase("width=100&format=webp&v=1", 200)]
    [TestCase("format=webp", 200)]
    [TestCase("width=101", 400)]
    [TestCase("width=100&height=100", 400)]
    [TestCase("width=100&quality=20", 400)]
    [TestCase("cc=0.1,0.1,0.1,0.1", 400)]
    [TestCase("width=x", 400)]
    [TestCase("width=100&rmode=spin", 400)]
    [TestCase("width=100&hmac=00", 400)]
    [TestCase("unknown=1", 200)]
    public async Task WithoutASignature_LittleCanBeAskedFor(string query, int status) =>
        Assert.That(await site.StatusAsync($"{picture}?{query}"), Is.EqualTo(status));

    [Test]
    public async Task Signature_HoldsForNothingElse()
    {
        string signed = Url(new ImageUrlGenerationOptions(picture) { Width = 33, Height = 17 });

        Assert.That(await site.StatusAsync(signed), Is.EqualTo(200));
        Assert.That(await site.StatusAsync(signed.Replace("width=33", "width=34", StringComparison.Ordinal)), Is.EqualTo(400));
        Assert.That(await site.StatusAsync(signed.Replace("picture.png", "other.png", StringComparison.Ordinal)), Is.EqualTo(404));
        Assert.That(site.Host.Get<IImageUrlTokenGenerator>().RefreshSignature($"{picture}?height=17&width=33&hmac=stale"), Does.Contain(signed[signed.IndexOf("hmac=", StringComparison.Ordinal)..]));
    }

    [Test]
    public async Task TooLargeAResult_IsRefused_EvenWhenSigned() =>
        Assert.That(await site.StatusAsync(Url(new ImageUrlGenerationOptions(picture) { Width = 5001 })), Is.EqualTo(400));

    [Test]
    public async Task Bomb_IsRefusedByItsHeader()
    {
        IMedia bomb = await site.PictureAsync("bomb.png", Pictures.Bomb(60000, 60000));

        using HttpResponseMessage answer = await site.GetAsync($"{site.Address(bomb)}?width=100");

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("more than can be processed"));
    }

    [Test]
    public async Task DamagedPicture_IsRefused()
    {
        IMedia damaged = await site.PictureAsync("damaged.png", [.. Pictures.Png(8, 8)[..16], 1, 2, 3]);

        Assert.That(await site.StatusAsync($"{site.Address(damaged)}?width=100"), Is.EqualTo(400));
    }

    [Test]
    public async Task MovingPicture_KeepsMoving()
    {
        byte[] moving = Pictures.MovingGif();
        string address = site.Address(await site.PictureAsync("moving.gif", moving));

        using HttpResponseMessage answer = await site.GetAsync($"{address}?width=100");
        using HttpResponseMessage still = await site.GetAsync($"{address}?width=100&format=png");

        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(moving));
        Assert.That(still.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
    }

    [Test]
    public async Task ProcessedPicture_IsKept_AndGoesWithItsMedium()
    {
        IMedia medium = await site.PictureAsync("kept.png", Pictures.Png(80, 40));
        string address = $"{site.Address(medium)}?width=100&v=1";
        using HttpResponseMessage first = await site.GetAsync(address);
        string[] kept = Kept();
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(first.Headers.CacheControl!.ToString(), Does.Contain("immutable"));

        using HttpResponseMessage second = await site.GetAsync(address, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));

        site.Host.Get<IMediaService>().Delete(medium);
        Assert.That(kept.Except(Kept()).Count(), Is.EqualTo(1));
        Assert.That(await site.StatusAsync(address), Is.EqualTo(404));
    }

    [Test]
    public async Task KeptPictures_TakeNoMoreSpaceThanAllowed()
    {
        await using MediaSite small = await MediaSite.StartAsync(("Embedded:Imaging:CacheMegabytes", "0"));
        string address = small.Address(await small.PictureAsync("small.png", Pictures.Png(80, 40)));

        // One that went before it could be sent is made again.
        Assert.That(await small.StatusAsync($"{address}?width=100"), Is.EqualTo(200));
        Assert.That(Directory.GetFiles(small.Host.Folder.File("temp/images"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    private string[] Kept() => Directory.GetFiles(site.Host.Folder.File("temp/images"), "*", SearchOption.AllDirectories);

    private string Url(ImageUrlGenerationOptions options) => site.Host.Get<IImageUrlGenerator>().GetImageUrl(options)!;

    private async Task<byte[]> BytesAsync(ImageUrlGenerationOptions options)
    {
        using HttpResponseMessage answer = await site.GetAsync(Url(options));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
