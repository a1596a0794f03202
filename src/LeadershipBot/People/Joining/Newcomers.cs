using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Joining;

/// <summary>
/// From an account nobody knows to a person: by a one-time code, never by a name. Runs inside the unit of work of the act, so
/// that the code is used up exactly when what it opens is committed.
/// </summary>
public sealed class Newcomers(TimeProvider time)
{
    /// <summary>Wrong codes of one account before it has to wait; a code has 59 bits and lives for minutes.</summary>
    public const int MostTries = 5;

    /// <summary>How long such an account waits.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    /// <summary>Null when the act is no code.</summary>
    internal async Task<Outcome<Joined>?> TryAsync(
        LeadershipDb db, InboxItem item, string text, Actor? actor, CancellationToken cancellationToken)
    {
        if (item.Kind != InboundKind.Command || JoiningLine.Read(text, known: actor is not null) is not { } line)
            return null;
        var address = new Address(new ChannelName(item.Channel), item.Workspace, item.UserId);
        if (await TriedTooOftenAsync(db, item, cancellationToken))
            return JoiningMessages.TooManyTries;
        var outcome = line.Purpose == CodePurpose.Setup
            ? await ClaimAsync(db, line, address, actor, item.ReceivedAt, cancellationToken)
            : await LinkAsync(db, line, address, actor, item.ReceivedAt, cancellationToken);
        if (outcome.Refusal is not null)
            db.Audit.Add(new AuditEntry
            {
                At = item.ReceivedAt, ActorId = actor?.Id, Action = "code.refused",
                Detail = $"{line.Purpose} in {address.Channel}",
            });
        return outcome;
    }

    private static async Task<bool> TriedTooOftenAsync(LeadershipDb db, InboxItem item, CancellationToken cancellationToken)
    {
        var since = item.ReceivedAt - Wait;
        return await db.Inbox.CountAsync(i => i.State == InboxState.Refused && i.Channel == item.Channel
            && i.Workspace == item.Workspace && i.UserId == item.UserId && i.ReceivedAt > since
            && i.Reason == JoiningMessages.CodeIsWrongText, cancellationToken) >= MostTries;
    }

    private async Task<Outcome<Joined>> ClaimAsync(LeadershipDb db, JoiningLine line, Address address, Actor? actor,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await FirstAdmin.IsWantedAsync(db, cancellationToken))
            return JoiningMessages.AdminExists;
        if (!Check(line).TryGet(out var name, out var refusal))
            return refusal;
        var hash = OneTimeCode.Hash(CodePurpose.Setup, line.Code);
        if (!await OneTimeCode.UseUpAsync(db, hash, time.GetUtcNow(), cancellationToken))
            return JoiningMessages.CodeIsWrong;
        var email = line.Email?.ToLowerInvariant();
        var person = actor is not null
            ? await db.People.AsTracking().FirstAsync(p => p.Id == actor.Id, cancellationToken)
            : await db.People.AsTracking().FirstOrDefaultAsync(p => email != null && p.Email == email, cancellationToken);
        if (person is null)
        {
            // The platform's display name is not asked: names are said by people, here and in `rename person`.
            person = new Person { Id = PersonId.New(), Name = name, Email = email, Zone = Zones.Parse("Etc/UTC").Value };
            db.People.Add(person);
        }
        FirstAdmin.Appoint(db, person, $"in {address.Channel}", now);
        if (actor is null)
            await Accounts.AttachAsync(db, person.Id, address, now, cancellationToken);
        return new Joined(person.Id, JoiningMessages.Claimed(person.Name, person.Zone));
    }

    /// <summary>The name to go by, or what is wrong with the line; found before the code is used up.</summary>
    private static Outcome<string> Check(JoiningLine line) =>
        line.Email is { } email && PersonSettings.CheckEmail(email).Refusal is { } wrong ? wrong
            : PersonSettings.CheckName(line.Name ?? JoiningMessages.NoNameYet);

    private async Task<Outcome<Joined>> LinkAsync(LeadershipDb db, JoiningLine line, Address address, Actor? actor,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (actor is not null)
            return JoiningMessages.AccountIsTaken(actor.Person.Name);
        var hash = OneTimeCode.Hash(CodePurpose.Link, line.Code);
        if (!await OneTimeCode.UseUpAsync(db, hash, time.GetUtcNow(), cancellationToken)
            || await OwnerAsync(db, hash, cancellationToken) is not { } person)
            return JoiningMessages.CodeIsWrong;
        var before = Outbox.PreferredAddress(person);
        await Accounts.AttachAsync(db, person.Id, address, now, cancellationToken);
        await Accounts.ReaddressAsync(db, person.Id, address, cancellationToken);
        db.Audit.Add(new AuditEntry
        {
            At = now, ActorId = person.Id, Action = "account.linked", SubjectId = person.Id, Detail = address.Channel.Value,
        });
        // Whoever had somebody else's code must not be able to use it unseen.
        if (before is not null)
            new Outbox(db, now, Correlation.New())
                .SayTo(before, person.Id, MessageKind.Reply, JoiningMessages.LinkedElsewhere(address.Channel, before.Channel));
        return new Joined(person.Id, JoiningMessages.Linked(person.Name, before?.Channel));
    }

    private static Task<Person?> OwnerAsync(LeadershipDb db, string hash, CancellationToken cancellationToken) =>
        db.SignInLinks.Where(l => l.TokenHash == hash)
            .Join(db.People.Where(static p => p.LeftAt == null).Include(static p => p.Identities), l => l.PersonId, p => p.Id,
                (_, p) => p)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>An account became a person's; the message is the first thing it hears.</summary>
internal sealed record Joined(PersonId Person, Message Welcome);
