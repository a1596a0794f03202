namespace LeadershipBot.Channels.Web.Access;

/// <summary>What the way in says.</summary>
internal static class SignInMessages
{
    public const string SignInTitle = "Sign in";
    public const string HowToGetALink = "You come in with a personal link. There is no password to remember or to lose.";
    public const string AskThePmo = "Ask your PMO or administrator for a link. It works once, for ten minutes, on one device.";
    public const string OnTheServer = "If you run this installation, make one at its console:";
    public const string LinkCommand = "LeadershipBot.Host link you@example.com";
    public const string NotSetUp = "This installation has no administrator yet.";
    public const string SetUpNow = "Set it up with the code printed at the console";
    public const string DemoTitle = "Who do you want to be?";
    public const string DemoIntro =
        "This is a demonstration with invented people. Be any of them, and change as often as you like.";

    public const string LinkTitle = "Your personal link";
    public const string LinkWorksOnce =
        "This uses the link up. The sign-in then lasts on this device until you sign out or leave it unused.";
    public const string NotYou = "If that is not you, close this page; nothing has happened.";
    public const string DeadLinkTitle = "This link no longer works";
    public const string DeadLink = "It was used before, or its ten minutes are over. Nothing else is wrong: ask for a new one.";

    public const string SetupTitle = "Set up this installation";
    public const string SetupIntro = "You become the first administrator. About a minute; everything here can be changed later.";
    public const string SetupSubmit = "Become administrator";
    public const string SetupIsDone = "This installation already has its administrator. Ask them for a personal link.";
    public const string CodeLabel = "Setup code";
    public const string CodeHint = "Printed at the console where the bot was started, after the word claim; good for 30 minutes.";
    public const string CodeIsWrong = "This code is wrong or has expired. Start the bot again to get a new one.";
    public const string NameLabel = "Your name";
    public const string NameHint = "As executives should read it: it stands under what you ask of them.";
    public const string NameIsMissing = "Give your name, at most 120 characters.";
    public const string EmailLabel = "Work e-mail";
    public const string EmailHint = "Ties your chat accounts together. No mail is sent.";
    public const string EmailIsWrong = "Give a work e-mail address, as name@company.com.";
    public const string ZoneLabel = "Time zone";
    public const string ZoneHint = "As Europe/Berlin or Asia/Kolkata. All times are shown in it.";

    public static string ContinueAs(string name) => $"Continue as {name}";
}
