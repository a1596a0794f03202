using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.Chat;

/// <summary>What the chat page shows.</summary>
public sealed record ChatModel(
    IReadOnlyList<ChatPost> Posts, bool HasEarlier, bool IsLatest, ChatCursor Cursor, string Nonce,
    IReadOnlyList<string> Commands);

/// <summary>The chat of the signed-in person: the page itself.</summary>
internal static class ChatEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", ShowAsync).WithMetadata(new WebSurface(Entry.SignedIn));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, IEnumerable<ICommand> commands, BusinessClock clock,
        long? before, CancellationToken cancellationToken)
    {
        // Taken before reading: an edit that comes in between is told again rather than lost.
        var seen = new ChatCursor(0, clock.Instant);
        await using var db = source.Open();
        var rows = await ChatPosts.PageAsync(db, visitor.Address.UserId, before, Page.Size + 1, cancellationToken);
        var hasEarlier = rows.Count > Page.Size;
        if (hasEarlier)
            rows.RemoveAt(0);
        seen = rows.Aggregate(seen, static (cursor, row) => cursor.Past(row));
        var model = new ChatModel(
            [.. rows.Select(ChatPosts.Show)], hasEarlier, before is null, seen, Nonce.New(),
            [.. commands.Select(Suggestion).Distinct()]);
        return Page.Show<ChatPage>(http, _ => [("Model", model)]);
    }

    /// <summary>The fixed words a command begins with: what can be offered before anything is known.</summary>
    private static string Suggestion(ICommand command)
    {
        var slot = command.Grammar.AsSpan().IndexOfAny('<', '[');
        return (slot < 0 ? command.Grammar : command.Grammar[..slot]).Split('|')[0].Trim();
    }
}
