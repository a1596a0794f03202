namespace LeadershipBot.Messaging;

/// <summary>
/// A row whose sender never recorded an outcome (its process died, or the record failed) is shown as in doubt once its lease
/// has run out. On several instances this is also how one learns of another's death.
/// </summary>
public sealed class StaleLeases(RelayLedger ledger, TimeProvider time) : IScheduledWork
{
    public string Name => "stale-leases";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public Task RunAsync(CancellationToken cancellationToken) => ledger.MarkInterruptedAsync(time.GetUtcNow(), cancellationToken);
}
