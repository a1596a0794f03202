namespace LeadershipBot.Channels.Web.Demo;

internal static class DemoMessages
{
    public const string Bar = "Demonstration";
    public const string You = "You are";
    public const string Nobody = "nobody yet";
    public const string Happened = "What happened meanwhile";
    public const string Change = "Switch";
    public const string Forward = "Move time on by";
    public const string Hour = "1 hour";
    public const string Day = "1 day";
    public const string Week = "1 week";
    public const string Quiet = "Nothing happened. That is how most days should be.";

    public static string Meanwhile(string from, string to) => $"Meanwhile, {from} to {to}";

    public static string Time(string at, string place) => $"{at} in {place}";
}
