using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>The small script asks with this header and wants the piece, not the page; without script none is sent.</summary>
internal static class Enhanced
{
    public const string Header = "X-Enhanced";

    public static bool Is(HttpRequest request) =>
        request.Headers.ContainsKey(Header)
        || request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.Ordinal);
}
