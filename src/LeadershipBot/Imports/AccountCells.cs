using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>The accounts column: <c>channel/workspace/user</c>, parted by semicolons.</summary>
internal sealed class AccountCells
{
    private readonly Dictionary<string, PersonId> _owners = new(StringComparer.Ordinal);

    public static async Task<AccountCells> LoadAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var cells = new AccountCells();
        foreach (var identity in await db.Identities.ToListAsync(cancellationToken))
            cells._owners[Outbox.ToAddress(identity).ToString()] = identity.PersonId;
        return cells;
    }

    public List<Address> Read(ImportCells cells, Person? person)
    {
        List<Address> read = [];
        foreach (var text in cells.List("accounts"))
        {
            if (Parse(text) is not { } address)
                cells.Fault("accounts",
                    $"'{ImportCells.Short(text)}' is not an account. Write it as slack/WORKSPACE/USER or teams/TENANT/USER.");
            else if (_owners.TryGetValue(address.ToString(), out var owner) && owner != person?.Id)
                cells.Fault("accounts", $"{address} belongs to somebody else already. Check which of the two it is.");
            else
                read.Add(address);
        }
        return read;
    }

    /// <summary>Returns what is new, in words.</summary>
    public List<string> Apply(LeadershipDb db, Person person, List<Address> addresses, DateTimeOffset now)
    {
        List<string> changes = [];
        foreach (var address in addresses.Where(a => _owners.TryAdd(a.ToString(), person.Id)))
        {
            var identity = new ChatIdentity
            {
                Id = IdentityId.New(), PersonId = person.Id, Channel = address.Channel.Value, Workspace = address.Workspace,
                UserId = address.UserId, Preferred = !person.Identities.Exists(static i => i.Preferred), LinkedAt = now,
            };
            person.Identities.Add(identity);
            db.Identities.Add(identity);
            changes.Add($"account {address}");
        }
        return changes;
    }

    private static Address? Parse(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        return parts is [var channel, { Length: > 0 and <= 64 } workspace, { Length: > 0 and <= 128 } user]
            && channel.ToLowerInvariant() is "slack" or "teams" or "web"
            ? new Address(new ChannelName(channel.ToLowerInvariant()), workspace, user) : null;
    }
}
