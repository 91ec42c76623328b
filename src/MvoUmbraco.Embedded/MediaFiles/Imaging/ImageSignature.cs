using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>
/// Tells addresses of processed pictures that the site made from those that anyone could write: HMAC-SHA256 over path
/// and commands. The secret is <c>Umbraco:CMS:Imaging:HMACSecretKey</c>, or else one that the site makes at its first
/// start and keeps with its content.
/// </summary>
internal sealed class ImageSignature(IOptionsMonitor<ImagingSettings> settings, IKeyValueService values) : IStartStep
{
    private const string KeptUnder = "Embedded.Imaging.SecretKey";
    private const int SecretLength = 64;

    private byte[]? own;

    public Task BeforeCaches(CancellationToken cancellationToken)
    {
        if (values.GetValue(KeptUnder) is { } kept)
        {
            own = Convert.FromBase64String(kept);
            return Task.CompletedTask;
        }

        own = RandomNumberGenerator.GetBytes(SecretLength);
        values.SetValue(KeptUnder, Convert.ToBase64String(own));
        return Task.CompletedTask;
    }

    /// <param name="path">Of the picture, decoded.</param>
    /// <param name="commands">What is asked.</param>
    public string Of(string path, ImageCommands commands) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{path.ToLowerInvariant()}?{commands.Canonical}")));

    public bool Accepts(string path, ImageCommands commands) => commands.Given is { } given
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given.ToLowerInvariant()), Encoding.ASCII.GetBytes(Of(path, commands)));

    private byte[] Secret => settings.CurrentValue.HMACSecretKey is { Length: > 0 } configured ? configured
        : own ?? throw new InvalidOperationException("Addresses of pictures can be signed only after the start.");
}
