using System.Collections.Concurrent;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Teams;

/// <summary>What one activity tells about reaching its sender; null leaves what is known.</summary>
public sealed record RouteNews(string? Account, string? Conversation, string? ServiceUrl);

/// <summary>
/// Where each person's private conversation is. Told by every activity that comes in, so that nothing is written unless
/// something is new.
/// </summary>
public sealed class TeamsRoutes(LeadershipDbSource source, WriteGate gate, BusinessClock clock)
{
    /// <summary>Above this many people, what was seen is forgotten and learned again from the database.</summary>
    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<Address, RouteNews> _seen = new();

    public async Task<ChatRoute?> FindAsync(Address address, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await Of(db, address).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Takes over what an authenticated activity says. Cheap when it says nothing new.</summary>
    public async Task LearnAsync(Address address, RouteNews news, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(address, out var known) && Adds(known, news) == known)
            return;
        var stored = await gate.RunAsync(async (db, token) =>
        {
            var row = await Of(db, address).AsTracking().FirstOrDefaultAsync(token);
            if (row is null)
                db.ChatRoutes.Add(row = New(address));
            row.Account = news.Account ?? row.Account;
            row.Conversation = Cut(news.Conversation) ?? row.Conversation;
            row.ServiceUrl = news.ServiceUrl ?? row.ServiceUrl;
            row.SeenAt = clock.Instant;
            return new RouteNews(row.Account, row.Conversation, row.ServiceUrl);
        }, cancellationToken);
        if (_seen.Count > Remembered)
            _seen.Clear();
        _seen[address] = stored;
    }

    /// <summary>The conversation is no longer there: the next post makes a new one.</summary>
    public Task ForgetConversationAsync(Address address, string conversation, CancellationToken cancellationToken)
    {
        _seen.TryRemove(address, out _);
        return gate.RunAsync((db, token) => Of(db, address).Where(r => r.Conversation == conversation)
            .ExecuteUpdateAsync(static set => set.SetProperty(r => r.Conversation, (string?)null), token), cancellationToken);
    }

    private static RouteNews Adds(RouteNews known, RouteNews news) =>
        new(news.Account ?? known.Account, Cut(news.Conversation) ?? known.Conversation, news.ServiceUrl ?? known.ServiceUrl);

    /// <summary>An id that is too long to keep is not kept at all: half of it would be another conversation's.</summary>
    private static string? Cut(string? conversation) =>
        conversation is { Length: > ChatRoute.MaxConversation } ? null : conversation;

    private static IQueryable<ChatRoute> Of(LeadershipDb db, Address address)
    {
        var channel = address.Channel.Value;
        return db.ChatRoutes.Where(r => r.Channel == channel && r.Workspace == address.Workspace && r.UserId == address.UserId);
    }

    private ChatRoute New(Address address) => new()
    {
        Channel = address.Channel.Value, Workspace = address.Workspace, UserId = address.UserId, SeenAt = clock.Instant,
    };
}
