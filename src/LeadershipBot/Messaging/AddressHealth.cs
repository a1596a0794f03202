using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>An address that a platform gave up, or took back. For use inside a unit of work.</summary>
public static class AddressHealth
{
    /// <summary>
    /// The address works again: what was parked for it and is still of use goes out, newest wording, in its old order.
    /// Returns whether there was anything to mend.
    /// </summary>
    public static async Task<bool> HealAsync(LeadershipDb db, Address address, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var mended = await Of(db, address).Where(i => i.DeadReason != null)
            .ExecuteUpdateAsync(static set => set.SetProperty(i => i.DeadReason, (string?)null), cancellationToken);
        if (mended == 0)
            return false;
        await db.Outbox
            .Where(r => r.State == OutboxState.Parked && r.Partition == address.Partition && r.UserId == address.UserId
                && (r.ExpiresAt == null || r.ExpiresAt > now))
            .ExecuteUpdateAsync(static set =>
                set.SetProperty(r => r.State, OutboxState.Pending).SetProperty(r => r.DoneAt, (DateTimeOffset?)null)
                .SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
        return true;
    }

    /// <summary>The platform says by itself that this address is gone; what waits for it is parked with the reason.</summary>
    public static Task<int> LoseAsync(LeadershipDb db, Address address, string reason, CancellationToken cancellationToken) =>
        Of(db, address).Where(i => i.DeadReason == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.DeadReason, reason), cancellationToken);

    private static IQueryable<People.ChatIdentity> Of(LeadershipDb db, Address address)
    {
        var channel = address.Channel.Value;
        return db.Identities.Where(i => i.Channel == channel && i.Workspace == address.Workspace && i.UserId == address.UserId);
    }
}
