namespace LeadershipBot.Channels.Slack.Socket;

/// <summary>The patience of the socket. Slack sends a ping about every 30 s, and answers ours at once.</summary>
internal sealed record SlackSocketTiming
{
    /// <value>Our own pings; what is not answered in <see cref="PongWithin"/> ends the connection.</value>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <value>Longer without a byte is told as silent, and the connection is replaced.</value>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(40);

    /// <value>A connection counts once Slack has said hello.</value>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <value>How long an old connection may go on once a new one is there.</value>
    public TimeSpan RetiresWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <value>An old connection that brings nothing for so long is done.</value>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>Slack does not close its side; nobody waits for it longer.</value>
    public TimeSpan ClosesWithin { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <value>What only a person can mend is looked at again after this.</value>
    public TimeSpan UntilMended { get; init; } = TimeSpan.FromMinutes(5);

    /// <value>How often the loop looks around.</value>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);
}
