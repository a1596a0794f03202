using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace LeadershipBot.Channels.Web.Chat;

/// <summary>The live stream of a chat page: every post that came or changed since what the page has seen, as HTML.</summary>
internal sealed class ChatEvents(
    LeadershipDbSource source, LocalChatFeed feed, WebRenderer renderer, BusinessClock clock, TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    public const string PostEvent = "post";
    public const string QuietEvent = "quiet";

    /// <summary>Keeps proxies from closing the stream, and finds what another instance posted.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    /// <summary>A page comes again by itself after this long, and then it is asked anew who reads it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/chat/events", static (ChatEvents events, HttpContext http, Visitor visitor, string? after) =>
            TypedResults.ServerSentEvents(events.StreamAsync(visitor, Seen(http, after), http.RequestAborted)))
            .WithMetadata(new WebSurface(Entry.SignedIn));

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(
        Visitor visitor, ChatCursor cursor, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
        using var listener = feed.Listen(visitor.Address.UserId);
        var told = new Dictionary<long, int>();
        var started = time.GetTimestamp();
        while (!either.IsCancellationRequested && time.GetElapsedTime(started) < Longest)
        {
            var fresh = await FreshAsync(visitor, cursor, told, either.Token);
            foreach (var row in fresh)
            {
                cursor = cursor.Past(row);
                told[row.Seq] = row.Revision;
                var html = await renderer.RenderAsync(ChatPosts.Show(row), new ReaderTime(visitor.Zone, clock.Instant));
                yield return new SseItem<string>(html, PostEvent) { EventId = cursor.ToString() };
            }
            if (fresh.Count == 0)
            {
                yield return new SseItem<string>("", QuietEvent);
                await WaitAsync(listener, either.Token);
            }
        }
    }

    private async Task<List<LocalPost>> FreshAsync(
        Visitor visitor, ChatCursor cursor, Dictionary<long, int> told, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var rows = await ChatPosts.SinceAsync(db, visitor.Address.UserId, cursor, cancellationToken);
        // Two edits may carry the same instant, so the query includes the cursor's own; what was told already is left out here.
        return rows.FindAll(r => !told.TryGetValue(r.Seq, out var revision) || revision < r.Revision);
    }

    private async Task WaitAsync(LocalChatFeed.Listener listener, CancellationToken cancellationToken)
    {
        try
        {
            await listener.WaitAsync(Quiet, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the bot is stopping: the loop above ends.
        }
    }

    private static ChatCursor Seen(HttpContext http, string? after) =>
        ChatCursor.Parse(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after);
}
