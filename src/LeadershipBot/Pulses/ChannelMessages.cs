using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Pulses;

/// <summary>What is told when a chat platform shuts somebody, or the bot itself, out. Pure.</summary>
public sealed class ChannelMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("channel.gone", "To the PMO: somebody's account on a platform is gone",
            Gone("Meral Kaya", "their Slack account is deactivated (user_disabled)")),
        GalleryEntry.Of("channel.shut-out", "To the Admins: a platform has shut the bot out",
            ShutOut("Slack", "the app was removed from the workspace")),
    ];

    /// <param name="name">Who cannot be reached.</param>
    /// <param name="reason">A few words, as stored with the address.</param>
    public static Message Gone(string name, string reason) => Message.Say(
        $"{name} cannot be reached any more: {reason}. What was to come to them waits, and counts for nobody.",
        new Buttons([Said.Next("Their deliveries", $"deliveries {name}"), Button.Command("Projects", "projects")]));

    public static Message ShutOut(string platform, string reason) => Message.Say(
        $"{platform} has shut me out: {reason}. Nothing is lost, and nothing is sent there until the app is installed again. "
            + "The operator's doctor says what is missing.");
}
