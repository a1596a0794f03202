using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Joining;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Web;

/// <summary>Personal links: made for one person, good once and for ten minutes; the pages swap them for a session.</summary>
public sealed class SignIn(LeadershipDbSource source, WriteGate gate, IOptions<WebOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The address to hand to the person, and to nobody else.</summary>
    public async Task<string> IssueAsync(PersonId person, CancellationToken cancellationToken)
    {
        var token = SignInToken.NewLinkToken();
        var link = new SignInLink
        {
            TokenHash = SignInToken.Hash(token), PersonId = person, ExpiresAt = BusinessClock.Trim(time.GetUtcNow() + Lifetime),
        };
        await gate.RunAsync((db, _) =>
        {
            db.SignInLinks.Add(link);
            return Task.CompletedTask;
        }, cancellationToken);
        return options.Value.LinkTo($"/link/{token}").ToString();
    }

    /// <summary>Who the link is for, without using it up: previews and scanners may look as often as they like.</summary>
    public async Task<string?> PeekAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SignInToken.Hash(token);
        var now = time.GetUtcNow();
        await using var db = source.Open();
        return await db.SignInLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .Join(db.People.Where(static p => p.LeftAt == null), l => l.PersonId, p => p.Id, (_, p) => p.Name)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Uses the link up. Null when it was used before, has expired, or its person has left.</summary>
    public Task<PersonId?> RedeemAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SignInToken.Hash(token);
        return gate.RunAsync(async (db, unit) =>
        {
            if (!await OneTimeCode.UseUpAsync(db, hash, time.GetUtcNow(), unit))
                return null;
            var person = await db.SignInLinks.Where(l => l.TokenHash == hash)
                .Join(db.People.Where(static p => p.LeftAt == null), l => l.PersonId, p => p.Id, (_, p) => (PersonId?)p.Id)
                .FirstOrDefaultAsync(unit);
            if (person is { } id)
                await LocalAddress.EnsureAsync(db, id, BusinessClock.Trim(time.GetUtcNow()), unit);
            return person;
        }, cancellationToken);
    }
}
