using System.Text.Json;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>
/// One thing that Slack tells us, whichever way it came. Keys are made of the act itself, never of its envelope.
/// </summary>
internal abstract record SlackAct
{
    /// <summary>Slack checks that the address is ours.</summary>
    public sealed record Challenge(string Text) : SlackAct;

    /// <summary>A button was pressed: durable.</summary>
    public sealed record Press(Inbound Inbound) : SlackAct;

    /// <summary>A button that opens a form was pressed: ephemeral, and <paramref name="Trigger"/> lives three seconds.</summary>
    public sealed record Open(Address From, string Wire, string Trigger) : SlackAct;

    /// <summary>A form was sent in; <paramref name="View"/> can be shown anew under the same id.</summary>
    public sealed record Submit(Inbound Inbound, string View) : SlackAct;

    /// <summary>A slash command, answered where it was typed.</summary>
    public sealed record Command(Inbound Inbound, string Conversation) : SlackAct;

    /// <summary>A line typed to the bot, or a shortcut that stands for one: durable, answered by a message.</summary>
    public sealed record Typed(Inbound Inbound) : SlackAct;

    /// <summary>Somebody looks at the bot's home page.</summary>
    public sealed record HomeOpened(Address From) : SlackAct;

    /// <summary>Something about people, conversations or the app itself changed.</summary>
    public sealed record Change(SlackWorkspace Workspace, string Type, JsonElement Event) : SlackAct;

    /// <summary>A field asks for options: we have none to offer.</summary>
    public sealed record Suggestion : SlackAct;

    /// <summary>Slack holds events of this minute back: we are told too much.</summary>
    public sealed record RateLimited(string Minute) : SlackAct;

    /// <summary>Understood, and nothing to do.</summary>
    public sealed record Nothing(string Why) : SlackAct;
}
