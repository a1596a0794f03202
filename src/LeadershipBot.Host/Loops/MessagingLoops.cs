using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Host.Loops;

/// <summary>Sends what is due.</summary>
internal sealed class RelayLoop(
    Relay relay, LeadershipDbSource source, LoopLedger ledger, TimeProvider time, ILogger<RelayLoop> logger)
    : SupervisedService("relay", ledger, time, logger)
{
    private bool _settled;

    protected override async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        // Once per process, and only where this process is the only sender: beside others a row may really be under way.
        if (!_settled && source.IsSqlite)
            await relay.MarkInterruptedAsync(cancellationToken);
        _settled = true;
        await relay.RunAsync(beat, cancellationToken);
    }
}

/// <summary>Handles what people did.</summary>
internal sealed class InboxLoop(InboxWorker worker, LoopLedger ledger, TimeProvider time, ILogger<InboxLoop> logger)
    : SupervisedService("inbox", ledger, time, logger)
{
    protected override Task RunAsync(Action beat, CancellationToken cancellationToken) =>
        worker.RunAsync(beat, cancellationToken);
}
