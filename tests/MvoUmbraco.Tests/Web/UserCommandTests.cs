using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using MvoUmbraco.Web;

namespace MvoUmbraco.Tests.Web;

/// <summary>The command for who lost the password, as it is typed.</summary>
[Parallelizable(ParallelScope.Self)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed partial class UserCommandTests : IDisposable
{
    private const string User = "beheer@example.com";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mvo-user-command-");
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    private string[] Settings =>
    [
        "--urls", "http://127.0.0.1:0",
        "--Embedded:Store:Path", Path.Combine(folder.FullName, "site.db"),
        "--Umbraco:CMS:Unattended:UnattendedUserName", "Beheer",
        "--Umbraco:CMS:Unattended:UnattendedUserEmail", User,
        "--Umbraco:CMS:Unattended:UnattendedUserPassword", "Zwaluw-Kastanje-42",
        "--Umbraco:CMS:Security:UserDefaultFailedLoginDurationInMilliseconds", "0",
        "--Umbraco:CMS:Security:UserMinimumFailedLoginDurationInMilliseconds", "0",
    ];

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Password_IsReplaced_ByOneThatIsPrintedAndWorks()
    {
        int code = await WebProgram.RunAsync(["user", "password", User, .. Settings], output, errors);
        Match printed = Printed().Match(output.ToString());
        await using WebApplication app = WebProgram.Build(Settings, importUsync: false);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using HttpResponseMessage before = await LogInAsync(http, "Zwaluw-Kastanje-42");
        using HttpResponseMessage after = await LogInAsync(http, printed.Groups["password"].Value);
        await app.StopAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero, errors.ToString());
            Assert.That(printed.Success, output.ToString());
            Assert.That(((int)before.StatusCode, (int)after.StatusCode), Is.EqualTo((401, 200)));
        }
    }

    [Test]
    public async Task Nobody_IsTold()
    {
        int code = await WebProgram.RunAsync(["user", "password", "nobody@example.com", .. Settings], output, errors);
        Assert.That((code, output.ToString(), errors.ToString().Trim()), Is.EqualTo((1, string.Empty, "There is no backoffice user with the name or e-mail address nobody@example.com.")));
    }

    [TestCase("user")]
    [TestCase("user", "password")]
    [TestCase("user", "name", "somebody")]
    public async Task HalfACommand_TellsHowItIsUsed(params string[] args)
    {
        int code = await WebProgram.RunAsync(args, output, errors);
        Assert.That((code, output.ToString()), Is.EqualTo((2, string.Empty)));
        Assert.That(errors.ToString(), Does.StartWith("Use: user password"));
    }

    private static Task<HttpResponseMessage> LogInAsync(HttpClient http, string password) =>
        http.PostAsJsonAsync("umbraco/management/api/v1/security/back-office/login", new { username = User, password });

    [GeneratedRegex(@"^The new password of beheer@example\.com: (?<password>\S{20,})\s*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
