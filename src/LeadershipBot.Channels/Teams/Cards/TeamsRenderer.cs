using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>
/// Messages and forms as Adaptive Cards 1.5, the newest version that Teams promises for bots. No card is longer than
/// <see cref="MaxBytes"/>: a quarter of what Teams takes today, and below every limit it ever had.
/// </summary>
public static class TeamsRenderer
{
    public const int MaxBytes = 25 * 1024;

    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A message as an activity: its summary is the notification.</summary>
    public static JsonObject Activity(Message message, LogicalMessageId post) => Activity(Card(message, post), message.Summary);

    public static JsonObject Activity(JsonObject card, string summary) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = ContentType, ["content"] = card }),
    };

    public static JsonObject Card(Message message, LogicalMessageId post) =>
        Fit(Frame(message.Summary, message.Blocks.SelectMany(b => CardBlocks.Of(b, post))));

    public static JsonObject Card(Form form, FormEntry entry) => Fit(Frame(form.Title, CardForms.Of(form, entry)));

    public static int Size(JsonObject card) => Encoding.UTF8.GetByteCount(card.ToJsonString(WatchedJson.Options));

    private static JsonObject Frame(string summary, IEnumerable<JsonObject> body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["lang"] = "en",
        ["speak"] = summary,
        ["fallbackText"] = $"{summary} {TeamsMessages.OldClient}",
        ["body"] = new JsonArray([.. body]),
    };

    /// <summary>First the fallbacks for old clients go, then text from the end; what can be pressed stays.</summary>
    private static JsonObject Fit(JsonObject card)
    {
        if (Size(card) <= MaxBytes)
            return card;
        var body = card["body"]!.AsArray();
        foreach (var action in body.OfType<JsonObject>().SelectMany(static e => e["actions"]?.AsArray() ?? [])
            .OfType<JsonObject>())
            action.Remove("fallback");
        if (Size(card) <= MaxBytes)
            return card;
        body.Add(CardText.Block(TeamsMessages.Shortened, static b => (b["size"], b["isSubtle"]) = ("Small", true)));
        for (var i = body.Count - 2; i > 0 && Size(card) > MaxBytes; i--)
            if (Kind(body[i]) is "TextBlock" or "FactSet" or "Container")
                body.RemoveAt(i);
        return card;
    }

    private static string? Kind(JsonNode? element) => element?["type"]?.GetValue<string>();
}
