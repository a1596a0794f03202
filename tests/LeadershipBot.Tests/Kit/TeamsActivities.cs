using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Whole activities, in the shapes that Teams sends.</summary>
public static class TeamsActivities
{
    public const string Bot = $"28:{FakeTeamsKeys.AppId}";
    public const string Channel = "19:plant@thread.tacv2";

    public static JsonObject Of(TeamsUser from, string type, string conversation, string serviceUrl, string id) => new()
    {
        ["type"] = type, ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = serviceUrl,
        ["timestamp"] = Some.Monday.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture),
        ["from"] = new JsonObject { ["id"] = from.Account, ["name"] = from.Name, ["aadObjectId"] = from.DirectoryId },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "LeadershipBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversation, ["conversationType"] = "personal",
            ["tenantId"] = from.Tenant
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = from.Tenant } },
    };

    public static JsonObject Saying(this JsonObject activity, string text)
    {
        activity["text"] = text;
        return activity;
    }

    /// <summary>The same in a channel of a team, with the bot named at the start.</summary>
    public static JsonObject InChannel(this JsonObject activity, string text)
    {
        activity["conversation"] = new JsonObject
        {
            ["id"] = $"{Channel};messageid=1", ["conversationType"] = "channel", ["isGroup"] = true,
            ["tenantId"] = activity["conversation"]!["tenantId"]!.GetValue<string>(),
        };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel };
        activity["text"] = $"<at>LeadershipBot</at> {text}";
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = "<at>LeadershipBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "LeadershipBot" },
        });
        return activity;
    }

    /// <summary>A pressed button, as Teams hands its data back: by invoke, or as a message from an older client.</summary>
    public static JsonObject Pressing(this JsonObject activity, JsonObject action, params (string Key, string Value)[] inputs)
    {
        var data = (JsonObject)action["data"]!.DeepClone();
        foreach (var (key, value) in inputs)
            data[key] = value;
        if (activity["type"]!.GetValue<string>() == "message")
        {
            activity["value"] = data;
            return activity;
        }
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action["verb"]?.DeepClone(), ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    public static JsonObject CardOf(JsonObject activity) => activity["attachments"]![0]!["content"]!.AsObject();

    /// <summary>The button with this label, wherever it stands in the card.</summary>
    public static JsonObject ButtonOf(JsonObject card, string label) => Nodes(card).OfType<JsonObject>()
        .First(n => n["type"]?.ToString() == "Action.Execute" && n["title"]?.ToString().TrimStart('✓', ' ') == label);

    /// <summary>Every text that stands in a card, in order.</summary>
    public static string TextOf(JsonObject card) => string.Join('\n', Nodes(card).OfType<JsonObject>()
        .Where(static n => n["type"]?.ToString() == "TextBlock").Select(static n => n["text"]!.ToString()));

    public static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject o => o.Select(static p => p.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(o),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Nodes),
        _ => [node],
    };

    /// <summary>A message with one button that types a line.</summary>
    public static Message WithButton(string text, string label, string command) =>
        Message.Say(text, new Buttons([Button.Command(label, command)]));
}
