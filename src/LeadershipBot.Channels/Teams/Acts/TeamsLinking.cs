using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>
/// Knows a new account by its e-mail address, where Microsoft vouches for it: a member (not a guest) of the bot's own or an
/// allowed tenant whose address or sign-in name in the roster is that of exactly one person here. Never by name.
/// </summary>
internal sealed class TeamsLinking(
    ActorSnapshot actors, ConnectorClient client, WriteGate gate, IOptions<TeamsOptions> options, BusinessClock clock,
        TimeProvider time)
{
    /// <summary>Whoever is not found is not looked up again for so long, however much they write.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<Address, long> _looked = new();

    /// <summary>Whether the sender is somebody here, now that they have been looked up; mends an address that was given up.</summary>
    public async Task<bool> KnowAsync(Address from, TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(from, cancellationToken) is { } actor)
        {
            if (activity.Scope == TeamsScope.Personal
                && actor.Person.Identities.Exists(i => Outbox.ToAddress(i) == from && i.DeadReason is not null))
                await gate.RunAsync((db, token) => AddressHealth.HealAsync(db, from, clock.Instant, token), cancellationToken);
            return true;
        }
        if (activity.FromId is not { } account || activity.ConversationId is not { } conversation || !IsDue(from))
            return false;
        var addresses = await AskAsync(activity.ServiceUrl!, conversation, account, cancellationToken);
        return addresses.Count > 0 && await LinkAsync(from, addresses, cancellationToken);
    }

    private bool IsDue(Address from)
    {
        if (_looked.Count > Remembered)
            _looked.Clear();
        if (_looked.TryGetValue(from, out var at) && time.GetElapsedTime(at) < LookAgainAfter)
            return false;
        _looked[from] = time.GetTimestamp();
        return true;
    }

    private async Task<List<string>> AskAsync(string serviceUrl, string conversation, string account,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var (member, _) = await client.MemberAsync(serviceUrl, conversation, account, both.Token);
        return member is null ? [] : VouchedFor(member, options.Value);
    }

    /// <summary>A guest's address is whatever their own organisation says; only the tenant's own people are vouched for.</summary>
    internal static List<string> VouchedFor(JsonObject member, TeamsOptions options)
    {
        var upn = Word(member, "userPrincipalName");
        if (!options.AllowsTenant(Word(member, "tenantId"))
            || string.Equals(Word(member, "userRole"), "guest", StringComparison.OrdinalIgnoreCase)
            || upn?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true)
            return [];
        return [.. new[] { Word(member, "email"), upn }.OfType<string>()
            .Where(static a => a.Contains('@', StringComparison.Ordinal)).Select(static a => a.ToLowerInvariant()).Distinct()];
    }

    private Task<bool> LinkAsync(Address from, List<string> addresses, CancellationToken cancellationToken) =>
        gate.RunAsync(async (db, token) =>
    {
        var channel = from.Channel.Value;
        var found = await db.People.Include(p => p.Identities)
            .Where(p => p.LeftAt == null && p.Email != null && addresses.Contains(p.Email.ToLower())).Take(2).ToListAsync(token);
        // Two people with one address, or somebody who has an account in this tenant already: a human decides.
        if (found is not [var person] || person.Identities.Exists(i => i.Channel == channel && i.Workspace == from.Workspace)
            || await db.Identities.AnyAsync(i =>
                i.Channel == channel && i.Workspace == from.Workspace && i.UserId == from.UserId, token))
            return false;
        var isOnlyOne = !person.Identities.Exists(static i => i.DeadReason is null);
        if (isOnlyOne)
            await db.Identities.Where(i => i.PersonId == person.Id)
                .ExecuteUpdateAsync(static set => set.SetProperty(i => i.Preferred, false), token);
        db.Identities.Add(new ChatIdentity
        {
            Id = IdentityId.New(), PersonId = person.Id, Channel = channel, Workspace = from.Workspace, UserId = from.UserId,
            Preferred = isOnlyOne, LinkedAt = clock.Instant,
        });
        db.Audit.Add(new AuditEntry { At = clock.Instant, Action = "link.roster", SubjectId = person.Id, Detail = channel });
        return true;
    }, cancellationToken);

    private static string? Word(JsonObject member, string name) =>
        member[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
