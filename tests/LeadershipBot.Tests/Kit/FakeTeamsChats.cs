using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Kit;

/// <summary>One message in a conversation, newest form.</summary>
public sealed record TeamsPost(string Id, string Conversation, JsonObject Activity, int Edits);

/// <summary>Somebody Teams knows.</summary>
public sealed record TeamsUser(string Account, string DirectoryId, string Name, string Email, string Tenant,
    string Role = "user");

/// <summary>The conversations of the fake: who installed the app, what was posted where, and what it looks like now.</summary>
public sealed class FakeTeamsChats
{
    public const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TeamsUser> _users = [];
    private readonly Dictionary<string, string> _conversations = [];
    private readonly HashSet<string> _open = [];
    private readonly List<TeamsPost> _posts = [];
    private int _count;

    public IReadOnlyList<TeamsPost> Posts
    {
        get
        {
            lock (_lock)
                return [.. _posts];
        }
    }

    /// <summary>The person has the app; with an open conversation they have also written or been written to.</summary>
    public TeamsUser Install(string name, bool open = false, string role = "user", string tenant = Tenant, string? email = null)
    {
        var slug = name.Replace(' ', '-').ToLowerInvariant();
        var user = new TeamsUser($"29:{slug}", $"aad-{slug}", name, email
            ?? $"{slug.Replace('-', '.')}@example.com", tenant, role);
        lock (_lock)
        {
            _users[user.Account] = user;
            _users[user.DirectoryId] = user;
            if (open)
                _open.Add(ConversationOf(user));
        }
        return user;
    }

    public void AddConversation(string id)
    {
        lock (_lock)
            _open.Add(id);
    }

    /// <summary>As when the person deletes the chat: its id is no longer known, and the next one is another.</summary>
    public void DeleteConversation(TeamsUser user)
    {
        lock (_lock)
        {
            _open.Remove(ConversationOf(user));
            _conversations[user.Account] = $"a:{user.Account[3..]}-{++_count}";
        }
    }

    public string ConversationOf(TeamsUser user)
    {
        lock (_lock)
            return _conversations.TryGetValue(user.Account, out var known) ? known
                : _conversations[user.Account] = $"a:{user.Account[3..]}";
    }

    /// <summary>The cards and lines that stand in a person's chat now.</summary>
    public IReadOnlyList<JsonObject> ChatOf(TeamsUser user) =>
        [.. Posts.Where(p => p.Conversation == ConversationOf(user)).Select(static p => p.Activity)];

    /// <summary>Null for a call that the Bot Connector does not have.</summary>
    public (int Status, string Body)? Answer(TeamsRequest request)
    {
        var parts = request.Path.Split('/').Select(Uri.UnescapeDataString).ToArray();
        lock (_lock)
            return (request.Method, parts) switch
            {
                ("POST", ["v3", "conversations"]) => Create(request.Body!),
                ("POST", ["v3", "conversations", var to, "activities", ..]) => Post(to, request.Body!),
                ("PUT", ["v3", "conversations", var to, "activities", var id]) => Edit(to, id, request.Body!),
                ("GET", ["v3", "conversations", _, "members", var who]) => Member(who),
                _ => null,
            };
    }

    private (int, string) Create(JsonObject body)
    {
        if (body["activity"] is JsonObject activity)
        {
            var thread = $"{body["channelData"]!["channel"]!["id"]};messageid={++_count}";
            _open.Add(thread);
            var id = Add(thread, activity);
            return (201, new JsonObject { ["id"] = thread, ["activityId"] = id }.ToJsonString());
        }
        if (body["members"] is not JsonArray { Count: 1 } members || body["tenantId"] is null || body["bot"]?["id"] is null)
            return (400, FakeTeamsReply.Error("BadArgument"));
        if (!_users.TryGetValue(members[0]!["id"]!.GetValue<string>(), out var user))
            return (403, FakeTeamsReply.Error("BotNotInConversationRoster"));
        _open.Add(ConversationOf(user));
        return (201, new JsonObject { ["id"] = ConversationOf(user) }.ToJsonString());
    }

    private (int, string) Post(string conversation, JsonObject activity)
    {
        if (!_open.Contains(conversation))
            return (404, FakeTeamsReply.Error("ConversationNotFound"));
        if (activity["text"] is null && activity["attachments"] is not JsonArray { Count: > 0 })
            return (400, FakeTeamsReply.Error("BadSyntax"));
        return (201, new JsonObject { ["id"] = Add(conversation, activity) }.ToJsonString());
    }

    private (int, string) Edit(string conversation, string id, JsonObject activity)
    {
        var at = _posts.FindIndex(p => p.Conversation == conversation && p.Id == id);
        if (at < 0)
            return (404, FakeTeamsReply.Error("ActivityNotFoundInConversation"));
        _posts[at] = _posts[at] with { Activity = activity, Edits = _posts[at].Edits + 1 };
        return (200, new JsonObject { ["id"] = id }.ToJsonString());
    }

    private (int, string) Member(string who) => _users.TryGetValue(who, out var user)
        ? (200, new JsonObject
        {
            ["id"] = user.Account, ["aadObjectId"] = user.DirectoryId, ["name"] = user.Name, ["email"] = user.Email,
            ["userPrincipalName"] = user.Email, ["tenantId"] = user.Tenant, ["userRole"] = user.Role,
        }.ToJsonString())
        : (404, FakeTeamsReply.Error("MemberNotFoundInConversation"));

    private string Add(string conversation, JsonObject activity)
    {
        var id = (1_790_000_000_000 + ++_count).ToString(CultureInfo.InvariantCulture);
        _posts.Add(new TeamsPost(id, conversation, (JsonObject)activity.DeepClone(), 0));
        return id;
    }
}
