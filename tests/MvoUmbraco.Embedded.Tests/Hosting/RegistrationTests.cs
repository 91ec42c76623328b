using Microsoft.AspNetCore.Builder;
using MvoUmbraco.Embedded.Hosting;

namespace MvoUmbraco.Embedded.Tests.Hosting;

internal sealed class RegistrationTests
{
    [Test]
    public void Services_HaveNoUnsatisfiedParameter()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.AddEmbeddedUmbraco(_ => { });

        var missing = UnsatisfiedServices.In(builder.Services);

        Assert.That(missing, Is.Empty, () => string.Join('\n', missing.Select(entry => $"{entry.Key} <- {string.Join(", ", entry.Value)}")));
    }
}
