using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>The limit on this machine: bare Kestrel, the signature, one parse, and an insert whose commit others share.</summary>
internal static class SlackBare
{
    private static readonly RawStatement Insert = RawStatement.InsertNew("Inbox", "DedupeKey", "Channel", "Workspace", "UserId",
        "Kind", "At", "ReceivedAt", "Body", "State", "Attempts", "CorrelationId");

    public static async Task<int> ServeAsync(string secret, string database)
    {
        var source = LeadershipDbSource.For(new DatabaseOptions { ConnectionString = $"Data Source={database}" });
        await using (var db = source.Open())
            await db.Database.EnsureCreatedAsync();
        await using var gate = WriteGate.For(source);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var key = Encoding.UTF8.GetBytes(secret);
        app.Run(http => TakeAsync(http, key, gate));
        await app.StartAsync();
        Console.WriteLine($"serves {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task TakeAsync(HttpContext http, byte[] secret, WriteGate gate)
    {
        using var body = new MemoryStream((int)http.Request.ContentLength!.Value);
        await http.Request.Body.CopyToAsync(body);
        var raw = body.ToArray();
        var now = TimeProvider.System.GetUtcNow();
        if (SlackSignature.Check(secret, http.Request.Headers[SlackSignature.TimestampHeader],
            http.Request.Headers[SlackSignature.SignatureHeader], raw, now) != SignatureVerdict.Good)
        {
            http.Response.StatusCode = 401;
            return;
        }
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(raw)))
        {
            using var json = JsonDocument.Parse(pair.DecodeValue());
            var (user, action) = (json.RootElement.GetProperty("user").GetProperty("id").GetString(),
                json.RootElement.GetProperty("actions")[0]);
            await gate.ExecuteAsync(Insert,
            [
                $"{user}/{action.GetProperty("action_ts").GetString()}", "slack", "T1", user, InboundKind.Press, now, now,
                action.GetProperty("value").GetString(), InboxState.Done, 0, now.Ticks.ToString(CultureInfo.InvariantCulture),
            ], CancellationToken.None);
        }
    }
}
