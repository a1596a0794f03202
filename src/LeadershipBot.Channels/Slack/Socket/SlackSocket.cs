using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Channels.Slack.Socket;

/// <summary>
/// One connection, from hello to its end. What it brings is acknowledged on it and on no other, after it is stored; what
/// cannot be acknowledged any more is sent again by Slack, and found to be known.
/// </summary>
internal sealed partial class SlackSocket : IAsyncDisposable
{
    private const int MaxFrame = 4 * 1024 * 1024;
    private const int MaxAtOnce = 64;

    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _http;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _places = new(MaxAtOnce, MaxAtOnce);
    private readonly ConcurrentDictionary<Task, byte> _open = new();
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _disconnect = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SlackSocketState _state;
    private readonly SlackSocketTiming _timing;
    private readonly SlackDesk _desk;
    private readonly SlackInstallation _installation;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _lastByte;
    private long _lastEnvelope;

    public SlackSocket(SlackSocketState state, SlackSocketTiming timing, SlackDesk desk, SlackInstallation installation,
        TimeProvider time, ILogger logger)
    {
        (_state, _timing, _desk, _installation, _time, _logger) = (state, timing, desk, installation, time, logger);
        _lastByte = _lastEnvelope = time.GetTimestamp();
        _socket.Options.KeepAliveInterval = timing.PingEvery;
        _socket.Options.KeepAliveTimeout = timing.PongWithin;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = timing.HelloWithin,
            PlaintextStreamFilter = (context, _) =>
                ValueTask.FromResult<Stream>(new WatchedStream(context.PlaintextStream, Came)),
        });
    }

    /// <summary>Completes with the reason that Slack gave for ending the connection soon.</summary>
    public Task<string> Disconnect => _disconnect.Task;

    /// <summary>Completes when nothing more can come.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _lastByte));

    /// <summary>Connects and waits for hello: an open connection alone brings nothing yet.</summary>
    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_timing.HelloWithin, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await _socket.ConnectAsync(address, _http, either.Token);
        Ended = ReceiveAsync();
        await Task.WhenAny(_hello.Task, Ended, _disconnect.Task).WaitAsync(either.Token);
        if (!_hello.Task.IsCompleted && !_disconnect.Task.IsCompleted)
            throw new WebSocketException("Slack closed the connection without a hello.");
    }

    /// <summary>Goes on until what has come is acknowledged and nothing more comes, for a bounded time; then closes.</summary>
    public async Task RetireAsync()
    {
        var started = _time.GetTimestamp();
        while (!Ended.IsCompleted && _time.GetElapsedTime(started) < _timing.RetiresWithin
            && (!_open.IsEmpty || _time.GetElapsedTime(Interlocked.Read(ref _lastEnvelope)) < _timing.QuietAfter))
            await Task.WhenAny(Ended, Task.Delay(_timing.QuietAfter / 10, _time));
        await DisposeAsync();
    }

    /// <summary>Ends it now: whoever is at the other end has not been heard of.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_open.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _http.Dispose();
        _sending.Dispose();
        _places.Dispose();
    }

    private async Task CloseAsync()
    {
        using var limit = new CancellationTokenSource(_timing.ClosesWithin, _time);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await Ended.WaitAsync(limit.Token);
        }
        catch (Exception error) when (
            error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Log.NotClosed(_logger, error.GetType().Name);
        }
        _socket.Abort();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await ReadAsync() is { } frame)
                await HandleAsync(frame);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException
            or ObjectDisposedException or InvalidDataException)
        {
            Log.Broke(_logger, error.GetType().Name);
        }
    }

    /// <summary>A whole message, however many frames it came in; null at the end. Only texts are Slack's.</summary>
    private async Task<JsonElement?> ReadAsync()
    {
        var whole = new ArrayBufferWriter<byte>(8 * 1024);
        while (true)
        {
            var part = await _socket.ReceiveAsync(whole.GetMemory(8 * 1024), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Advance(part.Count);
            if (whole.WrittenCount > MaxFrame)
                throw new InvalidDataException("A frame is longer than Slack's are.");
            if (part.EndOfMessage && part.MessageType == WebSocketMessageType.Text)
                return Parse(whole.WrittenMemory);
            if (part.EndOfMessage)
                whole.ResetWrittenCount();
        }
    }

    private JsonElement Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            Log.Unreadable(_logger, text.Length);
            return default;
        }
    }

    private async Task HandleAsync(JsonElement frame)
    {
        if (SlackEnvelope.Of(frame) is { } envelope)
        {
            Interlocked.Exchange(ref _lastEnvelope, _time.GetTimestamp());
            await _places.WaitAsync();
            var work = TakeAsync(envelope);
            _open.TryAdd(work, 0);
            _ = work.ContinueWith(done => _open.TryRemove(done, out _), TaskScheduler.Default);
        }
        else if (frame.Text("type") == "hello")
            _hello.TrySetResult();
        else if (frame.Text("type") == "disconnect")
            _disconnect.TrySetResult(frame.Text("reason") ?? "");
    }

    private async Task TakeAsync(SlackEnvelope envelope)
    {
        try
        {
            var act = envelope.Read(new SlackReader(_installation.Workspace, _time.GetUtcNow()));
            var reply = await _desk.TakeAsync(act, CancellationToken.None);
            _state.Answered(reply.IsAccepted && await SendAsync(envelope.Answer(reply)));
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>False when the connection is gone: Slack will send the envelope again.</summary>
    private async Task<bool> SendAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(_timing.PongWithin, _time);
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException
            or ObjectDisposedException or InvalidOperationException)
        {
            Log.NotAcknowledged(_logger, error.GetType().Name);
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    private void Came()
    {
        Interlocked.Exchange(ref _lastByte, _time.GetTimestamp());
        _state.Frame();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The connection to Slack ended: {Error}")]
        public static partial void Broke(ILogger logger, string error);

        [LoggerMessage(2, LogLevel.Debug, "Slack did not close its side: {Error}")]
        public static partial void NotClosed(ILogger logger, string error);

        [LoggerMessage(3, LogLevel.Warning, "A frame of {Length} bytes from Slack could not be read")]
        public static partial void Unreadable(ILogger logger, int length);

        [LoggerMessage(4, LogLevel.Warning, "Something stored could not be acknowledged to Slack and will come again: {Error}")]
        public static partial void NotAcknowledged(ILogger logger, string error);
    }
}
