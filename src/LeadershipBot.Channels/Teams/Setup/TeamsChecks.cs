using System.Globalization;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams.Setup;

/// <summary>Can a token be had, with which credential, and until when?</summary>
internal sealed class SignInCheck(BotTokens tokens, TimeProvider time) : IDoctorCheck
{
    public string Name => "teams sign-in";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (!(await tokens.GetAsync(fresh: true, cancellationToken)).TryGet(out var token, out var refusal))
            return Finding.Fail(refusal.Sentence,
                "Check Teams:AppId, Teams:TenantId and the credential; see infra/TEAMS.md, section Credentials.");
        if (token.Credential is not { } used)
            return Finding.Warn("No token is asked for: Teams:DevAnonymousLoopback is set.",
                "Use it for the Agents Playground only.");
        var which = used.Slot == 0 ? "the first credential" : "the next credential";
        if (used.Ends is not { } ends)
            return used.Kind == TeamsCredentialKind.ManagedIdentity
                ? Finding.Ok("A token was had with the managed identity, which does not end.")
                : Finding.Warn($"A token was had with {which}; nobody has said when it ends.",
                    "Set Teams:ClientSecretEnds to the day shown in Entra.");
        var said = $"A token was had with {which}, which is valid until {ends.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.";
        return CredentialRule.Warning(tokens.Credentials, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is null
            ? Finding.Ok(said) : Finding.Warn(said, "Make a new one and set it as the next; both work side by side.");
    }
}

/// <summary>Per person: known in Teams, app installed, reachable? Asks Teams, and shows nobody anything.</summary>
internal sealed class PeopleCheck(
    LeadershipDbSource source, TeamsChannel channel, TeamsRoutes routes, ConnectorClient client, IOptions<TeamsOptions> options)
        : IDoctorCheck
{
    /// <summary>As many as the limits of Teams allow in the ten seconds of a check.</summary>
    private const int MostAsked = 60;

    private const int AtOnce = 8;

    public string Name => "teams people";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (!(await Schema.ReadAsync(source, cancellationToken)).IsNewest)
            return Finding.Warn("Not looked at: the database is not there, or not of this version.", "See the schema check.");
        await using var db = source.Open();
        var channelName = ChannelName.Teams.Value;
        var people = await db.People.Where(static p => p.LeftAt == null).OrderBy(static p => p.Name)
            .Select(p => new { p.Name, Account = p.Identities.FirstOrDefault(i => i.Channel == channelName) })
            .ToListAsync(cancellationToken);
        var unknown = people.Where(static p => p.Account is null).Select(static p => p.Name).ToList();
        var asked = people.Where(static p => p.Account is not null).Take(MostAsked).ToList();
        var lost = new List<string>();
        foreach (var group in asked.Chunk(AtOnce))
            lost.AddRange((await Task.WhenAll(group.Select(async p =>
                await WhyLostAsync(Outbox.ToAddress(p.Account!), cancellationToken) is { } why ? $"{p.Name} ({why})" : null)))
                    .OfType<string>());
        var found = $"{asked.Count - lost.Count} of {people.Count} people are found, have the app and can be reached.";
        return unknown.Count + lost.Count == 0 ? Finding.Ok(found)
            : Finding.Warn($"{found}{Listed(" Not reachable", lost)}{Listed(" Without a Teams account here", unknown)}",
                "Install the app for them by a setup policy, and import their accounts or let them write to the bot once.");
    }

    /// <summary>Null when the person has the app and can be written to.</summary>
    private async Task<string?> WhyLostAsync(Address address, CancellationToken cancellationToken)
    {
        var route = await routes.FindAsync(address, cancellationToken);
        var serviceUrl = route?.ServiceUrl ?? options.Value.Endpoints.ServiceUrl;
        if (route?.Conversation is { } conversation && route.Account is { } account)
        {
            var (member, answer) = await client.MemberAsync(serviceUrl, conversation, account, cancellationToken);
            if (member is not null)
                return null;
            if (!DeliveryRule.IsConversationGone(answer))
                return answer.Reason;
        }
        var (made, refused) = await channel.MakeAsync(address, route?.Account, serviceUrl, cancellationToken);
        return made is null ? refused.Reason : null;
    }

    private static string Listed(string what, List<string> names) => names.Count == 0 ? ""
        : $"{what}: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? $" and {names.Count - 5} more" : "")}.";
}
