using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Kit;

/// <summary>A message as it stands in a conversation now.</summary>
public sealed record FakeSlackPost(string User, string Conversation, string Ts, string Text, JsonArray Blocks, int Edits)
{
    /// <summary>Every button of it, as it would be pressed.</summary>
    public IEnumerable<JsonObject> Buttons => Blocks.OfType<JsonObject>().Where(static b => (string?)b["type"] == "actions")
        .SelectMany(static b => b["elements"]!.AsArray().OfType<JsonObject>());

    public JsonObject Button(string label) =>
        Buttons.First(b => ((string)b["text"]!["text"]!).Contains(label, StringComparison.Ordinal));
}

/// <summary>The conversations and views of the fake.</summary>
public sealed partial class FakeSlack
{
    private readonly List<FakeSlackPost> _posts = [];
    private readonly List<(string Method, JsonObject View)> _views = [];

    /// <summary>The private chat of a user, oldest first, edits applied.</summary>
    public IReadOnlyList<FakeSlackPost> Chat(string user)
    {
        lock (_lock)
            return [.. _posts.Where(p => p.User == user)];
    }

    /// <summary>The views that were shown, oldest first.</summary>
    public IReadOnlyList<JsonObject> Views(string method)
    {
        lock (_lock)
            return [.. _views.Where(v => v.Method == method).Select(static v => v.View)];
    }

    private JsonObject Post(FakeSlackCall call)
    {
        if ((Refusal(call) ?? Unready(call)) is { } no)
            return no;
        var user = call.Args["channel"];
        var conversation = user[0] is 'U' or 'W' ? $"D{user[1..].ToUpperInvariant()}" : user;
        var post = new FakeSlackPost(user, conversation, NextTs(), call.Args["text"], call.Json("blocks").AsArray(), 0);
        _posts.Add(post);
        return Ok(new() { ["channel"] = conversation, ["ts"] = post.Ts, ["message"] = new JsonObject { ["text"] = post.Text } });
    }

    private JsonObject Update(FakeSlackCall call)
    {
        if (Refusal(call) is { } no)
            return no;
        var at = _posts.FindIndex(p => p.Conversation == call.Args["channel"] && p.Ts == call.Args["ts"]);
        if (at < 0)
            return No("message_not_found");
        _posts[at] = _posts[at] with
        {
            Text = call.Args["text"],
            Blocks = call.Json("blocks").AsArray(),
            Edits = _posts[at].Edits + 1
        };
        return Ok(new() { ["channel"] = call.Args["channel"], ["ts"] = call.Args["ts"], ["text"] = call.Args["text"] });
    }

    private JsonObject View(FakeSlackCall call)
    {
        var view = call.Json("view").AsObject();
        foreach (var wrong in SlackLimits.OfView(view))
            _wrong.Enqueue($"{call.Method}: {wrong}");
        _views.Add((call.Method, view));
        return Ok(new() { ["view"] = new JsonObject { ["id"] = $"V{_views.Count}" } });
    }

    private JsonObject? Refusal(FakeSlackCall call)
    {
        var wrong = SlackLimits.OfMessage(call.Args.GetValueOrDefault("text"), call.Json("blocks").AsArray()).ToList();
        if (wrong.Count == 0)
            return null;
        foreach (var fault in wrong)
            _wrong.Enqueue($"{call.Method}: {fault}");
        var no = No("invalid_blocks");
        no["errors"] = new JsonArray([.. wrong.Select(static w => (JsonNode)w)]);
        return no;
    }
}
