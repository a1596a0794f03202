namespace LeadershipBot.Channels.Slack;

/// <summary>Where Slack posts to us, and what people type; the manifest is made of these.</summary>
internal static class SlackAddresses
{
    public const string Events = "/slack/events";
    public const string Interactions = "/slack/interactions";
    public const string Commands = "/slack/commands";

    public const string SlashCommand = "/leadership";
}
