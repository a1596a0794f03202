using System.Collections.Concurrent;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>How many of what came since the start; for the metrics page.</summary>
internal sealed class SlackTally
{
    private readonly ConcurrentDictionary<string, long> _came = new();

    public IReadOnlyDictionary<string, long> All => _came;

    public void Came(SlackAct act) => _came.AddOrUpdate(act.GetType().Name, 1, static (_, n) => n + 1);

    /// <summary>Turned away before anything was read.</summary>
    public void Refused(string why) => _came.AddOrUpdate($"refused-{why}", 1, static (_, n) => n + 1);
}
