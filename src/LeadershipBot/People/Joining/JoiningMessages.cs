using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People.Joining;

/// <summary>What an account hears while it becomes somebody's.</summary>
internal static class JoiningMessages
{
    /// <summary>How a first Admin is called who gave no name with the code.</summary>
    public const string NoNameYet = "Administrator";

    public const string CodeIsWrongText =
        "This code is wrong, has been used or has expired. Nothing was changed; ask for a new one.";

    public static readonly Refusal CodeIsWrong = Refusal.Invalid(CodeIsWrongText);

    public static readonly Refusal TooManyTries =
        Refusal.NotAllowed("Too many wrong codes from this account. Nothing was changed; wait ten minutes, then ask for a new "
            + "one.");

    public static readonly Refusal AdminExists = Refusal.Conflict(
        "This installation has its administrator already. Nothing was changed; ask them for a link code.");

    public static Refusal AccountIsTaken(string name) => Refusal.Conflict(
        $"This account belongs to {name} already. Nothing was changed and no code was used up.");

    public static Message Claimed(string name, string zone) => Said.Done(
        $"You are the administrator of this installation, {name}. Two things first: your name as people should read it, and your "
            + $"time zone (now {zone}). Then add or import people and projects.",
        [new Fact("Name", "rename person me to Ali Demir"), new Fact("Time zone", "set me zone Europe/Berlin")], null,
        Button.Command("What I can do", "help"), Button.Command("Projects", "projects"));

    public static Message Linked(string name, ChannelName? before) => before is { } chat
        ? Said.Done(
            $"This account is yours now, {name}. What I have for you comes here and no longer to {ChatWords.Of(chat)}.", null,
            Button.Command($"Back to {ChatWords.Of(chat)}", $"prefer {chat}"), Button.Command("What I can do", "help"))
        : Said.Done($"This account is yours now, {name}. What I have for you comes here.", null,
            Button.Command("What I can do", "help"));

    public static Message LinkedElsewhere(ChannelName chat, ChannelName here) => Said.Done(
        $"An account in {ChatWords.Of(chat)} was linked to you with a one-time code. What I have for you comes there from now "
            + "on. If that was not you, take it back here and tell an administrator.",
        null, Button.Command("Bring it back here", $"prefer {here}"));

    public static Message LinkCode(string name, bool self, string code) => Said.Done(
        self ? "Type this in the chat you want me to use. It works once, for ten minutes."
            : $"Hand this to {name} and to nobody else: whoever types it becomes {name}. It works once, for ten minutes.",
        [new Fact("To type", $"link {code}")], null);

    public static Message Preferred(ChannelName chat, UndoOffer undo) =>
        Said.Done(
            $"What I have for you comes to {ChatWords.Of(chat)} from now on. Messages already sent stay where they are.", undo);

    public static Message PreferredAlready(ChannelName chat) => Message.Say($"It comes to {ChatWords.Of(chat)} already.");

    public static Refusal NoAccountThere(ChannelName chat) => Refusal.NotFound(chat == ChannelName.Web
        ? "You have no account in the web chat yet. Nothing was changed; ask an administrator for a personal link."
        : $"You have no account in {ChatWords.Of(chat)} yet. Nothing was changed; link me gives you a code to type there.");

    public static Refusal AccountIsDead(ChannelName chat, string why) => Refusal.Conflict(
        $"{ChatWords.Of(chat, first: true)} refuses your account ({why}). Nothing was changed.");

    public static Refusal OnlyAdminsLink(string name) => Refusal.NotAllowed(
        $"Only {name} or an administrator can ask for that code: whoever types it becomes {name}.");
}

/// <summary>The chats as people call them.</summary>
internal static class ChatWords
{
    public static string Of(ChannelName chat, bool first = false) => chat.Value switch
    {
        "web" => first ? "The web chat" : "the web chat",
        "slack" => "Slack",
        "teams" => "Teams",
        var other => other,
    };
}
