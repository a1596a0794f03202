using System.Collections.Concurrent;
using System.Text.Json;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// Do not disturb: what nobody asked for waits until it is over. Slack tells of changes; who was never told of is asked about
/// as far as the limits allow, and without an answer the message goes out, because Slack itself stays silent then.
/// </summary>
internal sealed class SlackQuiet(SlackClient client, SlackPace pace, SlackInstallation installation, TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(30);

    /// <summary>Somebody who is never to be disturbed is asked about again, rather than held back for ever.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string,
        (DateTimeOffset From, DateTimeOffset Until, DateTimeOffset Read)> _known = new();

    /// <summary>How long it still lasts; null when it does not.</summary>
    public async Task<TimeSpan?> LeftAsync(Address who, CancellationToken cancellationToken)
    {
        if (who.UserId is not ['U' or 'W', ..] || !installation.May("dnd:read"))
            return null;
        if ((!_known.TryGetValue(who.UserId, out var known) || time.GetUtcNow() - known.Read > Believed)
            && pace.IsFree("dnd.info")
            && await client.CallAsync(new SlackCall("dnd.info", new SlackArgs { { "user", who.UserId } }), cancellationToken)
                is SlackAnswer.Ok { Body: var status })
            Told(who.UserId, status);
        return _known.TryGetValue(who.UserId, out known) && known.From <= time.GetUtcNow() && time.GetUtcNow() < known.Until
            ? Min(known.Until - time.GetUtcNow(), AtMost) : null;
    }

    /// <param name="user">Whose it is.</param>
    /// <param name="status">As <c>dnd.info</c> and the event bring it: the next span, and a snooze where there is one.</param>
    public void Told(string user, JsonElement status)
    {
        var now = time.GetUtcNow();
        var (from, until) = (Instant(status, "next_dnd_start_ts"), Instant(status, "next_dnd_end_ts"));
        if (status.IsTrue("snooze_enabled") && Instant(status, "snooze_endtime") is { } snoozed && snoozed > now)
            (from, until) = (now, snoozed);
        else if (!status.IsTrue("dnd_enabled"))
            (from, until) = (null, null);
        _known[user] = (from ?? DateTimeOffset.MinValue, until ?? DateTimeOffset.MinValue, now);
    }

    private static DateTimeOffset? Instant(JsonElement status, string name) =>
        status.Number(name) is { } seconds && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
