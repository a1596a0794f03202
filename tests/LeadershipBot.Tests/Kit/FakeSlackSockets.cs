using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Kit;

/// <summary>Slack's end of one connection.</summary>
public sealed class FakeSlackSocket(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentQueue<JsonObject> _answers = new();

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was acknowledged on this connection, in order.</summary>
    public IReadOnlyList<JsonObject> Answers => [.. _answers];

    public bool IsOpen => !Ended.Task.IsCompleted;

    public Task HelloAsync() => SendAsync(new() { ["type"] = "hello", ["num_connections"] = 1 });

    public Task DisconnectAsync(string reason) => SendAsync(new() { ["type"] = "disconnect", ["reason"] = reason });

    /// <param name="frames">How many frames the message is cut into.</param>
    public async Task SendAsync(JsonObject message, int frames = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(message.ToJsonString());
        var size = (bytes.Length + frames - 1) / frames;
        await _sending.WaitAsync();
        try
        {
            for (var at = 0; at < bytes.Length; at += size)
                await socket.SendAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), WebSocketMessageType.Text,
                    at + size >= bytes.Length, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends an envelope and gives its id.</summary>
    public async Task<string> BringAsync(string type, JsonObject payload, bool takesAnswer = true, int frames = 1)
    {
        var id = Guid.CreateVersion7().ToString();
        await SendAsync(new()
        {
            ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = takesAnswer, ["payload"] = payload.DeepClone(),
        }, frames);
        return id;
    }

    public void Cut() => socket.Abort();

    public void Dispose() => _sending.Dispose();

    internal async Task RunAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                _answers.Enqueue(JsonNode.Parse(buffer.AsSpan(0, part.Count))!.AsObject());
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            // The bot's end is gone; what it did not say it does not say any more.
        }
        Ended.TrySetResult();
    }
}

/// <summary>All connections of the fake, oldest first.</summary>
public sealed class FakeSlackSockets : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeSlackSocket> _all = new();

    public IReadOnlyList<FakeSlackSocket> All => [.. _all];

    /// <summary>False: connections are opened and nothing is said.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>Every acknowledgement on any connection.</summary>
    public IEnumerable<JsonObject> Answers => All.SelectMany(static s => s.Answers);

    /// <summary>The connection that is open, waited for.</summary>
    public async Task<FakeSlackSocket> OpenAsync(int atLeast = 1)
    {
        await HouseLoops.UntilAsync(() => All.Count >= atLeast && All[^1].IsOpen);
        return All[^1];
    }

    public async Task TakeAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var end = new FakeSlackSocket(socket);
        _all.Enqueue(end);
        if (SaysHello)
            await end.HelloAsync();
        await end.RunAsync();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var socket in _all)
        {
            socket.Cut();
            socket.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
