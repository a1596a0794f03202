using LeadershipBot.Data;

namespace LeadershipBot.Tests.Kit;

/// <summary>A gate that is shut while the test says so: every write fails as if the database were gone.</summary>
public sealed class FlakyGate(WriteGate inner) : WriteGate
{
    public bool Shut { get; set; }

    public override Task<T> RunAsync<T>(Func<LeadershipDb, CancellationToken, Task<T>> unit, CancellationToken cancellationToken) =>
        Shut ? throw new IOException("The database is gone.") : inner.RunAsync(unit, cancellationToken);

    public override Task<int> ExecuteAsync(RawStatement statement, object?[] values, CancellationToken cancellationToken) =>
        Shut ? throw new IOException("The database is gone.") : inner.ExecuteAsync(statement, values, cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
