using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>Tells whoever must act when Slack shuts somebody, a channel or the app itself out. Each is told once.</summary>
internal sealed class SlackNotices(WriteGate gate, BusinessClock clock)
{
    /// <summary>Present while the app is known to be shut out; the value says since when and why.</summary>
    public const string ShutOutKey = "slack.shut-out";

    /// <summary>Records that an address is gone and tells the PMO of the person's projects; nothing when it was known.</summary>
    public Task GoneAsync(Address address, string reason, CancellationToken cancellationToken) =>
        gate.RunAsync(async (db, token) =>
    {
        if (await FindAsync(db, address, token) is not { DeadReason: null } identity)
            return;
        identity.DeadReason = reason;
        Audit(db, identity.PersonId, "slack.gone", reason);
        var name = await db.People.Where(p => p.Id == identity.PersonId).Select(p => p.Name).FirstAsync(token);
        await PmoNotices.TellAsync(db, new Outbox(db, clock.Instant, Correlation.New()), identity.PersonId, clock.Instant,
            ChannelMessages.Gone(name, reason), token);
    }, cancellationToken);

    /// <summary>An address that was gone is there again: what waits for it and is still of use goes out.</summary>
    public Task BackAsync(Address address, CancellationToken cancellationToken) => gate.RunAsync(async (db, token) =>
    {
        if (await FindAsync(db, address, token) is { DeadReason: { } was } identity
            && await AddressHealth.HealAsync(db, address, clock.Instant, token))
            Audit(db, identity.PersonId, "slack.back", was);
    }, cancellationToken);

    /// <summary>A conversation goes on under another id.</summary>
    public Task MovedAsync(Address from, string to, CancellationToken cancellationToken) => gate.RunAsync(async (db, token) =>
    {
        if (await FindAsync(db, from, token) is not { } identity)
            return;
        var id = identity.Id;
        await db.Identities.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.UserId, to), token);
        Audit(db, identity.PersonId, "slack.moved", $"{from.UserId} is {to} now");
    }, cancellationToken);

    /// <summary>A channel has another name; nothing here goes by names, so it is only written down.</summary>
    public Task RenamedAsync(Address channel, string? name, CancellationToken cancellationToken) =>
        gate.RunAsync(async (db, token) =>
    {
        if (await FindAsync(db, channel, token) is { } identity)
            Audit(db, identity.PersonId, "slack.renamed", $"{channel.UserId} is called {name} now");
    }, cancellationToken);

    /// <summary>The app was removed or its tokens were revoked: every Admin is told, where possible elsewhere.</summary>
    public Task ShutOutAsync(string reason, CancellationToken cancellationToken) => gate.RunAsync(async (db, token) =>
    {
        if (await db.Settings.AnyAsync(static s => s.Key == ShutOutKey, token))
            return;
        db.Settings.Add(new Setting { Key = ShutOutKey, Value = $"{clock.Instant:u} {reason}" });
        db.Audit.Add(new AuditEntry { At = clock.Instant, Action = "slack.shut-out", Detail = reason });
        var outbox = new Outbox(db, clock.Instant, Correlation.New());
        var admins = await db.People.Include(p => p.Identities)
            .Where(p => p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0).ToListAsync(token);
        foreach (var admin in admins)
            if (Elsewhere(admin) is { } address)
                outbox.SayTo(address, admin.Id, MessageKind.PmoNotice, ChannelMessages.ShutOut("Slack", reason));
    }, cancellationToken);

    /// <summary>Slack lets the app in again.</summary>
    public Task LetInAsync(CancellationToken cancellationToken) => gate.RunAsync(async (db, token) =>
    {
        if (await db.Settings.Where(static s => s.Key == ShutOutKey).ExecuteDeleteAsync(token) > 0)
            db.Audit.Add(new AuditEntry { At = clock.Instant, Action = "slack.let-in" });
    }, cancellationToken);

    private static Address? Elsewhere(Person person) =>
        person.Identities.Where(static i => i.DeadReason is null).OrderBy(static i => i.Channel == ChannelName.Slack.Value)
            .Select(Outbox.ToAddress).FirstOrDefault();

    private static Task<ChatIdentity?> FindAsync(LeadershipDb db, Address address, CancellationToken cancellationToken) =>
        db.Identities.AsTracking().FirstOrDefaultAsync(i => i.Channel == address.Channel.Value && i.Workspace == address.Workspace
            && i.UserId == address.UserId, cancellationToken);

    private void Audit(LeadershipDb db, PersonId about, string action, string detail) =>
        db.Audit.Add(new AuditEntry { At = clock.Instant, Action = action, SubjectId = about, Detail = detail });
}
