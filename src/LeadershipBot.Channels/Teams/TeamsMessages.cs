using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams;

/// <summary>What the channel itself says: into cards, into channels, and to the Admin about its credentials. Pure.</summary>
public static class TeamsMessages
{
    public const string SentPrivately = "Sent to you privately.";
    public const string Saving = "Saving. The answer follows in a moment.";
    public const string Done = "Done.";
    public const string SeeBelow = "Nothing was changed. The reason stands in the message below.";
    public const string FormGone = "This form cannot be opened any more. Type help to see what you can do.";
    public const string Actions = "Actions";
    public const string Back = "Back";
    public const string Required = "This is needed.";
    public const string OldClient = "Your Teams cannot show this message. Open it in Teams on the web, or type help.";
    public const string Shortened = "This message was too long for Teams. Everything stands in the web chat.";
    public const string Unnamed = "not edited: Teams gave the post no id";

    public static string YourAnswer(string label) => $"Your answer: {label}";

    public static string ScaleEnds(string low, string first, string high, string last) => $"{first} = {low}, {last} = {high}";

    public static string ScalePoint(string label, string question, string low, string high) =>
        $"{label}, from {low} to {high}. {question}";

    public static string NotReached(string code) => $"Teams does not let me reach them ({code})";

    public static string NotTaken(string code) => $"Teams refused the message ({code})";

    public static string Removed => "they removed the app from Teams";

    public static Message CredentialEnds(int days, string date) => new(
        $"The bot's sign-in to Microsoft Teams ends in {Days(days)}.",
        [
            new Text($"The bot's sign-in to Microsoft Teams ends in {Days(days)}", TextStyle.Heading),
            new Text($"After {date} nobody gets a message through Teams. Make a new secret or certificate now and set it as the next one; "
                + "both work side by side, and I change over by myself and say so."),
            new Note("How: infra/TEAMS.md, section Credentials."),
        ]);

    public static Message CredentialEnded(string date) => new(
        "The bot's sign-in to Microsoft Teams has ended.",
        [
            new Text("The bot's sign-in to Microsoft Teams has ended", TextStyle.Heading),
            new Text($"Its last day was {date}. Messages wait and are kept; they go out once a new secret or certificate is set and the bot "
                + "is started again."),
        ]);

    /// <param name="until">Its last day; null when nobody told.</param>
    public static Message CredentialChanged(string? until) => new(
        "I sign in to Microsoft Teams with the next credential now.",
        [
            new Text("I sign in to Microsoft Teams with the next credential now", TextStyle.Heading),
            new Text("This message was sent with it, so it works. "
                + (until is null ? "" : $"It is valid until {until}. ")
                + "Make it the first one in the settings when it suits you, and take the old one away."),
        ]);

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
