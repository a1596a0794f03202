using System.Collections.Concurrent;
using System.Text.Json;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// Joins Slack accounts to the people that are known already, by the e-mail address that Slack has confirmed. Nobody becomes
/// known by writing to the bot.
/// </summary>
internal sealed class SlackLinks(
    SlackClient client, SlackInstallation installation, SlackGreeting greeting, WriteGate gate, LeadershipDbSource source,
    BusinessClock clock, TimeProvider time) : IScheduledWork
{
    /// <summary>Who is not found is looked for again, but not at every round.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(6);

    private const int AtOnce = 40;

    private readonly ConcurrentDictionary<PersonId, DateTimeOffset> _asked = new();

    public string Name => "slack-links";

    public TimeSpan Every => TimeSpan.FromMinutes(2);

    /// <summary>Looks for everybody who has an e-mail address and no account here.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await greeting.EnsureAsync(cancellationToken) is not { } workspace || !installation.May("users:read.email"))
            return;
        foreach (var (person, email) in await MissingAsync(workspace, cancellationToken))
        {
            var answer = await client.CallAsync(
                new SlackCall("users.lookupByEmail", new SlackArgs { { "email", email } }), cancellationToken);
            if (answer is SlackAnswer.Later or SlackAnswer.Unclear)
                return;
            _asked[person] = time.GetUtcNow();
            if (answer is SlackAnswer.Ok { Body: var body } && body.At("user") is { } user)
                await LinkAsync(user, workspace, cancellationToken);
        }
    }

    /// <summary>Looks at one account that did something and is not known. True when it is now.</summary>
    public async Task<bool> FindAsync(Address who, CancellationToken cancellationToken)
    {
        if (await greeting.EnsureAsync(cancellationToken) is not { } workspace || workspace.Key != who.Workspace)
            return false;
        var answer = await client.CallAsync(
            new SlackCall("users.info", new SlackArgs { { "user", who.UserId } }), cancellationToken);
        return answer is SlackAnswer.Ok { Body: var body } && body.At("user") is { } user
            && await LinkAsync(user, workspace, cancellationToken);
    }

    /// <summary>True when the account belongs to somebody now.</summary>
    public Task<bool> LinkAsync(JsonElement user, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (SlackAccount.Of(user, workspace) is not { WhyNot: null } account)
            return Task.FromResult(false);
        var email = account.Email!.ToLowerInvariant();
        return gate.RunAsync(async (db, token) =>
        {
            if (await db.Identities.AnyAsync(i => i.Channel == ChannelName.Slack.Value && i.Workspace == workspace.Key
                && i.UserId == account.Id, token))
                return true;
            var person = await db.People.Include(p => p.Identities)
                .FirstOrDefaultAsync(p => p.LeftAt == null && p.Email != null && p.Email.ToLower() == email, token);
            if (person is null)
                return false;
            Add(db, person, workspace, account.Id);
            return true;
        }, cancellationToken);
    }

    private void Add(LeadershipDb db, Person person, SlackWorkspace workspace, string userId)
    {
        // The local chat is where people are until they have a real one.
        var local = person.Identities.Where(static i => i.Channel == ChannelName.Web.Value).ToList();
        var preferred = person.Identities.Count == local.Count;
        if (preferred)
            foreach (var identity in local)
                db.Attach(identity).Entity.Preferred = false;
        db.Identities.Add(new ChatIdentity
        {
            Id = IdentityId.New(), PersonId = person.Id, Channel = ChannelName.Slack.Value, Workspace = workspace.Key,
            UserId = userId, Preferred = preferred, LinkedAt = clock.Instant,
        });
        db.Audit.Add(new AuditEntry { At = clock.Instant, Action = "slack.link", SubjectId = person.Id, Detail = "by e-mail" });
    }

    private async Task<List<(PersonId Id, string Email)>> MissingAsync(SlackWorkspace workspace,
        CancellationToken cancellationToken)
    {
        var key = workspace.Key;
        await using var db = source.Open();
        var missing = await db.People
            .Where(p => p.LeftAt == null && p.Email != null
                && !p.Identities.Any(i => i.Channel == ChannelName.Slack.Value && i.Workspace == key))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. missing.Where(p => !_asked.TryGetValue(p.Id, out var at) || now - at > AgainAfter)
            .Take(AtOnce).Select(static p => (p.Id, p.Email!))];
    }
}
