using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace LeadershipBot.Benchmarks;

/// <summary>The n-th activity as JSON.</summary>
internal delegate string TeamsActivityMaker(TeamsMicrosoft microsoft, int n);

/// <summary>Many connections that each send one activity after the other and wait for its answer.</summary>
internal sealed class TeamsLoad(TeamsMicrosoft microsoft, int callers)
{
    public const int People = 500;

    private int _next;

    public static string Message(TeamsMicrosoft microsoft, int n) =>
        Activity(microsoft, n, "message", "\"text\":\"noted, thank you\"");

    public static string Invoke(TeamsMicrosoft microsoft, int n) => Activity(microsoft, n, "invoke",
        "\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"press\",\"data\":{\"v\":\"press\","
        + "\"w\":\"command.type.1 {\\\"Text\\\":\\\"absences\\\"}\"}},\"trigger\":\"manual\"}");

    /// <returns>How long each took, in milliseconds, shortest first.</returns>
    /// <exception cref="InvalidOperationException">An activity was not taken.</exception>
    public async Task<List<double>> RunAsync(Uri server, TeamsActivityMaker make, TimeSpan during, int most)
    {
        var times = new ConcurrentBag<double>();
        var begun = Stopwatch.GetTimestamp();
        var sent = 0;
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = callers });
        var target = new Uri(server, "/api/messages");
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun) < during && Interlocked.Increment(ref sent) <= most)
                times.Add(await SendAsync(http, target, make(microsoft, Interlocked.Increment(ref _next))));
        })));
        var sorted = times.ToList();
        sorted.Sort();
        return sorted;
    }

    private async Task<double> SendAsync(HttpClient http, Uri target, string activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            target)
        { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", microsoft.Token);
        var started = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
                : throw new InvalidOperationException($"Answered {(int)answer.StatusCode}.");
    }

    /// <summary>As long as a real one, with all the fields that Teams sends.</summary>
    private static string Activity(TeamsMicrosoft microsoft, int n, string type, string content) =>
        $"{{\"type\":\"{type}\",{content},\"id\":\"f:{n}\",\"channelId\":\"msteams\",\"serviceUrl\":\"{microsoft.ServiceUrl}\","
        + "\"timestamp\":\"2026-11-25T08:00:00.000Z\",\"localTimestamp\":\"2026-11-25T09:00:00.000+01:00\",\"localTimezone\":\"Europe/Berlin\","
        + $"\"from\":{{\"id\":\"29:{n % People}\",\"name\":\"Person {n % People}\",\"aadObjectId\":\"aad-{n % People}\"}},"
        + $"\"recipient\":{{\"id\":\"28:{TeamsMicrosoft.AppId}\",\"name\":\"LeadershipBot\"}},\"textFormat\":\"plain\",\"locale\":\"en-US\","
        + $"\"conversation\":{{\"conversationType\":\"personal\",\"tenantId\":\"{TeamsMicrosoft.Tenant}\",\"id\":\"a:{n % People}\"}},"
        + "\"entities\":[{\"type\":\"clientInfo\",\"locale\":\"en-US\",\"country\":\"US\",\"platform\":\"Web\",\"timezone\":\"Europe/Berlin\"}],"
        + $"\"channelData\":{{\"tenant\":{{\"id\":\"{TeamsMicrosoft.Tenant}\"}}}}}}";
}
