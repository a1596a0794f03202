using System.Globalization;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack.Socket;

/// <summary>How the socket is doing, for the readiness and metrics pages; in memory.</summary>
internal sealed class SlackSocketState(
    SlackInstallation installation, SlackSocketTiming timing, IOptions<SlackOptions> options, TimeProvider time)
{
    private readonly DateTimeOffset _since = time.GetUtcNow();
    private long _connections;
    private long _acknowledged;
    private long _unacknowledged;
    private long _lastFrame;
    private bool _runs;

    /// <summary>Since when there is no connection; null while there is one.</summary>
    public DateTimeOffset? DownSince { get; private set; } = time.GetUtcNow();

    /// <summary>What Slack said when it ended the last connection for good; null otherwise.</summary>
    public string? Verdict { get; set; }

    public long Connections => Interlocked.Read(ref _connections);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Unacknowledged => Interlocked.Read(ref _unacknowledged);

    /// <summary>Since the last byte of any connection, pings and pongs included.</summary>
    public TimeSpan FrameAge =>
        time.GetUtcNow() - (Interlocked.Read(ref _lastFrame) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : _since);

    public string? Trouble => options.Value.Mode != SlackMode.Socket || !_runs ? null
        : Verdict ?? installation.ConnectionTrouble ?? (DownSince, FrameAge) switch
        {
            ({ } since, _) when time.GetUtcNow() - since > timing.HelloWithin =>
                string.Create(CultureInfo.InvariantCulture, $"Slack is not connected since {since:HH:mm:ss} UTC."),
            (null, var age) when age > timing.Silence =>
                string.Create(CultureInfo.InvariantCulture,
                    $"The connection to Slack has been silent for {age.TotalSeconds:0} s."),
            _ => null,
        };

    public void Runs() => _runs = true;

    public void Frame() => Interlocked.Exchange(ref _lastFrame, time.GetUtcNow().UtcTicks);

    public void Up()
    {
        Interlocked.Increment(ref _connections);
        (DownSince, Verdict) = (null, null);
        installation.Connects();
    }

    public void Down() => DownSince ??= time.GetUtcNow();

    public void Answered(bool accepted) => Interlocked.Increment(ref accepted ? ref _acknowledged : ref _unacknowledged);
}
