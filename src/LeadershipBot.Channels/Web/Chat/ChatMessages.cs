namespace LeadershipBot.Channels.Web;

/// <summary>What the chat page and the local channel say around the messages.</summary>
internal static class ChatMessages
{
    public const string Title = "Chat";
    public const string Bot = "LeadershipBot";
    public const string You = "You";
    public const string Log = "Messages";
    public const string Edited = "edited";
    public const string Earlier = "Earlier messages";
    public const string Latest = "Back to the latest";
    public const string EmptyTitle = "Nothing waits on you.";
    public const string Empty =
        "When something does, it arrives here at the time you chose, with buttons to answer it. Nothing you have to check.";
    public const string EmptyNext = "To see what you can do, type help below.";
    public const string CommandLabel = "Type a command";
    public const string CommandHint = "Type “help” to see everything you can do here.";
    public const string Send = "Send";
    public const string FormPage = "Answer";
    public const string CannotOpen = "This cannot be opened";
    public const string TooLong = "A command has at most 1,000 characters. Nothing was stored.";
    public const string NoSuchPost = "the post to edit is not in the local chat";

    // For the script, as data on the page: words stay out of it.
    public const string Saving = "Saved. The answer follows in a moment.";
    public const string Offline = "Not connected. Trying again; nothing you sent is lost.";
    public const string Failed = "That did not arrive. Nothing was changed; please try once more.";
}
