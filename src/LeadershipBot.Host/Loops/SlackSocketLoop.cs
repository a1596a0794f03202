using LeadershipBot.Channels.Slack;

namespace LeadershipBot.Host.Loops;

/// <summary>Keeps the connection to Slack.</summary>
internal sealed class SlackSocketLoop(
    IServiceProvider services, LoopLedger ledger, TimeProvider time, ILogger<SlackSocketLoop> logger)
    : SupervisedService("slack-socket", ledger, time, logger)
{
    protected override Task RunAsync(Action beat, CancellationToken cancellationToken) =>
        services.SlackSocketLoop()!(beat, cancellationToken);
}
