using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Messaging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>
/// What is said at once and once, beside the outbox, because it is worth nothing later: "sent to you privately" in a channel,
/// a form for a client that cannot show it in place, a word to somebody unknown. A failure is logged; nothing is lost with it.
/// </summary>
public sealed partial class DirectWords(
    ConnectorClient client, TeamsChannel channel, TeamsRoutes routes, IOptions<TeamsOptions> options, TimeProvider time,
    ILogger<DirectWords> logger)
{
    /// <summary>Teams waits 10 s for its own call to be answered; these words may take a third of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Under the message that was just written there.</summary>
    public Task SayThereAsync(TeamsActivity activity, string text, CancellationToken cancellationToken) => BoundedAsync(token =>
        client.PostAsync(activity.ServiceUrl!, activity.ConversationId!, activity.Id, Plain(text), token), cancellationToken);

    public Task FormAsync(Address to, TeamsActivity activity, Form form, FormEntry entry, CancellationToken cancellationToken) =>
        PrivatelyAsync(to, activity, TeamsRenderer.Activity(TeamsRenderer.Card(form, entry), form.Title), cancellationToken);

    public Task SayAsync(Address to, TeamsActivity activity, string text, CancellationToken cancellationToken) =>
        PrivatelyAsync(to, activity, Plain(text), cancellationToken);

    private Task PrivatelyAsync(Address to, TeamsActivity activity, JsonObject said, CancellationToken cancellationToken) =>
        BoundedAsync(async token =>
        {
            var serviceUrl = activity.ServiceUrl ?? options.Value.Endpoints.ServiceUrl;
            if (activity.Scope == TeamsScope.Personal)
                return await client.PostAsync(serviceUrl, activity.ConversationId!, null, said, token);
            if ((await routes.FindAsync(to, token))?.Conversation is { } known)
                return await client.PostAsync(serviceUrl, known, null, said, token);
            var (made, answer) = await channel.MakeAsync(to, activity.FromId, serviceUrl, token);
            return made is null ? answer : await client.PostAsync(serviceUrl, made, null, said, token);
        }, cancellationToken);

    private async Task BoundedAsync(Func<CancellationToken, Task<ConnectorAnswer>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = await call(both.Token);
        if (!answer.Succeeded)
            Log.NotSaid(logger, answer.Reason);
    }

    private static JsonObject Plain(string text) => new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A word beside the outbox was not said in Teams: {Reason}")]
        public static partial void NotSaid(ILogger logger, string reason);
    }
}
