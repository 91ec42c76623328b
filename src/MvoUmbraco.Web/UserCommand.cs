using MvoUmbraco.Embedded.Hosting;

namespace MvoUmbraco.Web;

/// <summary>
/// <c>user password &lt;name or e-mail&gt;</c> gives a backoffice user who lost the password a new random one and prints it.
/// The site must not be running: only one program can have its database open.
/// </summary>
internal sealed class UserCommand
{
    private const string Usage = "Use: user password <user name or e-mail address>, followed by settings such as --Embedded:Store:Path data/umbraco.db.";
    private readonly string user;

    private UserCommand(string user, string[] hostArguments)
    {
        this.user = user;
        HostArguments = hostArguments;
    }

    /// <summary>The settings that followed the command.</summary>
    public string[] HostArguments { get; }

    /// <summary>The command, or null when the command line asks for none.</summary>
    /// <exception cref="CommandLineException">It starts as one and goes on as none.</exception>
    public static UserCommand? Parse(string[] args) => args switch
    {
        ["user", "password", var user, .. var rest] when !user.StartsWith('-') => new UserCommand(user, rest),
        ["user", ..] => throw new CommandLineException(Usage),
        _ => null,
    };

    /// <returns>The exit code: 1 when there is no such user.</returns>
    public async Task<int> RunAsync(WebApplication app, TextWriter output, TextWriter errors)
    {
        await app.StartUmbracoAsync();
        if (await app.ReplaceUserPasswordAsync(user) is not { } password)
        {
            await errors.WriteLineAsync($"There is no backoffice user with the name or e-mail address {user}.");
            return 1;
        }

        await output.WriteLineAsync($"The new password of {user}: {password}");
        return 0;
    }
}
