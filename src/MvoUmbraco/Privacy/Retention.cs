using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Data;
using MvoUmbraco.Upkeep;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Privacy;

/// <summary>Once a day forgets what is too old, and whatever is left about people who are members no longer.</summary>
internal sealed partial class Retention(
    IEnumerable<PersonalTable> tables,
    PersonalData data,
    IDbContextFactory<MvoContext> contexts,
    IMemberService members,
    IOptionsMonitor<PrivacyOptions> options,
    TimeProvider clock,
    ILogger<Retention> logger) : IUpkeep
{
    public TimeSpan Period => TimeSpan.FromDays(1);

    public async Task PerformAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = new HashSet<Guid>();
        foreach (var table in tables)
        {
            if (await table.ForgetOldAsync(context, options.CurrentValue, now, cancellationToken) is > 0 and var rows)
            {
                LogForgotten(table.Name, rows);
            }

            people.UnionWith(await table.PeopleAsync(context, cancellationToken));
        }

        foreach (var gone in people.Where(key => key != Guid.Empty && members.GetById(key) is null))
        {
            await data.ForgetAsync(new DataSubject(gone, null), cancellationToken);
            LogGone(gone);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Kept long enough and deleted: {Rows} of {Part}")]
    private partial void LogForgotten(string part, int rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Member {Member} is gone; what was left about that person is deleted")]
    private partial void LogGone(Guid member);
}
