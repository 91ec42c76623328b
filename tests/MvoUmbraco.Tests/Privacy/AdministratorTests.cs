using System.Net;
using MvoUmbraco.Backoffice;
using MvoUmbraco.Tests.Backoffice;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Privacy;

/// <summary>An administrator answers the request of a member who cannot sign in; other users of the backoffice do not.</summary>
internal sealed class AdministratorTests
{
    private PluginHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(HeaderUser.Register);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Administrator_GivesAndErases_OthersAreRefused()
    {
        host.Enter();
        var members = host.Get<IMemberService>();
        var member = members.CreateMemberWithIdentity("wie@example.be", "wie@example.be", "Wie", "networkMember");
        var address = $"/api/mvo/v1/members/{member.Key:D}/data";
        var editor = await host.AddEditorAsync([MvoSection.Alias, Constants.Applications.Members]);
        foreach (var (user, status) in new[] { (null as Guid?, HttpStatusCode.Unauthorized), (editor.Key, HttpStatusCode.Forbidden) })
        {
            Assert.That(await AskAsync(HttpMethod.Get, user, address), Is.EqualTo(status));
            Assert.That(await AskAsync(HttpMethod.Delete, user, address), Is.EqualTo(status));
        }

        Assert.That(members.GetById(member.Key), Is.Not.Null);
        Assert.That(await AskAsync(HttpMethod.Get, Constants.Security.SuperUserKey, address), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskAsync(HttpMethod.Delete, Constants.Security.SuperUserKey, address), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(members.GetById(member.Key), Is.Null);
        Assert.That(await AskAsync(HttpMethod.Get, Constants.Security.SuperUserKey, address), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await AskAsync(HttpMethod.Delete, Constants.Security.SuperUserKey, address), Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, Guid? user, string address)
    {
        using var client = HeaderUser.ClientOf(host, user);
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
