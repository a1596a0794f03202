using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Messaging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams;

/// <summary>Microsoft Teams: private messages to people, and posts to channels (an address whose user id is a channel's).</summary>
public sealed class TeamsChannel(
    ConnectorClient client, TeamsRoutes routes, Pacing pacing, BotTokens tokens, IOptions<TeamsOptions> options,
        TimeProvider time)
    : IChannel, IReportsTrouble
{
    /// <summary>What has to wait longer gives its place to others and comes back.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public ChannelName Name => ChannelName.Teams;

    public int Parallelism => 16;

    public string? Trouble => tokens.Trouble;

    public async Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var activity = TeamsRenderer.Activity(delivery.Message, delivery.Logical);
        if (IsShared(delivery.To.UserId))
            return await PostToSharedAsync(delivery.To, activity, cancellationToken);
        var route = await routes.FindAsync(delivery.To, cancellationToken);
        var serviceUrl = route?.ServiceUrl ?? options.Value.Endpoints.ServiceUrl;
        if (route?.Conversation is { } known)
        {
            var answer = await PostToAsync(delivery.To, serviceUrl, known, activity, cancellationToken);
            if (!DeliveryRule.IsConversationGone(answer))
                return DeliveryRule.Judge(answer, RefOf(answer, known));
            // The person deleted the chat: it is made once more.
            await routes.ForgetConversationAsync(delivery.To, known, cancellationToken);
        }
        var (made, trouble) = await MakeAsync(delivery.To, route?.Account, serviceUrl, cancellationToken);
        if (made is null)
            return DeliveryRule.JudgePreparation(trouble);
        var posted = await PostToAsync(delivery.To, serviceUrl, made, activity, cancellationToken);
        return DeliveryRule.Judge(posted, RefOf(posted, made));
    }

    public async Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (TeamsRef.Parse(delivery.PlatformRef) is not { } post)
            return new DeliveryResult.Refused(TeamsMessages.Unnamed, AddressIsDead: false);
        var route = await routes.FindAsync(delivery.To, cancellationToken);
        var serviceUrl = route?.ServiceUrl ?? options.Value.Endpoints.ServiceUrl;
        var activity = TeamsRenderer.Activity(delivery.Message, delivery.Logical);
        activity["id"] = post.Activity;
        var answer = await PacedAsync(delivery.To, post.Conversation,
            token => client.UpdateAsync(serviceUrl, post.Conversation, post.Activity, activity, token), cancellationToken);
        // A post that is gone says nothing about whether its reader can be reached.
        return DeliveryRule.Judge(answer, post) is DeliveryResult.Refused refused && DeliveryRule.IsConversationGone(answer)
            ? refused with { AddressIsDead = false } : DeliveryRule.Judge(answer, post);
    }

    /// <summary>Makes the private conversation with a person, or finds the one there is; shows nobody anything.</summary>
    /// <returns>Its id, or the answer that says why there is none.</returns>
    public async Task<(string? Conversation, ConnectorAnswer Answer)> MakeAsync(
        Address to, string? account, string serviceUrl, CancellationToken cancellationToken)
    {
        var answer = await PacedAsync(to, $"new {to.UserId}",
            token => client.CreateConversationAsync(serviceUrl, NewConversation(to, account), token), cancellationToken);
        if (!answer.Succeeded || answer.Id is not { Length: > 0 } id)
            return (null, answer.Succeeded ? ConnectorAnswer.NotSent("no id for the new conversation", TimeSpan.Zero) : answer);
        await routes.LearnAsync(to, new RouteNews(account, id, serviceUrl), cancellationToken);
        return (id, answer);
    }

    private JsonObject NewConversation(Address to, string? account) => new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = $"28:{options.Value.AppId}" },
        ["members"] = new JsonArray(new JsonObject { ["id"] = account ?? to.UserId }),
        ["tenantId"] = to.Workspace,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = to.Workspace } },
    };

    private async Task<DeliveryResult> PostToSharedAsync(Address to, JsonObject activity, CancellationToken cancellationToken)
    {
        var serviceUrl = (await routes.FindAsync(to, cancellationToken))?.ServiceUrl ?? options.Value.Endpoints.ServiceUrl;
        if (!to.UserId.Contains("@thread.tacv2", StringComparison.Ordinal))
        {
            var said = await PostToAsync(to, serviceUrl, to.UserId, activity, cancellationToken);
            return DeliveryRule.Judge(said, RefOf(said, to.UserId));
        }
        var answer = await PacedAsync(to, to.UserId, token => client.CreateConversationAsync(serviceUrl, new JsonObject
        {
            ["isGroup"] = true,
            ["bot"] = new JsonObject { ["id"] = $"28:{options.Value.AppId}" },
            ["tenantId"] = to.Workspace,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = to.UserId } },
            ["activity"] = activity,
        }, token), cancellationToken);
        return DeliveryRule.Judge(answer, answer is { Id: { } thread, ActivityId: { } id } ? new TeamsRef(id, thread) : null);
    }

    private Task<ConnectorAnswer> PostToAsync(
        Address to, string serviceUrl, string conversation, JsonObject activity, CancellationToken cancellationToken) =>
        PacedAsync(to, conversation,
            token => client.PostAsync(serviceUrl, conversation, null, (JsonObject)activity.DeepClone(), token),
                cancellationToken);

    private async Task<ConnectorAnswer> PacedAsync(
        Address to, string conversation, Func<CancellationToken, Task<ConnectorAnswer>> call, CancellationToken cancellationToken)
    {
        while (pacing.Take(to.Workspace, conversation) is var wait && wait > TimeSpan.Zero)
        {
            if (wait > LongestWait)
                return ConnectorAnswer.NotSent("paced to Microsoft's limits", wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                return ConnectorAnswer.NotSent("no time left to wait for a place", LongestWait);
        }
        var answer = await call(cancellationToken);
        if ((int)answer.Status == 429)
            pacing.Close(to.Workspace, conversation, answer.RetryAfter);
        return answer;
    }

    private static TeamsRef? RefOf(ConnectorAnswer answer, string conversation) =>
        answer.Id is { Length: > 0 } id ? new TeamsRef(id, conversation) : null;

    /// <summary>Ids of channels and group chats begin alike; no person's does.</summary>
    private static bool IsShared(string userId) => userId.StartsWith("19:", StringComparison.Ordinal);
}
