using LeadershipBot.Channels.Slack.Socket;

namespace LeadershipBot.Channels.Slack;

/// <summary>What stops Slack from working, in one sentence; from memory.</summary>
internal sealed class SlackHealth(SlackInstallation installation, SlackSocketState socket)
{
    public string? Trouble => installation.Trouble ?? socket.Trouble;
}
