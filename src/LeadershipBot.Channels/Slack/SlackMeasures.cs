using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Socket;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack;

/// <summary>What Slack's part of the metrics page tells.</summary>
internal sealed class SlackMeasures(
    SlackHealth health, SlackSocketState socket, SlackTally tally, IOptions<SlackOptions> options) : IMeasured
{
    public IEnumerable<Measure> Measures
    {
        get
        {
            yield return new("leadershipbot_slack_up", "1 while nothing stops Slack from working.", health.Trouble is null ? 1
                : 0);
            foreach (var (act, count) in tally.All.OrderBy(static t => t.Key, StringComparer.Ordinal))
                yield return new("leadershipbot_slack_acts_total", "What came from Slack.", count, true, "act", act);
            if (options.Value.Mode != SlackMode.Socket)
                yield break;
            yield return new("leadershipbot_slack_socket_frame_age_seconds", "Since the last byte, pings included.",
                socket.FrameAge.TotalSeconds);
            yield return new("leadershipbot_slack_socket_connections_total", "Connections opened.", socket.Connections, true);
            yield return new("leadershipbot_slack_socket_acknowledged_total", "Envelopes acknowledged.", socket.Acknowledged,
                true);
            yield return new("leadershipbot_slack_socket_unacknowledged_total", "Envelopes that Slack must send again.",
                socket.Unacknowledged, true);
        }
    }
}
