using System.Text.Json;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>What is known about a call to the Web API once it is over.</summary>
internal abstract record SlackAnswer
{
    /// <summary>Done, and Slack says so.</summary>
    public sealed record Ok(JsonElement Body) : SlackAnswer;

    /// <summary>Slack says no; <paramref name="Body"/> may tell the scope that is needed or the place that is wrong.</summary>
    public sealed record No(string Error, JsonElement Body) : SlackAnswer
    {
        /// <summary>Slack writes these as texts for some methods and as objects for others.</summary>
        public string Details => Body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? string.Join(' ', errors.EnumerateArray().Select(static e => e.ToString()))
            : Body.TryGetProperty("response_metadata", out var more) ? more.ToString() : "";
    }

    /// <summary>Provably not done: it never left, or Slack asked to come back later.</summary>
    public sealed record Later(string Why, TimeSpan After) : SlackAnswer;

    /// <summary>It left, and nothing tells how it ended.</summary>
    public sealed record Unclear(string Why) : SlackAnswer;
}

/// <summary>
/// One call. <paramref name="Channel"/> is what it is paced by beside its method; only connections use the app's token.
/// </summary>
internal sealed record SlackCall(string Method, SlackArgs Args, string? Channel = null, bool AsApp = false);
