using LeadershipBot.Messaging;

namespace LeadershipBot.Host.Loops;

/// <summary>Sends what is due.</summary>
internal sealed class RelayLoop(Relay relay, LoopLedger ledger, TimeProvider time, ILogger<RelayLoop> logger)
    : SupervisedService("relay", ledger, time, logger)
{
    protected override Task RunAsync(Action beat, CancellationToken cancellationToken) => relay.RunAsync(beat, cancellationToken);
}

/// <summary>Handles what people did.</summary>
internal sealed class InboxLoop(InboxWorker worker, LoopLedger ledger, TimeProvider time, ILogger<InboxLoop> logger)
    : SupervisedService("inbox", ledger, time, logger)
{
    protected override Task RunAsync(Action beat, CancellationToken cancellationToken) => worker.RunAsync(beat, cancellationToken);
}
