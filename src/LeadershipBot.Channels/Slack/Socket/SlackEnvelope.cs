using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;

namespace LeadershipBot.Channels.Slack.Socket;

/// <summary>What a socket brings around a payload. Pure.</summary>
internal sealed record SlackEnvelope(string Id, string Type, JsonElement Payload, bool TakesAnswer)
{
    /// <summary>Null for frames that carry nothing to acknowledge.</summary>
    public static SlackEnvelope? Of(JsonElement frame) => frame.Text("envelope_id") is { Length: > 0 } id
        ? new(id, frame.Text("type") ?? "", frame.At("payload") ?? default, frame.IsTrue("accepts_response_payload")) : null;

    public SlackAct Read(SlackReader reader) => Type switch
    {
        "events_api" => reader.ReadEvent(Payload),
        "interactive" => reader.ReadInteraction(Payload),
        "slash_commands" => reader.ReadCommand(name => Payload.Text(name)),
        _ => new SlackAct.Nothing($"envelope {Type}"),
    };

    /// <summary>The acknowledgement; what it carries back only where that is taken.</summary>
    public string Answer(SlackReply reply)
    {
        var answer = new JsonObject { ["envelope_id"] = Id };
        if (TakesAnswer && reply.Payload is { } payload)
            answer["payload"] = payload;
        return answer.ToJsonString(SlackArgs.Json);
    }
}
