using System.Reflection;
using Microsoft.Extensions.Configuration.Memory;
using MvoUmbraco.Data;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Store;
using MvoUmbraco.SignIn;
using MvoUmbraco.Site;

namespace MvoUmbraco.Web;

/// <summary>MvoUmbraco on the embedded host: the site, or a command on its content.</summary>
public static class WebProgram
{
    /// <summary>Runs what the command line asks for: <c>usync export [folder]</c>, <c>usync import [folder]</c>,
    /// <c>user password &lt;name&gt;</c>, or the site.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where the command about users writes; the console when null.</param>
    /// <param name="errors">Where it is said what went wrong; the console when null.</param>
    /// <returns>The process's exit code: 0 when all went well.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? errors = null)
    {
        errors ??= Console.Error;
        try
        {
            if (UsyncCommand.Parse(args) is { } command)
            {
                await using WebApplication content = Build(command.HostArguments, importUsync: false);
                return await command.RunAsync(content);
            }

            if (UserCommand.Parse(args) is { } userCommand)
            {
                await using WebApplication users = Build(userCommand.HostArguments, importUsync: false);
                return await userCommand.RunAsync(users, output ?? Console.Out, errors);
            }

            await using WebApplication app = Build(args);
            Announcement.WhenStarted(app);
            await app.RunAsync();
            return 0;
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
        catch (CommandLineException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>The web application, ready to be started; tests start it on a free port and a folder of their own.</summary>
    /// <param name="args">Configuration as on the command line, for instance <c>--urls</c> or <c>--Embedded:Store:Path</c>.</param>
    /// <param name="importUsync">Whether uSync files that changed since the last start are imported.</param>
    /// <param name="configure">Changes the application before it is built, for instance its clock.</param>
    public static WebApplication Build(string[] args, bool importUsync = true, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        KeepTogether(builder.Configuration);
        configure?.Invoke(builder);
        builder.AddEmbeddedUmbraco(options =>
        {
            options.Plugins.Add(typeof(MvoComposer).Assembly);
            options.Plugins.Add(Assembly.GetExecutingAssembly());
            options.UsyncFolder = importUsync ? UsyncFiles.Find(builder.Configuration, builder.Environment) : null;
            options.Progress = new StartProgress(TimeProvider.System);
        });
        builder.Services.AddSingleton<IMemberSignIn, EmbeddedSignIn>();
        builder.Services.AddMvoSite();

        WebApplication app = builder.Build();
        app.UseEmbeddedUmbraco();
        app.MapEmbeddedUmbraco();
        app.MapMvoSite();
        return app;
    }

    // What the plugin keeps stands beside the host's database unless it is told otherwise: one folder to copy for a backup.
    private static void KeepTogether(ConfigurationManager configuration)
    {
        string folder = Path.GetDirectoryName(configuration["Embedded:Store:Path"]) ?? string.Empty;
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{MvoData.ConnectionName}"] = $"Data Source={Path.Combine(folder, "mvo.db")}",
                ["Mvo:Attachments:Folder"] = Path.Combine(folder, "attachments"),
                ["Mvo:Search:Folder"] = Path.Combine(folder, "search"),
                ["Mvo:Mail:Folder"] = Path.Combine(folder, "mail"),
            },
        });
    }
}
