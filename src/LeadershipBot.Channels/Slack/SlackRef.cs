using System.Text.Json;
using LeadershipBot.Channels.Slack.Api;

namespace LeadershipBot.Channels.Slack;

/// <summary>A message in Slack: the conversation that it really stands in, and its timestamp there.</summary>
internal sealed record SlackRef(string Conversation, string Ts)
{
    public static SlackRef? Of(JsonElement answer) =>
        answer.Text("channel") is { Length: > 0 } conversation && answer.Text("ts") is { Length: > 0 } ts
            ? new(conversation, ts) : null;

    public static SlackRef? TryParse(string? text) =>
        text?.Split('/') is [{ Length: > 0 } conversation, { Length: > 0 } ts] ? new(conversation, ts) : null;

    public override string ToString() => $"{Conversation}/{Ts}";
}
