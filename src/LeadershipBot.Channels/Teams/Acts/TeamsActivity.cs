using System.Globalization;
using System.Text.Json;

namespace LeadershipBot.Channels.Teams.Acts;

public enum TeamsScope { Personal, Group, Channel }

/// <summary>
/// What came in, as far as this bot reads it. Only the shape is looked at: ids are texts of any form, whatever is missing is
/// null, and what is unknown is left out.
/// </summary>
public sealed record TeamsActivity
{
    public string Type { get; init; } = "";
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public string? TenantId { get; init; }
    public string? ConversationId { get; init; }
    public TeamsScope Scope { get; init; }

    /// <summary>The channel of a team, without the thread; null outside of teams.</summary>
    public string? TeamsChannelId { get; init; }

    public string? FromId { get; init; }

    /// <summary>The sender's id in the directory, by which they are known here; some clients leave it out.</summary>
    public string? FromDirectoryId { get; init; }

    public string? RecipientId { get; init; }
    public string Text { get; init; } = "";
    public string? ReplyToId { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public IReadOnlyList<TeamsMention> Mentions { get; init; } = [];
    public IReadOnlyList<string> MembersAdded { get; init; } = [];
    public JsonElement Value { get; init; }

    /// <summary>Null when it is not a JSON object.</summary>
    public static TeamsActivity? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement.Clone()) : null;
        }
        // What does not parse is answered with 400; there is no way to ask the parser first.
        catch (JsonException)
        {
            return null;
        }
    }

    private static TeamsActivity Read(JsonElement root)
    {
        var conversation = Child(root, "conversation");
        var data = Child(root, "channelData");
        return new TeamsActivity
        {
            Type = Word(root, "type") ?? "", Id = Word(root, "id"), Name = Word(root, "name"), Action = Word(root, "action"),
            ChannelId = Word(root, "channelId"), ServiceUrl = Word(root, "serviceUrl"),
            TenantId = Word(Child(data, "tenant"), "id") ?? Word(conversation, "tenantId"),
            ConversationId = Word(conversation, "id"), Scope = ScopeOf(conversation),
            TeamsChannelId = Word(Child(data, "channel"), "id") ?? Word(data, "teamsChannelId"),
            FromId = Word(Child(root, "from"), "id"), FromDirectoryId = Word(Child(root, "from"), "aadObjectId"),
            RecipientId = Word(Child(root, "recipient"), "id"), Text = Word(root, "text") ?? "",
            ReplyToId = Word(root, "replyToId"),
            Timestamp = DateTimeOffset.TryParse(Word(root, "timestamp"), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var at) ? at.ToUniversalTime() : null,
            Mentions = [.. Items(root, "entities").Where(static e => Word(e, "type") == "mention")
                .Select(static e => new TeamsMention(Word(Child(e, "mentioned"), "id"), Word(e, "text")))],
            MembersAdded = [.. Items(root, "membersAdded").Select(static m => Word(m, "id")).OfType<string>()],
            Value = Child(root, "value"),
        };
    }

    private static TeamsScope ScopeOf(JsonElement conversation) => Word(conversation, "conversationType") switch
    {
        "channel" => TeamsScope.Channel,
        "groupChat" => TeamsScope.Group,
        "personal" => TeamsScope.Personal,
        _ => Child(conversation, "isGroup").ValueKind == JsonValueKind.True ? TeamsScope.Group : TeamsScope.Personal,
    };

    internal static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    internal static string? Word(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static List<JsonElement> Items(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}

/// <summary>Somebody named in a text, and the exact characters that name them.</summary>
public sealed record TeamsMention(string? Id, string? Text);
