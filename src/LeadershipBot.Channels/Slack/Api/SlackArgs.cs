using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>
/// The arguments of a call, in order. They travel form-encoded with nested values as JSON, which every method takes; a third
/// of them take nothing else.
/// </summary>
internal sealed class SlackArgs : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>Slack reads UTF-8; escaping what need not be would cost length.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<KeyValuePair<string, string>> _pairs = [];

    /// <summary>An argument that is not given is left out.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
            _pairs.Add(new(name, value));
    }

    public void Add(string name, JsonNode? value) => Add(name, value?.ToJsonString(Json));

    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    public string? Find(string name) => _pairs.Find(p => p.Key == name).Value;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
