using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>Finds out who is behind an address, and what they may do today.</summary>
public static class Actors
{
    public static async Task<Actor?> FindAsync(LeadershipDb db, Address address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Identities
            .Where(i => i.Channel == address.Channel.Value && i.Workspace == address.Workspace && i.UserId == address.UserId)
            .Join(db.People.Include(p => p.Identities), i => i.PersonId, p => p.Id, (_, p) => p)
            .FirstOrDefaultAsync(cancellationToken);
        if (person is null || person.LeftAt is not null)
            return null;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var roles = await db.Roles
            .Where(r => r.PersonId == person.Id && r.From <= today && (r.Until == null || r.Until >= today))
            .Select(r => new ProjectRole(r.ProjectId, r.Kind, r.ForPersonId, r.WithVote))
            .ToListAsync(cancellationToken);
        return new Actor(person, address, roles);
    }
}

/// <summary>
/// Who is who, in memory, for the lane that may not touch the database. Filled as people act and refreshed by the clock;
/// it only decides what a form looks like: submitting it is authorised anew.
/// </summary>
public sealed class ActorSnapshot(LeadershipDbSource source, BusinessClock clock) : IScheduledWork
{
    private Dictionary<Address, Actor> _actors = [];

    public string Name => "actor-snapshot";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    /// <summary>From memory; from the database only for an address never seen (somebody just linked).</summary>
    public async ValueTask<Actor?> FindAsync(Address address, CancellationToken cancellationToken)
    {
        if (_actors.TryGetValue(address, out var known))
            return known;
        await using var db = source.Open();
        return await Actors.FindAsync(db, address, clock.Instant, cancellationToken);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var people = await db.People.Where(p => p.LeftAt == null).Include(p => p.Identities).ToListAsync(cancellationToken);
        var roles = (await db.Roles.Where(r => r.From <= today && (r.Until == null || r.Until >= today))
            .ToListAsync(cancellationToken)).ToLookup(static r => r.PersonId);
        _actors = people.SelectMany(static p => p.Identities, (p, i) => (Person: p, Address: Outbox.ToAddress(i)))
            .ToDictionary(static x => x.Address, x => new Actor(x.Person, x.Address,
                [.. roles[x.Person.Id].Select(static r => new ProjectRole(r.ProjectId, r.Kind, r.ForPersonId, r.WithVote))]));
    }
}
