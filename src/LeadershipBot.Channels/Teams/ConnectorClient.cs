using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams.Token;

namespace LeadershipBot.Channels.Teams;

/// <summary>
/// Speaks the Bot Connector's REST protocol. Every call passes the list of allowed hosts before a token is attached, and
/// tells exactly how far it came; it repeats nothing but a call that was refused for its token.
/// </summary>
public sealed class ConnectorClient(IHttpClientFactory clients, BotTokens tokens, ServiceHosts hosts, TimeProvider time)
{
    private const int MaxAnswer = 64 * 1024;

    /// <summary>Only a change of the settings helps.</summary>
    private static readonly TimeSpan UntilAllowed = TimeSpan.FromMinutes(15);

    public Task<ConnectorAnswer> CreateConversationAsync(string serviceUrl, JsonObject body,
        CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, serviceUrl, "v3/conversations", body, cancellationToken);

    public Task<ConnectorAnswer> PostAsync(
        string serviceUrl, string conversation, string? replyTo, JsonObject activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, serviceUrl, Activities(conversation, replyTo), activity, cancellationToken);

    public Task<ConnectorAnswer> UpdateAsync(
        string serviceUrl, string conversation, string id, JsonObject activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, serviceUrl, Activities(conversation, id), activity, cancellationToken);

    /// <summary>One member of a conversation as Teams knows them; null with the answer when there is none.</summary>
    public async Task<(JsonObject? Member, ConnectorAnswer Answer)> MemberAsync(
        string serviceUrl, string conversation, string account, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(account)}";
        var (answer, body) = await CallAsync(HttpMethod.Get, serviceUrl, path, null, cancellationToken);
        return (answer.Succeeded ? ReadObject(body) : null, answer);
    }

    private static string Activities(string conversation, string? id) =>
        $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(id is null ? "" : "/" + Uri.EscapeDataString(id))}";

    private static JsonObject? ReadObject(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        // A member that does not read is no member.
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<ConnectorAnswer> SendAsync(
        HttpMethod method, string serviceUrl, string path, JsonObject body, CancellationToken cancellationToken) =>
        (await CallAsync(method, serviceUrl, path, body, cancellationToken)).Answer;

    private async Task<(ConnectorAnswer Answer, string Body)> CallAsync(
        HttpMethod method, string serviceUrl, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        if (!hosts.Allows(serviceUrl))
            return (ConnectorAnswer.NotSent("the service address is not on the list of allowed hosts", UntilAllowed), "");
        var first = await TryAsync(method, serviceUrl, path, body, fresh: false, cancellationToken);
        // A token can be withdrawn before its end; a refused call has done nothing and may be made once more.
        return first.Answer is { End: CallEnd.Answered, Status: HttpStatusCode.Unauthorized }
            ? await TryAsync(method, serviceUrl, path, body, fresh: true, cancellationToken) : first;
    }

    private async Task<(ConnectorAnswer Answer, string Body)> TryAsync(
        HttpMethod method, string serviceUrl, string path, JsonObject? body, bool fresh, CancellationToken cancellationToken)
    {
        using var content = body is null ? null : new WatchedJson(body);
        try
        {
            if (!(await tokens.GetAsync(fresh, cancellationToken)).TryGet(out var token, out var refusal))
                return (ConnectorAnswer.NotSent(refusal.Sentence, TimeSpan.FromSeconds(30)), "");
            var target = new Uri(serviceUrl.TrimEnd('/') + "/" + path);
            using var request = new HttpRequestMessage(method, target) { Content = content };
            if (token.Text is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
            using var response = await clients.CreateClient(TeamsModule.ConnectorClient)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var text = await ReadAsync(response, cancellationToken);
            return (ConnectorAnswer.Read(response, text, time.GetUtcNow()), text);
        }
        // Until the first byte of the body is written, nothing can have been posted; after it, nobody knows.
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return (content is { HasLeft: true } ? ConnectorAnswer.Lost(Why(error))
                : ConnectorAnswer.NotSent(Why(error), TimeSpan.Zero), "");
        }
    }

    /// <summary>The status alone decides; an answer that breaks off in its body is still an answer.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswer, cancellationToken);
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return "";
        }
    }

    private static string Why(Exception error) => error switch
    {
        HttpRequestException http => $"no answer ({http.HttpRequestError})",
        OperationCanceledException => "no answer in time",
        _ => $"no answer ({error.GetType().Name})",
    };
}
