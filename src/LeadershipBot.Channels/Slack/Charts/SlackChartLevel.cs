using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Slack.Charts;

/// <summary>How charts reach a workspace, best first.</summary>
internal enum ChartLevel { Native, Picture, Words }

/// <summary>What a workspace takes, remembered over restarts; after some weeks the best is tried again.</summary>
internal sealed class SlackChartLevel(LeadershipDbSource source, WriteGate gate, BusinessClock clock)
{
    private const string Key = "slack.charts.";

    private static readonly TimeSpan Believed = TimeSpan.FromDays(28);

    private readonly ConcurrentDictionary<string, (ChartLevel Level, DateTimeOffset Since)> _known = new();

    public async Task<ChartLevel> OfAsync(string workspace, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(workspace, out var known))
            _known[workspace] = known = await ReadAsync(workspace, cancellationToken);
        return clock.Instant - known.Since < Believed ? known.Level : ChartLevel.Native;
    }

    public Task IsAsync(string workspace, ChartLevel level, CancellationToken cancellationToken)
    {
        var since = clock.Instant;
        _known[workspace] = (level, since);
        var value = string.Create(CultureInfo.InvariantCulture, $"{level} {since.UtcTicks}");
        return gate.RunAsync(async (db, token) =>
        {
            var key = Key + workspace;
            if (await db.Settings.Where(s => s.Key == key).ExecuteUpdateAsync(s =>
                s.SetProperty(x => x.Value, value), token) == 0)
                db.Settings.Add(new Setting { Key = key, Value = value });
        }, cancellationToken);
    }

    private async Task<(ChartLevel Level, DateTimeOffset Since)> ReadAsync(string workspace, CancellationToken cancellationToken)
    {
        var key = Key + workspace;
        await using var db = source.Open();
        var value = await db.Settings.Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        return value?.Split(' ') is [var level, var ticks] && Enum.TryParse<ChartLevel>(level, out var known)
            ? (known, new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero))
            : (ChartLevel.Native, DateTimeOffset.MinValue);
    }
}
