using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Joining;

/// <summary>The accounts of a person: exactly one is preferred, and what has not left yet goes there.</summary>
internal static class Accounts
{
    /// <summary>Makes the account the person's, and the preferred one; one of somebody who has left is taken over.</summary>
    public static async Task AttachAsync(
        LeadershipDb db, PersonId person, Address address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Identities.Where(i => i.Channel == address.Channel.Value && i.Workspace == address.Workspace
            && i.UserId == address.UserId).ExecuteDeleteAsync(cancellationToken);
        await db.Identities.Where(i => i.PersonId == person)
            .ExecuteUpdateAsync(static set => set.SetProperty(i => i.Preferred, false), cancellationToken);
        db.Identities.Add(new ChatIdentity
        {
            Id = IdentityId.New(), PersonId = person, Channel = address.Channel.Value, Workspace = address.Workspace,
            UserId = address.UserId, Preferred = true, LinkedAt = now,
        });
    }

    public static async Task PreferAsync(LeadershipDb db, ChatIdentity account, CancellationToken cancellationToken)
    {
        await db.Identities.Where(i => i.PersonId == account.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Preferred, i => i.Id == account.Id), cancellationToken);
        await ReaddressAsync(db, account.PersonId, Outbox.ToAddress(account), cancellationToken);
    }

    /// <summary>
    /// Posts that have not left go to the new address; an edit stays where its post stands, and an answer where it was asked.
    /// </summary>
    public static Task ReaddressAsync(LeadershipDb db, PersonId person, Address to, CancellationToken cancellationToken) =>
        db.Outbox.Where(r => r.PersonId == person && r.State == OutboxState.Pending && r.Revision == 0
                && r.Kind != MessageKind.Reply && r.Kind != MessageKind.Sample)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Channel, to.Channel.Value)
                .SetProperty(r => r.Workspace, to.Workspace).SetProperty(r => r.UserId, to.UserId)
                .SetProperty(r => r.Partition, to.Partition).SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
}
