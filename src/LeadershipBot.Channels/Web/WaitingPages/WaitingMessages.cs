namespace LeadershipBot.Channels.Web.WaitingPages;

internal static class WaitingMessages
{
    public const string Title = "Waiting";
    public const string Lead = "What waits on whom, oldest first.";
    public const string EmptyTitle = "Nothing waits on anybody";
    public const string Empty = "Open briefs, decisions and unsigned charters appear here, oldest first.";
    public const string On = "On";
    public const string What = "What";
    public const string ProjectLabel = "Project";
    public const string Since = "Waiting";
    public const string BriefName = "Brief";
    public const string CharterName = "Charter to sign";

    public static string Decision(string key, string question) => $"Decision {key}: {question}";

    public static string Brief(ReaderTime time, DateTimeOffset since, DateTimeOffset closes, DateTimeOffset? reminded) =>
        $"brief of {time.DayOf(since)}, {time.Age(since)}; {Reminded(time, reminded)}closes {time.DayOf(closes)}";

    private static string Reminded(ReaderTime time, DateTimeOffset? at) => at is { } then ? $"reminded {time.DayOf(then)}, " : "";

    public static string Closes(ReaderTime time, DateTimeOffset closes) => $"closes {time.DayOf(closes)}";
}
