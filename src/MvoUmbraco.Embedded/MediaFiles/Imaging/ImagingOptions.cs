namespace MvoUmbraco.Embedded.MediaFiles.Imaging;

/// <summary>
/// What Umbraco's own <c>Umbraco:CMS:Imaging</c> (largest sizes, secret, memory, how long browsers keep) leaves open;
/// from the configuration section <c>Embedded:Imaging</c>.
/// </summary>
internal sealed class ImagingOptions
{
    public const string Section = "Embedded:Imaging";

    /// <summary>What <see cref="UnsignedWidths"/> is when the configuration says nothing.</summary>
    public static readonly IReadOnlyList<int> StandardWidths = [100, 200, 320, 400, 480, 640, 800, 1024, 1280, 1600, 1920];

    /// <summary>
    /// The widths, in pixels, that anyone may ask for by writing <c>?width=…</c> (also with <c>format</c>). Everything
    /// else needs an address that the site itself made and signed, so that nobody can have it work for nothing.
    /// </summary>
    public IReadOnlyList<int>? UnsignedWidths { get; set; }

    /// <summary>Disk space for processed pictures; those not asked for longest go first.</summary>
    public int CacheMegabytes { get; set; } = 1024;

    public bool IsUnsignedWidth(int? width) => width is null || (UnsignedWidths ?? StandardWidths).Contains(width.Value);
}
