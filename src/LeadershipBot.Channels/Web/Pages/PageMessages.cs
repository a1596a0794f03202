namespace LeadershipBot.Channels.Web.Pages;

/// <summary>What the pages around the chat say.</summary>
internal static class PageMessages
{
    public const string Product = "LeadershipBot";
    public const string SkipToContent = "Skip to content";
    public const string SignOut = "Sign out";
    public const string Menu = "Pages";
    public const string Older = "Older";
    public const string Newer = "Newest";
    public const string Previous = "Previous";
    public const string Next = "Next";
    public const string BackToChat = "Back to the chat";

    public const string PagerLabel = "Pages of this list";

    public static string PageNumber(int number) => $"Page {number}";

    public static string ProblemTitle(int status) => status switch
    {
        400 => "This page was open too long",
        403 => "This page is for the PMO",
        404 => "There is nothing here",
        413 => "That was too much at once",
        429 => "Too many tries",
        _ => "Something failed on my side",
    };

    public static string ProblemText(int status) => status switch
    {
        400 => "What you sent could not be tied to a page of yours, so nothing was changed. Open the page again and repeat it.",
        403 => "It shows what waits on whom across projects. Your own chat, your data and who looked at it stay open to you.",
        404 => "The address is wrong, or what it named is gone. Nothing of yours was lost.",
        413 => "A message may hold up to 64 KB. Nothing was stored; send less at once.",
        429 => "Links and codes can be tried a few times in a minute. Wait one minute, then try again.",
        _ => "Nothing stored before is lost. Try once more; if it happens again, tell your administrator the time of day.",
    };

    /// <summary>For the script and for hosts this site does not answer to: one plain sentence.</summary>
    public static string ErrorBody(int status) => status switch
    {
        421 => "This site does not answer to that host name. Add it to Web:AllowedHosts if it should.",
        401 => "Your sign-in has ended. Open the page again.",
        _ => $"{ProblemTitle(status)}. {ProblemText(status)}",
    };

    public static string WhoCan(IReadOnlyList<string> names) => names.Count == 0
        ? "Your administrator can make you PMO of a project."
        : $"Who can: {string.Join(", ", names)}, or an administrator.";
}
