using MvoUmbraco.Cms;
using MvoUmbraco.Site;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.CreateUmbracoBuilder()
    .AddBackOffice()
    .AddWebsite()
    .AddDeliveryApi()
    .AddComposers()
    .AddUsyncFiles()
    .Build();
CmsSignIn.Add(builder.Services);
builder.Services.AddMvoSite();

WebApplication app = builder.Build();
await app.BootUmbracoAsync();

app.UseUmbraco()
    .WithMiddleware(umbraco =>
    {
        umbraco.UseBackOffice();
        umbraco.UseWebsite();
    })
    .WithEndpoints(umbraco =>
    {
        umbraco.UseBackOfficeEndpoints();

        // Pages are the site's own; Umbraco's template rendering has nothing to render here.
        umbraco.EndpointRouteBuilder.MapMvoSite();
    });

await app.RunAsync();
