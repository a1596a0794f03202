using System.Text.Json.Serialization;

namespace LeadershipBot.Messaging;

/// <summary>A chat platform by its short name: <c>web</c>, <c>slack</c>, <c>teams</c>.</summary>
public readonly record struct ChannelName
{
    public static readonly ChannelName Web = new("web");
    public static readonly ChannelName Slack = new("slack");
    public static readonly ChannelName Teams = new("teams");

    /// <exception cref="ArgumentException">The name is empty, longer than 16 characters or not lower-case ASCII letters.</exception>
    [JsonConstructor]
    public ChannelName(string value)
    {
        if (value is not { Length: > 0 and <= 16 } || value.Any(static c => !char.IsAsciiLetterLower(c)))
            throw new ArgumentException($"'{value}' is not a channel name: 1 to 16 lower-case letters.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;
}

/// <summary>Where a person can be reached: platform, workspace or tenant, and the platform's user id. Never a display name.</summary>
public sealed record Address(ChannelName Channel, string Workspace, string UserId)
{
    /// <summary>What is paced and leased together: one platform in one workspace.</summary>
    public string Partition => $"{Channel.Value}/{Workspace}";

    public override string ToString() => $"{Channel.Value}/{Workspace}/{UserId}";
}
