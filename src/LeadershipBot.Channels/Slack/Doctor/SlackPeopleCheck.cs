using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Slack.Doctor;

/// <summary>
/// Each person with a role: does Slack know them, by account or by e-mail address, and would a message reach them?
/// </summary>
internal sealed class SlackPeopleCheck(
    SlackClient client, SlackInstallation installation, LeadershipDbSource source, BusinessClock clock) : IDoctorCheck
{
    /// <summary>As many as Slack's limits let a check ask about while somebody waits.</summary>
    private const int Most = 20;

    public string Name => "slack people";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (installation.Workspace is not { } workspace)
            return Finding.Warn("Not looked at: Slack is not reached.", "Mend the token first.");
        if (!(await Schema.ReadAsync(source, cancellationToken)).IsNewest)
            return Finding.Warn("Not looked at: the database is not there, or not of this version.", "See the schema check.");
        var people = await PeopleAsync(workspace, cancellationToken);
        var troubles = new List<string>();
        foreach (var who in people.Take(Most))
            if (await WhyNotAsync(who, workspace, cancellationToken) is { } why)
                troubles.Add($"{who.Name} ({why})");
        var looked = people.Count > Most ? $" Looked at the first {Most} of {people.Count}." : "";
        return troubles.Count == 0
            ? Finding.Ok($"Slack reaches everybody with a role ({Math.Min(people.Count, Most)}).{looked}")
            : Finding.Warn($"Not reached on Slack: {string.Join(", ", troubles)}.{looked}",
                "Correct the e-mail address, or link the account that they use.");
    }

    private async Task<string?> WhyNotAsync(Sought who, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (who.UserId is null && who.Email is null)
            return "neither an account nor an e-mail address is known";
        var call = who.UserId is { } id
            ? new SlackCall("users.info", new SlackArgs { { "user", id } })
            : new SlackCall("users.lookupByEmail", new SlackArgs { { "email", who.Email } });
        return await client.CallAsync(call, cancellationToken) switch
        {
            SlackAnswer.Ok { Body: var body } when body.At("user") is { } user
                && SlackAccount.Of(user, workspace) is { } account =>
                account.IsDeactivated ? "deactivated" : who.UserId is null ? account.WhyNot : null,
            SlackAnswer.No { Error: var error } => error,
            _ => "not answered",
        };
    }

    private async Task<List<Sought>> PeopleAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        var (key, today) = (workspace.Key, DateOnly.FromDateTime(clock.Instant.UtcDateTime));
        await using var db = source.Open();
        return await db.People
            .Where(p => p.LeftAt == null && db.Roles.Any(r => r.PersonId == p.Id && (r.Until == null || r.Until >= today)))
            .OrderBy(p => p.Name)
            .Select(p => new Sought(p.Name, p.Email,
                p.Identities.Where(i => i.Channel == ChannelName.Slack.Value && i.Workspace == key).Select(i =>
                    i.UserId).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    private sealed record Sought(string Name, string? Email, string? UserId);
}
