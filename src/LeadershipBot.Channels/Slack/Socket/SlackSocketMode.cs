using System.Net.WebSockets;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Channels.Slack.Socket;

/// <summary>
/// Keeps a connection to Slack. A new one is open, and has said hello, before the old one is let go; then the old one
/// finishes what it has brought.
/// </summary>
internal sealed partial class SlackSocketMode(
    SlackClient client, SlackDesk desk, SlackInstallation installation, SlackHosts hosts, SlackSocketState state,
    SlackSocketTiming timing, TimeProvider time, ILogger<SlackSocketMode> logger)
{
    private readonly HashSet<Task> _retiring = [];
    private TimeSpan _pause = timing.FirstPause;

    /// <summary>Runs until cancelled. Calls <paramref name="beat"/> at every look around, connected or not.</summary>
    public async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        state.Runs();
        SlackSocket? current = null;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                beat();
                current = current is null
                    ? await ConnectAsync(beat, cancellationToken)
                    : await KeepAsync(current, beat, cancellationToken);
            }
        }
        finally
        {
            if (current is not null)
                Retire(current);
            state.Down();
            await Task.WhenAll(_retiring);
        }
    }

    /// <summary>Null when it did not work; then the pause before the next try is over.</summary>
    private async Task<SlackSocket?> ConnectAsync(Action beat, CancellationToken cancellationToken)
    {
        var (socket, wait) = await OpenAsync(cancellationToken);
        if (socket is not null)
        {
            _pause = timing.FirstPause;
            return socket;
        }
        state.Down();
        await PauseAsync(wait > _pause ? wait : _pause, beat, cancellationToken);
        _pause = _pause * 2 < timing.LongestPause ? _pause * 2 : timing.LongestPause;
        return null;
    }

    /// <summary>Waits for the next thing that happens to the connection, and gives back the one to go on with.</summary>
    private async Task<SlackSocket?> KeepAsync(SlackSocket current, Action beat, CancellationToken cancellationToken)
    {
        await Task.WhenAny(current.Ended, current.Disconnect, Task.Delay(timing.Tick, time, cancellationToken));
        if (cancellationToken.IsCancellationRequested)
            return current;
        if (current.Disconnect.IsCompleted)
            return await ReplaceAsync(current, await current.Disconnect, beat, cancellationToken);
        if (!current.Ended.IsCompleted && current.Silence <= timing.Silence)
            return current;
        // Nothing was asked for, it just ended or fell silent: what it brought and could not acknowledge comes again.
        Log.Lost(logger, current.Silence);
        current.Abort();
        Retire(current);
        state.Down();
        return null;
    }

    private async Task<SlackSocket?> ReplaceAsync(
        SlackSocket current, string reason, Action beat, CancellationToken cancellationToken)
    {
        Log.Asked(logger, reason);
        switch (reason)
        {
            case "link_disabled":
                state.Verdict = SlackMessages.SocketModeIsOff;
                return await LeaveAsync(current, timing.UntilMended, beat, cancellationToken);
            case "too_many_websockets":
                state.Verdict = SlackMessages.TooManySockets;
                return await LeaveAsync(current, timing.LongestPause, beat, cancellationToken);
        }
        // "warning", "refresh_requested" and whatever reasons are to come: Slack ends this one soon.
        var (next, wait) = await OpenAsync(cancellationToken);
        if (next is not null)
            Retire(current);
        else if (current.Ended.IsCompleted)
            return await LeaveAsync(current, wait, beat, cancellationToken);
        else
            await PauseAsync(wait > timing.FirstPause ? wait : timing.FirstPause, beat, cancellationToken);
        return next ?? current;
    }

    private async Task<SlackSocket?> LeaveAsync(
        SlackSocket current, TimeSpan pause, Action beat, CancellationToken cancellationToken)
    {
        Retire(current);
        state.Down();
        await PauseAsync(pause, beat, cancellationToken);
        return null;
    }

    private async Task<(SlackSocket? Socket, TimeSpan Wait)> OpenAsync(CancellationToken cancellationToken)
    {
        var answer = await client.CallAsync(new SlackCall("apps.connections.open", [], AsApp: true), cancellationToken);
        if (answer is not SlackAnswer.Ok { Body: var body })
            return (null, answer switch
            {
                SlackAnswer.Later later => later.After,
                SlackAnswer.No { Error: var error } when SlackErrors.IsInstallation(error) => timing.UntilMended,
                _ => TimeSpan.Zero,
            });
        if (!hosts.Admits(body.Text("url"), out var address))
        {
            Log.Elsewhere(logger);
            return (null, timing.LongestPause);
        }
        var socket = new SlackSocket(state, timing, desk, installation, time, logger);
        try
        {
            await socket.OpenAsync(address, cancellationToken);
            state.Up();
            return (socket, TimeSpan.Zero);
        }
        catch (Exception error) when (
            error is WebSocketException or OperationCanceledException or HttpRequestException or IOException)
        {
            Log.NotOpened(logger, error.GetType().Name);
            await socket.DisposeAsync();
            return (null, TimeSpan.Zero);
        }
    }

    private void Retire(SlackSocket socket)
    {
        _retiring.RemoveWhere(static done => done.IsCompleted);
        _retiring.Add(socket.RetireAsync());
    }

    /// <summary>Waits in steps, so that the supervisor sees that the loop lives.</summary>
    private async Task PauseAsync(TimeSpan pause, Action beat, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested && pause - time.GetElapsedTime(started) is var left
            && left > TimeSpan.Zero)
        {
            beat();
            await Task.Delay(left < timing.Tick ? left : timing.Tick, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack ends the connection soon: {Reason}")]
        public static partial void Asked(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The connection to Slack was lost after {Silence} of silence")]
        public static partial void Lost(ILogger logger, TimeSpan silence);

        [LoggerMessage(3, LogLevel.Warning, "The connection to Slack did not open: {Error}")]
        public static partial void NotOpened(ILogger logger, string error);

        [LoggerMessage(4, LogLevel.Error, "Slack named a socket address that is not Slack's; nothing was sent there")]
        public static partial void Elsewhere(ILogger logger);
    }
}
